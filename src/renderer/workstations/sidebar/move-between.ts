/** Arrow keys, Home and End move the focus between the buttons of `box`, in addition to Tab. */
export function moveBetween(box: HTMLElement): () => void {
  const onkeydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const buttons = [...box.querySelectorAll<HTMLElement>('button')];
    const at = buttons.findIndex((one) => one === document.activeElement);
    const to = new Map([
      ['ArrowDown', at + 1],
      ['ArrowUp', at - 1],
      ['Home', 0],
      ['End', buttons.length - 1],
    ]).get(event.key);
    const next = at < 0 || to === undefined ? undefined : buttons[to];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  box.addEventListener('keydown', onkeydown);
  return () => {
    box.removeEventListener('keydown', onkeydown);
  };
}
