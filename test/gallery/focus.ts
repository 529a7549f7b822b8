/** The focused element, if it has no visible outline. */
export function unmarkedFocus(): string | undefined {
  const element = document.activeElement;
  if (element === null || element === document.body) return undefined;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  return isSeen ? undefined : `<${element.localName} class="${element.className}">`;
}

/** The sides at which the outline of the focused element is cut off: by what scrolls around it, by the window, or by what covers it. */
export function cutFocus(): readonly string[] {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return [];
  const { outlineOffset, outlineStyle, outlineWidth, position } = getComputedStyle(element);
  if (outlineStyle === 'none') return [];
  const px = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
  const { top, right, bottom, left } = element.getBoundingClientRect();
  const ring = { top: top - px, right: right + px, bottom: bottom + px, left: left - px };
  const clips = position === 'fixed' ? [] : clippingBoxes(element);
  const named = `<${element.localName} class="${element.className}">`;
  // A thin line of progress may lie over its edge. What only the window focuses can be the whole page.
  const covered = (element.tabIndex < 0 ? [] : [0.25, 0.75]).flatMap((share) => {
    const seen = document.elementFromPoint((left + right) / 2, top + share * (bottom - top));
    const isSeen = seen === null || element.contains(seen) || seen.contains(element);
    return isSeen ? [] : `${named}, which <${seen.localName}> covers`;
  });
  return [
    ...covered,
    ...[...clips, { top: 0, left: 0, right: innerWidth, bottom: innerHeight }].flatMap((box) =>
      [
        ring.top < box.top - SLACK_PX && 'top',
        ring.right > box.right + SLACK_PX && 'right',
        ring.bottom > box.bottom + SLACK_PX && 'bottom',
        ring.left < box.left - SLACK_PX && 'left',
      ]
        .filter((side) => side !== false)
        .map((side) => `${side} of ${named}`),
    ),
  ];
}

/** Sizes are not always whole. */
const SLACK_PX = 0.5;

/** The boxes that cut off what is in an element, without their borders. */
function clippingBoxes(element: HTMLElement) {
  const boxes = [];
  for (let one = element.parentElement; one !== null; one = one.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(one);
    if (overflowX !== 'visible' || overflowY !== 'visible') {
      const { top, left } = one.getBoundingClientRect();
      const [x, y] = [left + one.clientLeft, top + one.clientTop];
      boxes.push({ left: x, top: y, right: x + one.clientWidth, bottom: y + one.clientHeight });
    }
    if (position === 'fixed') break;
  }
  return boxes;
}
