import * as v from 'valibot';
import { parseJson } from '../base/json.ts';

/** A part of the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const Whole = v.pipe(v.number(), v.integer(), v.minValue(-100_000), v.maxValue(100_000));
const Length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const WindowBounds = v.object({
  bounds: v.object({ x: Whole, y: Whole, width: Length, height: Length }),
  maximised: v.optional(v.boolean(), false),
  fullScreen: v.optional(v.boolean(), false),
});

/** The bounds of the window when it is neither maximized nor full screen, and whether it was either. */
export type WindowBounds = Readonly<v.InferOutput<typeof WindowBounds>>;

/** A larger file is ignored. */
export const WINDOW_BOUNDS_MAX_BYTES = 4_096;

/** Parses the text of the file. Undefined if it is damaged. */
export function parseWindowBounds(text: string): WindowBounds | undefined {
  const parsed = v.safeParse(WindowBounds, parseJson(text));
  return parsed.success ? parsed.output : undefined;
}

export const windowBoundsText = (bounds: WindowBounds): string => `${JSON.stringify(bounds)}\n`;

/** Where the window is opened. Without x and y, the system chooses the position. */
export interface RestoredBounds extends Size {
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
  readonly fullScreen: boolean;
}

/** How much of the window's upper edge must be visible, so that the window can be dragged. */
export const TITLE_BAR = { width: 120, height: 32 } as const;

/**
 * Where to open the window so that it is visible. Saved bounds stay the same, even across two screens, if the title
 * bar can be reached. Otherwise the window moves to the nearest screen and is no larger than that screen. `areas`
 * are the work areas of the screens, the main screen first. The window is never smaller than `least`.
 */
export function restoreBounds(
  saved: WindowBounds | undefined,
  areas: readonly Area[],
  usual: Size,
  least: Size,
): RestoredBounds {
  if (saved === undefined) return { ...usual, maximised: false, fullScreen: false };
  const { bounds, maximised, fullScreen } = saved;
  const area = nearest(bounds, areas);
  if (area === undefined) return { ...usual, maximised, fullScreen };
  const unmoved = { ...bounds, ...sizeWithin(bounds, least, span(areas)) };
  const visible = areas.some((one) => isTitleBarIn(unmoved, one))
    ? unmoved
    : movedInto({ ...bounds, ...sizeWithin(bounds, least, area) }, area);
  return { ...visible, maximised, fullScreen };
}

const sizeWithin = (size: Size, least: Size, most: Size): Size => ({
  width: within(size.width, least.width, Math.max(least.width, most.width)),
  height: within(size.height, least.height, Math.max(least.height, most.height)),
});

/** The size of all screens together, because a window can span several. */
function span(areas: readonly Area[]): Size {
  const ends = (from: (area: Area) => number, length: (area: Area) => number) =>
    Math.max(...areas.map((one) => from(one) + length(one))) - Math.min(...areas.map(from));
  return {
    width: ends(
      ({ x }) => x,
      ({ width }) => width,
    ),
    height: ends(
      ({ y }) => y,
      ({ height }) => height,
    ),
  };
}

/** The area that overlaps most with the bounds. Without any overlap, the one with the nearest center. */
function nearest(bounds: Area, areas: readonly Area[]): Area | undefined {
  const shown = areas.toSorted((a, b) => overlap(b, bounds) - overlap(a, bounds))[0];
  if (shown === undefined || overlap(shown, bounds) > 0) return shown;
  return areas.toSorted((a, b) => distance(a, bounds) - distance(b, bounds))[0];
}

function isTitleBarIn(window: Area, area: Area): boolean {
  const shownX = overlapOf(window.x, window.width, area.x, area.width);
  const isTopIn = window.y >= area.y && window.y + TITLE_BAR.height <= area.y + area.height;
  return isTopIn && shownX >= Math.min(TITLE_BAR.width, window.width);
}

/** Moves the window inside the area. If it is too large, its upper left corner is inside. */
const movedInto = (window: Area, area: Area): Area => ({
  ...window,
  x: within(window.x, area.x, Math.max(area.x, area.x + area.width - window.width)),
  y: within(window.y, area.y, Math.max(area.y, area.y + area.height - window.height)),
});

const within = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

const overlapOf = (from: number, length: number, otherFrom: number, otherLength: number): number =>
  Math.max(0, Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom));

const overlap = (a: Area, b: Area): number =>
  overlapOf(a.x, a.width, b.x, b.width) * overlapOf(a.y, a.height, b.y, b.height);

const distance = (a: Area, b: Area): number =>
  Math.hypot(a.x + a.width / 2 - b.x - b.width / 2, a.y + a.height / 2 - b.y - b.height / 2);
