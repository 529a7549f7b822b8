/**
 * Copies a text to the clipboard; call it from a press. Returns false if the browser refuses. Uses the copy
 * command because `navigator.clipboard` needs a permission, and our pages have none.
 */
export function copy(text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  // It is the one way without a permission; Chromium keeps it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return done && taken;
}
