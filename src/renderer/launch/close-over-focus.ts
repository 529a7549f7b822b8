/** Keys that move the focus. */
const MOVES = /^(Tab|Arrow|Home|End|Page)/;

/**
 * Closes a panel that lies over the page when the keyboard moves the focus to something below it, which nobody would see.
 * For use as an attachment.
 */
export const closeOverFocus =
  (close: () => void) =>
  (panel: HTMLElement): (() => void) => {
    let isMoving = false;
    const press = ({ key }: KeyboardEvent) => {
      isMoving = MOVES.test(key);
    };
    const look = ({ target }: FocusEvent) => {
      // Otherwise, the window moves it, for example when a form closes and the panel shows what it started.
      if (!isMoving || !(target instanceof Element)) return;
      // A dialog lies over the panel.
      if (panel.contains(target) || target.closest('dialog') !== null) return;
      const over = panel.getBoundingClientRect();
      const { top, right, bottom, left } = target.getBoundingClientRect();
      const isBeside = right <= over.left || left >= over.right;
      if (!isBeside && bottom > over.top && top < over.bottom) close();
    };
    document.addEventListener('keydown', press, true);
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('keydown', press, true);
      document.removeEventListener('focusin', look);
    };
  };
