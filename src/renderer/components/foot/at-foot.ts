import { lengthProperty } from '../length-property.ts';

const setFoot = lengthProperty('--foot');
const parts = new Set<HTMLElement>();
const followers = new Set<() => void>();
let frame: number | undefined;

function follow() {
  for (const follower of followers) follower();
}

/** In the next frame, because one part can move another one. */
function measureLater() {
  frame ??= requestAnimationFrame(() => {
    frame = undefined;
    // What is held in its place may have been moved by what is gone.
    follow();
    const heights = [...parts]
      .map((part) => part.getBoundingClientRect())
      .filter(({ height }) => height > 0)
      .map(({ top }) => innerHeight - top);
    setFoot(Math.max(0, ...heights));
    follow();
  });
}

/**
 * Marks what is at the foot of the window. `--foot` is the height up to the top of the highest part: what is shown above it for
 * a while covers none of them. For use as an attachment.
 */
export function atFoot(part: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    follow();
    measureLater();
  });
  parts.add(part);
  // Before the pointer is over what has taken the place.
  queueMicrotask(follow);
  observer.observe(part);
  return () => {
    observer.disconnect();
    parts.delete(part);
    queueMicrotask(follow);
    measureLater();
  };
}

/** Calls `follower` whenever something at the foot may have moved, before that is seen, until the returned function is called. */
export function followFoot(follower: () => void): () => void {
  followers.add(follower);
  return () => {
    followers.delete(follower);
  };
}
