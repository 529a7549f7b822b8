import { tick } from 'svelte';
import type { Row } from './filter-sort-group.ts';
import { ROW_PX } from './virtual-list.ts';

interface Deps {
  /** The element that the rows are drawn in. */
  readonly box: () => HTMLElement | undefined;
  /** All rows in their order, drawn or not. */
  readonly rows: () => readonly Row[];
}

/**
 * Which row of a list Tab focuses, and how the arrow keys, Page Up, Page Down, Home and End move between rows. The focus
 * stays on a row, or goes to the row in its place, if an update removes the focused button. Call it while the component
 * is initialized.
 */
export function createRowFocus({ box, rows }: Deps) {
  /** The row that Tab focuses, and its position in case it is removed. */
  let active = $state.raw<string>();
  let activeAt = 0;
  /** Which button of it has the focus, or its launch's card. */
  let slotWithFocus: string | undefined;
  const current = $derived.by(() => {
    const all = rows();
    const before = active === undefined ? undefined : all.find((one) => one.id === active);
    const row = before ?? all[Math.min(activeAt, all.length - 1)];
    return row?.id;
  });
  const currentIndex = () => rows().findIndex((row) => row.id === current);

  const itemAt = (index: number) => box()?.querySelector(`[data-index="${String(index)}"]`);

  /** A button of a row, or the card below it. Not each row has all of them. */
  const buttonAt = (index: number, slot: string) =>
    itemAt(index)?.querySelector<HTMLElement>(`[data-slot="${slot}"]`) ??
    itemAt(index)?.querySelector<HTMLElement>('[data-slot="main"]');

  async function moveTo(index: number, slot: string) {
    const row = rows()[Math.max(0, Math.min(index, rows().length - 1))];
    if (row === undefined) return;
    active = row.id;
    // The update may remove the row that had the focus; the new one has to be scrolled into view.
    slotWithFocus = undefined;
    await tick();
    buttonAt(rows().indexOf(row), slot)?.focus();
  }

  $effect(() => {
    const at = currentIndex();
    if (slotWithFocus === undefined || document.activeElement !== document.body) return;
    // In another row, the main button would do to its workstation what was meant for the one that is gone.
    const slot = current !== active && slotWithFocus === 'main' ? 'more' : slotWithFocus;
    buttonAt(at, slot)?.focus({ preventScroll: true });
  });

  return {
    /** The id of the row that Tab focuses. */
    get current() {
      return current;
    },
    /** The element of a row, if it is drawn. */
    itemOf: (row: Row) => itemAt(rows().findIndex((one) => one.id === row.id)),
    /** Focuses the main button of a row without scrolling. */
    focusRow: (row: Row) => buttonAt(rows().indexOf(row), 'main')?.focus({ preventScroll: true }),
    /** Moves the focus to the row at an index, which is limited to the list, and to the button of that name. */
    moveTo,
    /** Moves between rows on a key press; a page is what fits into `view`. */
    onkeydown: (event: KeyboardEvent, view: HTMLElement) => {
      const slot = (event.target as HTMLElement).dataset.slot;
      if (
        slot === undefined ||
        slot === 'card' ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.shiftKey
      )
        return;
      const at = currentIndex();
      const page = Math.max(1, Math.floor((view.clientHeight || innerHeight) / ROW_PX) - 1);
      const to = new Map([
        ['ArrowDown', at + 1],
        ['ArrowUp', at - 1],
        ['PageDown', at + page],
        ['PageUp', at - page],
        ['Home', 0],
        ['End', rows().length - 1],
      ]).get(event.key);
      if (to === undefined) return;
      event.preventDefault();
      void moveTo(to, slot);
    },
    /** Records which row has the focus, which is restored when an update removes the row. */
    onfocusin: ({ target }: FocusEvent) => {
      slotWithFocus = undefined;
      const slot = target instanceof HTMLElement && box()?.contains(target) && target.dataset.slot;
      if (!slot) return;
      slotWithFocus = slot;
      activeAt = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? 0);
      const row = rows()[activeAt];
      active = row?.id;
    },
    /** A press outside of the list: the focus is not restored to it. */
    onpointerdown: ({ target }: PointerEvent) => {
      if (target instanceof Node && box()?.contains(target) !== true) slotWithFocus = undefined;
    },
  };
}
