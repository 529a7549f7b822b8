import type { HeldOrder } from './held-order.svelte.ts';

type Hold = Pick<HeldOrder, 'has' | 'set' | 'update'>;

/**
 * Holds the order of a list while the pointer rests over it, or the keyboard has its focus there. A finger rests on it until
 * it touches something else. Scrolling moves all rows anyway, so that it is the time to update them. For use as an attachment.
 */
export const holdWhileUsed = (order: Hold) => (list: HTMLElement) => {
  const view = list.closest('main') ?? document.body;
  const isInside = (target: EventTarget | null) => target instanceof Node && list.contains(target);
  const abort = new AbortController();
  const { signal } = abort;
  let isScrolling = false;
  const listen = <Name extends keyof HTMLElementEventMap>(
    node: HTMLElement,
    name: Name,
    handle: (event: HTMLElementEventMap[Name]) => void,
  ) => {
    node.addEventListener(name, handle, { signal, passive: true });
  };

  listen(list, 'pointerenter', () => {
    order.set('pointer', true);
  });
  listen(list, 'pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch') order.set('pointer', false);
  });
  listen(document.body, 'pointerdown', ({ target }) => {
    if (!isInside(target)) order.set('pointer', false);
    order.set('keyboard', false);
  });
  listen(list, 'focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) order.set('keyboard', true);
  });
  // What was focused with the mouse may be pressed with the keyboard.
  listen(list, 'keydown', () => {
    order.set('keyboard', true);
  });
  listen(list, 'focusout', ({ relatedTarget }) => {
    if (!isInside(relatedTarget)) order.set('keyboard', false);
  });
  // Other scrolling is not the user's: what is shown or hidden above the list causes it too.
  for (const name of ['wheel', 'touchmove'] as const)
    listen(view, name, () => {
      isScrolling = true;
    });
  listen(view, 'scroll', () => {
    if (isScrolling && !order.has('keyboard') && !order.has('menu')) order.update();
  });
  listen(view, 'scrollend', () => {
    isScrolling = false;
  });

  return () => {
    abort.abort();
    order.set('pointer', false);
    order.set('keyboard', false);
  };
};
