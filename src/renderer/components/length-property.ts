/**
 * A length that styles use, as a custom property of the page. In a style sheet, because elements have no style attributes here.
 * Returns a function that sets it, in pixels; it is 0 at first.
 */
export function lengthProperty(name: `--${string}`): (px: number) => void {
  let sheet: CSSStyleSheet | undefined;
  return (px) => {
    if (sheet === undefined) {
      if (px === 0) return;
      sheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    sheet.replaceSync(`:root { ${name}: ${String(px)}px }`);
  };
}
