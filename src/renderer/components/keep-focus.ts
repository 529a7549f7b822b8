/** What can take the focus in the place of something inside of it: itself, or its first button where it says so. */
const HOLDERS = 'dialog, [tabindex="-1"], [data-holds-focus]';

/** `element`, then what holds it, from the inside out. */
function withHolders(element: HTMLElement): readonly HTMLElement[] {
  const outer = element.parentElement?.closest<HTMLElement>(HOLDERS) ?? null;
  return outer === null ? [element] : [element, ...withHolders(outer)];
}

/** Where the focus goes that something inside of `holder` had. */
const placeIn = (holder: HTMLElement): HTMLElement | null =>
  'holdsFocus' in holder.dataset ? holder.querySelector('button') : holder;

/** Whether `element` is in the page and can have the focus: the browser takes it from what is disabled, hidden or inert. */
const canHold = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(':disabled') && !element.closest('[hidden], [inert]');

/** Whether `element` was taken out of the page, though it may be back by now: the focus does not move with it. */
const wasMoved = (element: HTMLElement, changes: readonly MutationRecord[]): boolean =>
  changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element)));

/** The dialog above everything, which alone can have the focus while it is open. */
const topDialog = (): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);

/** Gives the focus to the first of `places` that takes it: what lies under a dialog does not. */
const focusFirstOf = (places: readonly HTMLElement[]): boolean =>
  places.some((place) => {
    place.focus({ preventScroll: true });
    return document.activeElement === place;
  });

/**
 * For the main part: keeps the focus in the page. If an update removes, disables or hides what has it, it goes to what is left
 * around that (its card, its dialog), else to the dialog that is open or the main part, and the next Tab goes on from there.
 * What an update only moves gets it back. A component that knows a better place focuses it in the same update.
 */
export function keepFocus(main: HTMLElement): () => void {
  let held: readonly HTMLElement[] = [];
  const hold = (element: EventTarget | null) => {
    if (element !== document.body)
      held = element instanceof HTMLElement ? withHolders(element) : [];
  };
  const note = ({ target }: FocusEvent) => {
    hold(target);
  };
  const look = (records: readonly MutationRecord[]) => {
    const { activeElement } = document;
    const [focused] = held;
    const isLost = activeElement === document.body || activeElement === focused;
    // If it is still there as it was, the user has left it by a press beside everything, or Tab is on its way.
    if (focused !== undefined && isLost && (!canHold(focused) || wasMoved(focused, records))) {
      const left = held.filter(canHold).map(placeIn);
      focusFirstOf([...left, topDialog() ?? main].filter((place) => place !== null));
    }
    // A window in the background gives no events when the focus changes.
    hold(document.activeElement);
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, {
    ...{ childList: true, subtree: true },
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  document.addEventListener('focusin', note);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', note);
  };
}
