/** The space between a field and the foot, in pixels. */
const GAP = 12;

/** The hint or the problem of a field. */
const descriptionsOf = (field: Element): readonly Element[] =>
  (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .flatMap((id) => document.getElementById(id) ?? []);

/**
 * For a form with an element marked `data-foot` that sticks to the foot of the page, and maybe one marked `data-above-foot`
 * that lies above it: scrolls what has the focus, and what describes it, out from under them, when the focus moves and when one of them grows. Styles
 * alone cannot, because the height of the foot depends on the result that it shows. While the pointer is pressed, nothing moves:
 * the click would be lost.
 */
export function keepAboveFoot(form: HTMLElement): (() => void) | undefined {
  const foot = form.querySelector<HTMLElement>('[data-foot]');
  if (foot === null) return undefined;
  const above = form.querySelector<HTMLElement>('[data-above-foot]');
  let isPressed = false;
  const uncover = () => {
    if (isPressed) return;
    const focused = document.activeElement;
    if (focused === null || !form.contains(focused) || foot.contains(focused)) return;
    const top = (above ?? foot).getBoundingClientRect().top;
    const bottoms = [focused, ...descriptionsOf(focused)].map(
      (one) => one.getBoundingClientRect().bottom,
    );
    const covered = Math.max(...bottoms) + GAP - top;
    if (covered > 0) form.closest('main')?.scrollBy({ top: covered, behavior: 'instant' });
  };
  const growth = new ResizeObserver(uncover);
  growth.observe(foot);
  if (above !== null) growth.observe(above);
  const ended = new AbortController();
  const { signal } = ended;
  const press = () => {
    isPressed = true;
  };
  const release = () => {
    // After the click.
    setTimeout(() => {
      isPressed = false;
      uncover();
    });
  };
  form.addEventListener('focusin', uncover, { signal });
  form.addEventListener('pointerdown', press, { capture: true, signal });
  addEventListener('pointerup', release, { signal });
  addEventListener('pointercancel', release, { signal });
  return () => {
    growth.disconnect();
    ended.abort();
  };
}
