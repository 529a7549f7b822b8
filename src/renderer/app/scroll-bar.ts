/**
 * Sets `--scroll-bar` to the width of the node's scroll bar, for which `scrollbar-gutter` keeps room. Without the property,
 * scroll bars take no room, as on macOS. In a style sheet, because elements have no style attributes here.
 */
export function measureScrollBar(node: HTMLElement): void {
  const widthPx = node.offsetWidth - node.clientWidth;
  if (widthPx === 0) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:root { --scroll-bar: ${String(widthPx)}px }`);
  document.adoptedStyleSheets = [sheet];
}
