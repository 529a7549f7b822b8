import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';

/** Red, green and blue of a status indicator, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The color of each indicator. Visible on dark and on light panels. */
export const CUE_COLOURS: Readonly<Record<IndicatorKind, Colour>> = {
  go: [28, 154, 82],
  wait: [61, 127, 224],
  care: [184, 122, 0],
  stop: [214, 69, 69],
  off: [128, 128, 128],
};

/** The color of template images: macOS uses only their shape and colors it itself. */
const BLACK: Colour = [0, 0, 0];

/** The shapes are drawn on a square of 18 units, as in the window. */
const UNITS = 18;
const MIDDLE = UNITS / 2;
const RING = { radius: 6.2, half: 1.2 } as const;
/** The end of the open ring, clockwise from the right, in radians. */
const OPEN_FROM = (4 / 3) * Math.PI;
/** Samples per pixel in each direction. */
const SAMPLES = 4;

type Shape = (x: number, y: number) => boolean;

const fromMiddle = (x: number, y: number): number => Math.hypot(x - MIDDLE, y - MIDDLE);
const isOnRing: Shape = (x, y) => Math.abs(fromMiddle(x, y) - RING.radius) <= RING.half;

/** Which points belong to an indicator. All outlines differ, so that none is recognized by its color alone. */
const shapes: Readonly<Record<IndicatorKind, Shape>> = {
  go: (x, y) => fromMiddle(x, y) <= 7,
  wait: (x, y) => isOnRing(x, y) && angleOf(x, y) <= OPEN_FROM,
  care: (x, y) => y <= 15.4 && y - 1.4 >= Math.abs(x - MIDDLE) * (14 / 8.2),
  stop: (x, y) => {
    const beyond = (at: number) => Math.max(0, Math.abs(at - MIDDLE) - 4.5);
    return Math.hypot(beyond(x), beyond(y)) <= 2;
  },
  off: isOnRing,
};

/** The angle clockwise from the right, 0 to 2π. */
const angleOf = (x: number, y: number): number =>
  (Math.atan2(y - MIDDLE, x - MIDDLE) + 2 * Math.PI) % (2 * Math.PI);

/**
 * An indicator as a square bitmap of `pixels` by `pixels`, in Chromium's format: four bytes per pixel (blue, green,
 * red, opacity), with the colors multiplied by the opacity. A template image is black.
 */
export function drawCue(kind: IndicatorKind, pixels: number, isTemplate = false): Uint8Array {
  const [red, green, blue] = isTemplate ? BLACK : CUE_COLOURS[kind];
  const bitmap = new Uint8Array(pixels * pixels * 4);
  for (let row = 0; row < pixels; row++) {
    for (let column = 0; column < pixels; column++) {
      const share = coverage(shapes[kind], column, row, UNITS / pixels);
      const colours = [blue, green, red, 255].map((value) => Math.round(value * share));
      bitmap.set(colours, (row * pixels + column) * 4);
    }
  }
  return bitmap;
}

/** How much of a pixel is inside the shape, 0 to 1. */
function coverage(isInside: Shape, column: number, row: number, unitsPerPixel: number): number {
  let inside = 0;
  for (let nth = 0; nth < SAMPLES * SAMPLES; nth++) {
    const x = (column + ((nth % SAMPLES) + 0.5) / SAMPLES) * unitsPerPixel;
    const y = (row + (Math.floor(nth / SAMPLES) + 0.5) / SAMPLES) * unitsPerPixel;
    if (isInside(x, y)) inside++;
  }
  return inside / (SAMPLES * SAMPLES);
}
