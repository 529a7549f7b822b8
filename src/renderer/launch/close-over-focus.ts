/**
 * Closes a panel that lies over the page when the keyboard moves the focus to something below it, which nobody would see.
 * For use as an attachment.
 */
export const closeOverFocus =
  (close: () => void) =>
  (panel: HTMLElement): (() => void) => {
    const look = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
      // A dialog lies over the panel.
      if (panel.contains(target) || target.closest('dialog') !== null) return;
      const over = panel.getBoundingClientRect();
      const { top, right, bottom, left } = target.getBoundingClientRect();
      const isBeside = right <= over.left || left >= over.right;
      if (!isBeside && bottom > over.top && top < over.bottom) close();
    };
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('focusin', look);
    };
  };
