import type { Box } from '../../components/menu/menu-position.ts';
import type { Selection } from '../list/selection.svelte.ts';

/** What the mouse and the keyboard do with the rows of a list, besides pressing buttons. Rows are named by their id. */
export interface RowGestures {
  /** The ids of all rows in their order, also of those that are not drawn. */
  readonly order: () => readonly string[];
  /** Opens the menu of a row at a button or a point. */
  readonly openMenu: (row: string, anchor: Box) => void;
  /** Carries out the main action of a row, unless it is one that a double click must not repeat. */
  readonly connect: (row: string) => void;
  /** Moves the focus to a row, to its button or field named `slot`. */
  readonly moveTo: (index: number, slot: string) => void;
  /** Which rows are selected, if rows of this list can be. */
  readonly selection: () => Selection | undefined;
}

const CONTROLS = 'button, input, select, a';

const pointOf = ({ clientX, clientY }: MouseEvent): Box => ({
  left: clientX,
  right: clientX,
  top: clientY,
  bottom: clientY,
});

/** The element of the row that `target` is in. The card below a row does not belong to it. */
const rowAround = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;

const slotIn = (row: HTMLElement, slot: string) =>
  row.querySelector<HTMLElement>(`[data-slot="${slot}"]`);

const isText = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="checkbox"]), textarea, select, [role="menu"]') !== null;

/** Handles the gestures for rows inside of an element. For use as an attachment. */
export const rowGestures = (hands: RowGestures) => (list: HTMLElement) => {
  const idOf = (row: HTMLElement) => row.dataset.row ?? '';

  function select(row: HTMLElement, { ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
    const selection = hands.selection();
    if (selection === undefined) return false;
    const isModified = ctrlKey || metaKey || shiftKey;
    if (shiftKey) selection.extendTo(idOf(row), hands.order());
    else if (isModified) selection.toggle(idOf(row));
    else {
      selection.clear();
      selection.startAt(idOf(row));
    }
    slotIn(row, 'select')?.focus({ preventScroll: true });
    return isModified;
  }

  // Before the row: a click that selects does nothing else.
  function click(event: MouseEvent) {
    const row = rowAround(event.target);
    if (row === null || (event.target as Element).closest(CONTROLS) !== null) return;
    if (select(row, event)) event.stopPropagation();
  }

  function doubleClick(event: MouseEvent) {
    const row = rowAround(event.target);
    if (row === null || (event.target as Element).closest(CONTROLS) !== null) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    hands.connect(idOf(row));
  }

  function openMenuAtButton(row: HTMLElement) {
    const button = slotIn(row, 'more');
    if (button !== null) hands.openMenu(idOf(row), button.getBoundingClientRect());
  }

  function contextMenu(event: MouseEvent) {
    const row = rowAround(event.target);
    if (row === null) return;
    event.preventDefault();
    // The focus returns there.
    if (!row.contains(document.activeElement)) slotIn(row, 'more')?.focus({ preventScroll: true });
    hands.openMenu(idOf(row), pointOf(event));
  }

  function rowKey(event: KeyboardEvent, row: HTMLElement): boolean {
    const { key, shiftKey, target } = event;
    const slot = target instanceof HTMLElement ? target.dataset.slot : undefined;
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) openMenuAtButton(row);
    else if (key === 'Enter' && slot === 'select' && !event.repeat) hands.connect(idOf(row));
    else if (shiftKey && (key === 'ArrowDown' || key === 'ArrowUp') && slot !== undefined) {
      const selection = hands.selection();
      if (selection === undefined) return false;
      const order = hands.order();
      const from = order.indexOf(idOf(row));
      const to = order[from + (key === 'ArrowDown' ? 1 : -1)];
      if (to === undefined) return true;
      selection.extendTo(idOf(row), order);
      selection.extendTo(to, order);
      hands.moveTo(order.indexOf(to), slot);
    } else return false;
    return true;
  }

  /** Keys that concern the whole list, also if nothing in it has the focus. */
  function listKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const selection = hands.selection();
    if (selection === undefined || altKey || shiftKey) return false;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'a') selection.all(hands.order());
    else if (key === 'Escape' && !ctrlKey && !metaKey && selection.keys.size > 0) selection.clear();
    else return false;
    return true;
  }

  function keyDown(event: KeyboardEvent) {
    const { target } = event;
    if (event.defaultPrevented || isText(target)) return;
    if (target instanceof Element && target.closest('dialog') !== null) return;
    const row = list.contains(target as Node) ? rowAround(target) : null;
    if (!((row !== null && rowKey(event, row)) || listKey(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  list.addEventListener('click', click, true);
  list.addEventListener('dblclick', doubleClick);
  list.addEventListener('contextmenu', contextMenu);
  document.addEventListener('keydown', keyDown, true);
  return () => {
    list.removeEventListener('click', click, true);
    list.removeEventListener('dblclick', doubleClick);
    list.removeEventListener('contextmenu', contextMenu);
    document.removeEventListener('keydown', keyDown, true);
  };
};
