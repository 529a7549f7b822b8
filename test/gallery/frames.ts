let frames: number[] = [];
let watching: number | undefined;

/** Begins to note how long each frame takes. */
export function watchFrames(): void {
  frames = [];
  let last: number | undefined;
  const frame = (now: number) => {
    if (last !== undefined) frames.push(now - last);
    last = now;
    watching = requestAnimationFrame(frame);
  };
  watching = requestAnimationFrame(frame);
}

/** Ends it, and tells how long each one took, in milliseconds. */
export function framesMs(): readonly number[] {
  if (watching !== undefined) cancelAnimationFrame(watching);
  watching = undefined;
  return frames;
}
