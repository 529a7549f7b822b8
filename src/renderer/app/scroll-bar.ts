import { lengthProperty } from '../components/length-property.ts';

const setScrollBar = lengthProperty('--scroll-bar');

/**
 * Sets `--scroll-bar` to the width of the node's scroll bar, for which `scrollbar-gutter` keeps room. Without the property,
 * scroll bars take no room, as on macOS.
 */
export function measureScrollBar(node: HTMLElement): void {
  setScrollBar(node.offsetWidth - node.clientWidth);
}
