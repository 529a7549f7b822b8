/**
 * Copies a text to the clipboard; false if that is refused. Works only during a click or key press. Uses the
 * command, because `navigator.clipboard` needs a permission that the pages do not have.
 */
export function copyText(text: string): boolean {
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  document.addEventListener('copy', give, { capture: true, once: true });
  // The only way without a permission. Chromium continues to support it.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const done = document.execCommand('copy');
  document.removeEventListener('copy', give, { capture: true });
  return done && taken;
}
