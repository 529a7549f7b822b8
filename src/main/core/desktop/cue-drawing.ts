import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';

/** Red, green, blue of a light, 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Each light's colour, seen on a dark panel and on a light one: the system's panels may be either. */
export const CUE_COLOURS: Readonly<Record<IndicatorKind, Colour>> = {
  go: [28, 154, 82],
  wait: [61, 127, 224],
  care: [184, 122, 0],
  stop: [214, 69, 69],
  off: [128, 128, 128],
};

/** What a template is drawn in: the system takes the shape alone and colours it as it likes. */
const BLACK: Colour = [0, 0, 0];

/** The lights' drawings have 18 units each way, as in the window (`parts/cue.svelte`). */
const UNITS = 18;
const MIDDLE = UNITS / 2;
const RING = { radius: 6.2, half: 1.2 } as const;
/** Where the open ring ends, clockwise from the right. */
const OPEN_FROM = (4 / 3) * Math.PI;
/** How often each pixel is looked at, each way. */
const SAMPLES = 4;

type Shape = (x: number, y: number) => boolean;

const fromMiddle = (x: number, y: number): number => Math.hypot(x - MIDDLE, y - MIDDLE);
const isOnRing: Shape = (x, y) => Math.abs(fromMiddle(x, y) - RING.radius) <= RING.half;

/** Which points belong to a light. No two have the same outline, so none is told by its colour alone. */
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

/** Clockwise from the right, 0 to 2π. */
const angleOf = (x: number, y: number): number =>
  (Math.atan2(y - MIDDLE, x - MIDDLE) + 2 * Math.PI) % (2 * Math.PI);

/**
 * A light as a bitmap of `pixels` each way: four bytes a pixel, blue, green, red, opacity, the colours
 * multiplied by the opacity, as Chromium keeps bitmaps. A template is black.
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

/** How much of a pixel is inside of the shape, 0 to 1. */
function coverage(isInside: Shape, column: number, row: number, unitsPerPixel: number): number {
  let inside = 0;
  for (let nth = 0; nth < SAMPLES * SAMPLES; nth++) {
    const x = (column + ((nth % SAMPLES) + 0.5) / SAMPLES) * unitsPerPixel;
    const y = (row + (Math.floor(nth / SAMPLES) + 0.5) / SAMPLES) * unitsPerPixel;
    if (isInside(x, y)) inside++;
  }
  return inside / (SAMPLES * SAMPLES);
}
