import { MediaQuery } from 'svelte/reactivity';

/** Below this width, in CSS pixels, the sidebar is a rail of lights. */
const RAIL_BELOW_PX = 760;

/** Whether the window is narrow. Follows when its size or zoom changes, in markup and `$derived`. */
export function createNarrow(belowPx: number = RAIL_BELOW_PX): { readonly is: boolean } {
  const query = new MediaQuery(`width < ${String(belowPx)}px`);
  return {
    get is() {
      return query.current;
    },
  };
}
