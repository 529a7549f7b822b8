import { lengthProperty } from '../length-property.ts';

const setFoot = lengthProperty('--foot');
const parts = new Set<HTMLElement>();
let frame: number | undefined;

/** In the next frame, because one part can move another one. */
function measureLater() {
  frame ??= requestAnimationFrame(() => {
    frame = undefined;
    const heights = [...parts]
      .map((part) => part.getBoundingClientRect())
      .filter(({ height }) => height > 0)
      .map(({ top }) => innerHeight - top);
    setFoot(Math.max(0, ...heights));
  });
}

/**
 * Marks what is at the foot of the window. `--foot` is the height up to the top of the highest part: what is shown above it for
 * a while covers none of them. For use as an attachment.
 */
export function atFoot(part: HTMLElement): () => void {
  const observer = new ResizeObserver(measureLater);
  parts.add(part);
  observer.observe(part);
  return () => {
    observer.disconnect();
    parts.delete(part);
    measureLater();
  };
}
