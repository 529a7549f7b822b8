import { SETTLE_MS } from './settled.svelte.ts';

/**
 * An attachment that ignores clicks of the mouse in an element for {@link SETTLE_MS} after it has appeared, or after `shows` has
 * changed: such a click was meant for what was there before. The keyboard presses what has the focus, so it is not delayed.
 */
export const ignoreEarlyClicks =
  (shows: unknown) =>
  (node: HTMLElement): (() => void) => {
    if (shows === '') return () => undefined;
    const ignore = (event: MouseEvent) => {
      if (event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const settle = () => {
      clearTimeout(timer);
      node.removeEventListener('click', ignore, true);
      delete node.dataset.changed;
    };
    const timer = setTimeout(settle, SETTLE_MS);
    node.addEventListener('click', ignore, true);
    node.dataset.changed = '';
    return settle;
  };
