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

/**
 * For the main part: keeps the focus in the page. Where an update takes away what has it, it goes to what is left
 * around that (its card, its question), else to the main part, and the next Tab goes on from there. Whoever knows a better
 * place takes it in the same update.
 */
export function keepFocus(main: HTMLElement): () => void {
  let held: readonly HTMLElement[] = [];
  const note = ({ target }: FocusEvent) => {
    held = target instanceof HTMLElement ? withHolders(target) : [];
  };
  const look = () => {
    const [focused] = held;
    // Still there: the user has left it by a press beside everything.
    if (focused === undefined || focused.isConnected || document.activeElement !== document.body)
      return;
    const left = held.filter((element) => element.isConnected).map(placeIn);
    (left.find((place) => place !== null) ?? main).focus({ preventScroll: true });
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', note);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', note);
  };
}
