/** Rounding can lose half a pixel on each side. */
const SLACK_PX = 1;

/**
 * Everything that does not fit on the page: boxes that scroll sideways, text that is cut off without
 * an ellipsis, elements outside of the window, that overlap or that stick out of their row. One line
 * each, empty if everything fits.
 */
export function overflowing(): readonly string[] {
  const page = document.documentElement;
  const all = [...document.querySelectorAll<HTMLElement>('body *')].filter(isSeen);
  const cutChoices = findCutChoices(all);
  return [
    ...(page.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
    ...all.filter(scrollsSideways).map((one) => `scrolls sideways: ${named(one)}`),
    ...all.filter(isOutside).map((one) => `outside the window: ${named(one)}`),
    ...all
      .filter((one) => cutChoices.has(one) || isCut(one))
      .map((one) => `cut off: ${named(one)}`),
    ...all.filter(overlaps).map((one) => `overlaps the next element: ${named(one)}`),
    ...all.filter(sticksOut).map((one) => `sticks out of its row: ${named(one)}`),
  ];
}

function named(element: HTMLElement): string {
  const text = (element instanceof HTMLInputElement ? element.placeholder : element.innerText)
    .replace(/\s+/g, ' ')
    .slice(0, 60);
  const { clientWidth, scrollWidth } = element;
  return `<${element.localName} class="${element.className}"> ${text} (${String(scrollWidth)} in ${String(clientWidth)})`;
}

/** Whether it is visible, not only available to screen readers. */
const isSeen = (element: HTMLElement): boolean =>
  element instanceof HTMLElement &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('.visually-hidden, svg') === null &&
  element.getClientRects().length > 0;

const isWider = ({ scrollWidth, clientWidth }: HTMLElement): boolean =>
  scrollWidth > clientWidth + SLACK_PX;

function scrollsSideways(element: HTMLElement): boolean {
  if (!isWider(element) || element instanceof HTMLInputElement) return false;
  return ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
}

function isOutside(element: HTMLElement): boolean {
  const { left, right } = element.getBoundingClientRect();
  return left < -SLACK_PX || right > innerWidth + SLACK_PX;
}

const hasText = (element: HTMLElement): boolean =>
  [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
  );

function isCut(element: HTMLElement): boolean {
  if (element instanceof HTMLSelectElement) return false;
  // A text field scrolls, and its placeholder ends in an ellipsis.
  if (element instanceof HTMLInputElement) return false;
  if (element instanceof HTMLOptionElement || !isWider(element) || !hasText(element)) return false;
  const { display, textOverflow, overflowX, fontSize } = getComputedStyle(element);
  // At the end of a line, the empty half of a full-width punctuation mark is trimmed but still counted in the width.
  const overPx = element.scrollWidth - element.clientWidth;
  if (/[）」。，、：；？]/.test(element.innerText) && overPx <= parseFloat(fontSize) / 2)
    return false;
  const isMeant = textOverflow === 'ellipsis' && overflowX === 'hidden';
  return !isMeant && display !== 'inline' && display !== 'contents';
}

/**
 * The select boxes that are too narrow for their value. Each is compared with a copy of its natural
 * width. All copies are in the page at the same time, because each change of the page needs a new
 * layout.
 */
function findCutChoices(all: readonly HTMLElement[]): ReadonlySet<HTMLElement> {
  const choices = all.filter((element) => element instanceof HTMLSelectElement);
  const copies = choices.map((select) => {
    const copy = select.cloneNode() as HTMLSelectElement;
    const chosen = select.selectedOptions[0];
    if (chosen !== undefined) copy.append(chosen.cloneNode(true));
    Object.assign(copy.style, { width: 'auto', maxWidth: 'none', position: 'absolute' });
    return copy;
  });
  for (const [nth, select] of choices.entries()) select.after(copies[nth]!);
  const widths = copies.map(({ offsetWidth }) => offsetWidth);
  for (const copy of copies) copy.remove();
  return new Set(choices.filter((select, nth) => widths[nth]! > select.offsetWidth + SLACK_PX));
}

/** Whether it overlaps its neighbour. Positioned elements, such as dialogs, may. */
function overlaps(element: HTMLElement): boolean {
  const next = element.nextElementSibling;
  if (!(next instanceof HTMLElement) || !isSeen(next)) return false;
  const isPositioned = (one: HTMLElement) => {
    const { position, display } = getComputedStyle(one);
    // Inline content continues on the next line.
    return position !== 'static' || display === 'inline';
  };
  if (isPositioned(element) || isPositioned(next)) return false;
  const one = element.getBoundingClientRect();
  const other = next.getBoundingClientRect();
  const widthPx = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const heightPx = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return widthPx > SLACK_PX && heightPx > SLACK_PX;
}

/** Whether it is higher than its row. All rows have the same height. */
function sticksOut(element: HTMLElement): boolean {
  const row = element.closest('[data-index] > .row');
  if (row === null || element === row) return false;
  const outer = row.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  return top < outer.top - SLACK_PX || bottom > outer.bottom + SLACK_PX;
}
