import type { Group, Row } from './filter-sort-group.ts';

/** Heights in CSS pixels; workstation-rows.svelte and workstation-row.svelte draw them. */
export const ROW_PX = 64;
const HEAD_PX = 36;
const BETWEEN_PX = 16;

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

/**
 * The rows between `topPx` and `bottomPx`, from the top of the first heading, and the rows `kept`
 * wherever they are: what has the focus, and what is open, stays. Rows are named by their id.
 */
export function rowsNear(
  groups: readonly Group[],
  topPx: number,
  bottomPx: number,
  kept: ReadonlySet<string | undefined>,
  drawer?: Drawer,
): readonly NearGroup[] {
  let index = 0;
  let atPx = 0;
  return groups.map(({ id, title, rows }) => {
    atPx += HEAD_PX;
    let drawnPx = atPx;
    const drawn: NearRow[] = [];
    for (const [position, row] of rows.entries()) {
      const heightPx = drawer?.row === row.id ? ROW_PX + drawer.heightPx : ROW_PX;
      if ((atPx + heightPx > topPx && atPx < bottomPx) || kept.has(row.id)) {
        drawn.push({ row, position: position + 1, index, gapPx: atPx - drawnPx });
        drawnPx = atPx + heightPx;
      }
      index += 1;
      atPx += heightPx;
    }
    const group = { id, title, size: rows.length, rows: drawn, restPx: atPx - drawnPx };
    atPx += BETWEEN_PX;
    return group;
  });
}
