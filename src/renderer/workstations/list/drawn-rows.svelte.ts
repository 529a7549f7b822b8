import type { Group, Row } from './filter-sort-group.ts';
import { rowsNear, ROW_PX, type Drawer, type Part } from './virtual-list.ts';

interface Deps {
  readonly groups: () => readonly Group[];
  /** The rows that are drawn wherever they are. */
  readonly kept: () => readonly (string | undefined)[];
  readonly drawer: () => Drawer | undefined;
}

/**
 * Which rows of a list are drawn: those in the visible part and those around it. A key that is typed in the search can
 * replace all of them, so the rows around the visible part are drawn after the next frame, except those that were drawn
 * before. Call it while the component is initialized.
 */
export function createDrawnRows({ groups, kept, drawer }: Deps) {
  /** The visible part, in whole rows from the top of the list. */
  let visible = $state.raw<Part>({ topPx: 0, bottomPx: innerHeight });
  /** The groups for which the rows around the visible part are drawn too. */
  let settled = $state.raw<readonly Group[]>();
  let before: ReadonlySet<string> = new Set();
  const now = $derived.by(() => {
    const all = groups();
    const around = settled === all ? () => true : ({ id }: Row) => before.has(id);
    return rowsNear(all, { visible, around, kept: kept(), drawer: drawer() });
  });

  $effect(() => {
    const all = groups();
    if (all === settled) {
      before = new Set(now.flatMap(({ rows }) => rows.map(({ row }) => row.id)));
      return;
    }
    let timer: number | undefined;
    const frame = requestAnimationFrame(() => {
      // After the frame, not in it.
      timer = setTimeout(() => {
        settled = all;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  });

  return {
    get now() {
      return now;
    },
    /** Finds out which part of the list is visible in `view`, for example after it was scrolled. */
    measure(list: HTMLElement, view: HTMLElement) {
      const fromPx = view.getBoundingClientRect().top - list.getBoundingClientRect().top;
      const toPx = fromPx + (view.clientHeight || innerHeight);
      const topPx = Math.floor(fromPx / ROW_PX) * ROW_PX;
      const bottomPx = Math.ceil(toPx / ROW_PX) * ROW_PX;
      if (topPx !== visible.topPx || bottomPx !== visible.bottomPx) visible = { topPx, bottomPx };
    },
  };
}
