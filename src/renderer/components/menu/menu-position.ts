/** A box in the window, in CSS pixels. A point is a box without a size. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The least distance between a menu and the edges of the window. */
const EDGE_PX = 8;

const clamp = (px: number, sizePx: number, windowPx: number): number =>
  Math.max(EDGE_PX, Math.min(px, windowPx - sizePx - EDGE_PX));

/**
 * The left top corner of a menu that belongs to `anchor`: below it and in reading direction from a point, below it and with
 * the same end as a button. A menu without room below is shown above. It is always inside of the window.
 */
export function menuPosition(
  anchor: Box,
  menu: Size,
  view: Size,
  rightToLeft: boolean,
): { readonly left: number; readonly top: number } {
  const isPoint = anchor.left === anchor.right;
  const growsRight = isPoint !== rightToLeft;
  const [preferred, other] = growsRight
    ? [anchor.left, anchor.right - menu.width]
    : [anchor.right - menu.width, anchor.left];
  const fits = preferred >= 0 && preferred + menu.width <= view.width;
  const top = anchor.bottom + menu.height <= view.height ? anchor.bottom : anchor.top - menu.height;
  return {
    left: clamp(fits ? preferred : other, menu.width, view.width),
    top: clamp(top, menu.height, view.height),
  };
}
