let frames: number[] = [];
let watching: number | undefined;

/** Starts to record the duration of each frame. */
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

/** Stops recording and returns the duration of each frame in milliseconds. */
export function framesMs(): readonly number[] {
  if (watching !== undefined) cancelAnimationFrame(watching);
  watching = undefined;
  return frames;
}
