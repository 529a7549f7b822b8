/** Containers that can take over the focus from an element inside them: themselves, or their first button with `data-holds-focus`. */
const HOLDERS = 'dialog, [tabindex="-1"], [data-holds-focus]';

/** `element`, then what holds it, from the inside out. */
function withHolders(element: HTMLElement): readonly HTMLElement[] {
  const outer = element.parentElement?.closest<HTMLElement>(HOLDERS) ?? null;
  return outer === null ? [element] : [element, ...withHolders(outer)];
}

/** The element that takes over the focus from something inside `holder`. */
const substituteFor = (holder: HTMLElement): HTMLElement | null =>
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

/** Gives the focus to the first of `candidates` that takes it: what lies under a dialog does not. */
const focusFirstOf = (candidates: readonly HTMLElement[]): boolean =>
  candidates.some((candidate) => {
    candidate.focus({ preventScroll: true });
    return document.activeElement === candidate;
  });

/**
 * For the main part: keeps the focus in the page. If an update removes, disables or hides what has it, it goes to what is left
 * around that (its card, its dialog), otherwise to the open dialog or the main part, and the next Tab continues from there.
 * An element that an update only moves gets it back. A component that knows a better element focuses it in the same update.
 */
export function keepFocus(main: HTMLElement): () => void {
  let held: readonly HTMLElement[] = [];
  const hold = (element: EventTarget | null) => {
    if (element !== document.body)
      held = element instanceof HTMLElement ? withHolders(element) : [];
  };
  const recordFocus = ({ target }: FocusEvent) => {
    hold(target);
  };
  const restoreFocus = (records: readonly MutationRecord[]) => {
    const { activeElement } = document;
    const [focused] = held;
    const isLost = activeElement === document.body || activeElement === focused;
    // If the element is unchanged, the user has clicked outside of it, or Tab is moving the focus.
    if (focused !== undefined && isLost && (!canHold(focused) || wasMoved(focused, records))) {
      const left = held.filter(canHold).map(substituteFor);
      focusFirstOf([...left, topDialog() ?? main].filter((candidate) => candidate !== null));
    }
    // A window in the background gives no events when the focus changes.
    hold(document.activeElement);
  };
  const changes = new MutationObserver(restoreFocus);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  document.addEventListener('focusin', recordFocus);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', recordFocus);
  };
}
