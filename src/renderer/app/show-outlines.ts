/** How far an outline reaches beyond its element, in pixels, with a little space: `scroll-margin` in the styles. */
const OUTLINE = 6;

/** What scrolls around `element`, from the inside out. */
function scrollersOf(element: HTMLElement): readonly HTMLElement[] {
  const parent = element.parentElement;
  if (parent === null) return [];
  const isScroller = /auto|scroll/.test(getComputedStyle(parent).overflowY);
  return isScroller ? [parent, ...scrollersOf(parent)] : scrollersOf(parent);
}

/** How far `scroller` has to be scrolled down so that it does not cut off the outline of `element`; 0 if there is no room for it. */
function missingPx(scroller: HTMLElement, element: HTMLElement): number {
  const outer = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  const below = bottom + OUTLINE - outer.bottom;
  const above = outer.top - (top - OUTLINE);
  if (below > 0 === above > 0) return 0;
  return below > 0 ? below : -above;
}

/**
 * For the main part: if the focus moves by keyboard to an element at the edge of what scrolls, shows its outline as well. The
 * browser does not scroll to what is seen without its outline.
 */
export function showOutlines(main: HTMLElement): () => void {
  let isByKey = false;
  const ended = new AbortController();
  const { signal } = ended;
  addEventListener('keydown', () => (isByKey = true), { capture: true, signal });
  addEventListener('pointerdown', () => (isByKey = false), { capture: true, signal });
  const show = ({ target }: FocusEvent) => {
    // Only by keyboard: what is clicked must not move.
    if (!isByKey || !(target instanceof HTMLElement)) return;
    for (const scroller of scrollersOf(target))
      scroller.scrollBy({ top: missingPx(scroller, target), behavior: 'instant' });
  };
  main.addEventListener('focusin', show, { signal });
  return () => {
    ended.abort();
  };
}
