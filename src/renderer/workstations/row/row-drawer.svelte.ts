import type { Drawer } from '../list/virtual-list.ts';

/** The drawer of a list: which row has it, and how high it is. One at a time. */
export function createRowDrawer() {
  let row = $state.raw<string>();
  let heightPx = $state.raw(0);
  const drawer = $derived<Drawer | undefined>(row === undefined ? undefined : { row, heightPx });

  return {
    get now() {
      return drawer;
    },
    open: (id: string) => {
      row = id;
    },
    close: () => {
      row = undefined;
      heightPx = 0;
    },
    /** Keeps the height of what is drawn in the drawer, for the rows that are left out. For use as an attachment. */
    measure: (node: HTMLElement) => {
      const observer = new ResizeObserver(() => {
        heightPx = node.offsetHeight;
      });
      observer.observe(node);
      return () => {
        observer.disconnect();
      };
    },
  };
}
