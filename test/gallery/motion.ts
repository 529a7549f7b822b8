/**
 * The ring of a status indicator turns even with reduced motion, because it shows that something is
 * in progress.
 */
const isRing = (element: Element | null | undefined): boolean =>
  element?.matches('svg.wait') === true;

/** Everything that moves despite reduced motion. One line each, empty if nothing moves. */
export function moving(): readonly string[] {
  const running = document
    .getAnimations()
    .filter(({ effect }) => !(effect instanceof KeyframeEffect && isRing(effect.target)))
    .map(({ playState }) => `an animation is ${playState}`);
  const styled = [...document.querySelectorAll('*')].flatMap((element) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
    const moves =
      transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
    return moves && !isRing(element)
      ? [`<${element.localName} class="${element.getAttribute('class') ?? ''}">`]
      : [];
  });
  return [...running, ...new Set(styled)];
}
