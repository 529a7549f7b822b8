import type { Group, Row } from './filter-sort-group.ts';

/** Heights in CSS pixels; workstation-rows.svelte and workstation-row.svelte draw them. */
export const ROW_PX = 64;
const HEAD_PX = 36;
const BETWEEN_PX = 16;
/** How far outside of the visible part rows are drawn, so that scrolling finds them. */
const MARGIN_PX = 8 * ROW_PX;

/** A row to draw, and how much of what is above it is left out. */
interface NearRow {
  readonly row: Row;
  /** Its position within its group, from 1. */
  readonly position: number;
  /** Its position among all rows, from 0. */
  readonly index: number;
  readonly gapPx: number;
}

/** A group of which only what is near is drawn. */
interface NearGroup {
  readonly id: string;
  readonly title: string;
  readonly size: number;
  readonly rows: readonly NearRow[];
  /** How much below the last drawn row is left out. */
  readonly restPx: number;
}

/** What is open below a row, and how high it was measured to be. */
export interface Drawer {
  /** The row's id. */
  readonly row: string;
  readonly heightPx: number;
}

/** A part of the list, from the top of the first heading. */
export interface Part {
  readonly topPx: number;
  readonly bottomPx: number;
}

export interface Near {
  /** The part that is seen. */
  readonly visible: Part;
  /** Which of the rows around the visible part are drawn. */
  readonly around: (row: Row) => boolean;
  /** The ids of rows that are drawn wherever they are: what has the focus, and what is open, stays. */
  readonly kept: readonly (string | undefined)[];
  readonly drawer?: Drawer | undefined;
}

/**
 * The rows to draw. The search asks for them at each key, and all rows but that with the drawer are of one height, so the
 * position of a row is calculated, and only the rows near the visible part are looked at.
 */
export function rowsNear(groups: readonly Group[], near: Near): readonly NearGroup[] {
  let index = 0;
  let atPx = 0;
  return groups.map(({ id, title, rows }) => {
    atPx += HEAD_PX;
    const rowPx = rowPositions(rows, atPx, near.drawer);
    const drawn: NearRow[] = [];
    let drawnPx = atPx;
    for (const at of positionsNear(rows, rowPx, near)) {
      const row = rows[at];
      if (row === undefined) continue;
      drawn.push({ row, position: at + 1, index: index + at, gapPx: rowPx(at) - drawnPx });
      drawnPx = rowPx(at + 1);
    }
    index += rows.length;
    atPx = rowPx(rows.length);
    const group = { id, title, size: rows.length, rows: drawn, restPx: atPx - drawnPx };
    atPx += BETWEEN_PX;
    return group;
  });
}

type RowPx = (at: number) => number;

/** Where each row of a group begins, by its position from 0, and where the last one ends. */
function rowPositions(rows: readonly Row[], groupPx: number, drawer: Drawer | undefined): RowPx {
  const opened = drawer === undefined ? -1 : rows.findIndex(({ id }) => id === drawer.row);
  return (at) =>
    groupPx +
    at * ROW_PX +
    (drawer !== undefined && opened >= 0 && at > opened ? drawer.heightPx : 0);
}

/** The positions of the rows of a group to draw, in their order. */
function positionsNear(
  rows: readonly Row[],
  rowPx: RowPx,
  { visible: { topPx, bottomPx }, around, kept }: Near,
): readonly number[] {
  const found = kept.flatMap((id) => {
    const at = id === undefined ? -1 : rows.findIndex((row) => row.id === id);
    return at < 0 ? [] : [at];
  });
  const isVisible = (at: number) => rowPx(at + 1) > topPx && rowPx(at) < bottomPx;
  const from = firstWhere(rows.length, (at) => rowPx(at + 1) > topPx - MARGIN_PX);
  for (let at = from; at < rows.length && rowPx(at) < bottomPx + MARGIN_PX; at += 1) {
    const row = rows[at];
    if (row !== undefined && (isVisible(at) || around(row))) found.push(at);
  }
  return [...new Set(found)].sort((a, b) => a - b);
}

/** The first of `length` positions for which `holds`, which then holds for all after it. `length` if it holds for none. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
