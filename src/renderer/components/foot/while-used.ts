/**
 * Reports what of a part of the window the pointer rests on, or what has the focus there, and undefined once neither is in it.
 * A finger rests on it until it touches something else. For use as an attachment.
 */
export const whileUsed =
  (report: (target: Element | undefined) => void) =>
  (part: HTMLElement): (() => void) => {
    const at: { pointer?: Element | undefined; focus?: Element | undefined } = {};
    const abort = new AbortController();
    const { signal } = abort;
    const inside = (target: EventTarget | null) =>
      target instanceof Element && target !== part && part.contains(target) ? target : undefined;
    const set = (which: keyof typeof at, target: Element | undefined) => {
      if (at[which] === target) return;
      at[which] = target;
      report(at.pointer ?? at.focus);
    };
    // On the document, which also gets them when what was pointed at, or had the focus, is gone.
    const listen = <Name extends keyof DocumentEventMap>(
      name: Name,
      handle: (event: DocumentEventMap[Name]) => void,
    ) => {
      document.addEventListener(name, handle, { signal, passive: true });
    };
    listen('pointerover', ({ target }) => {
      set('pointer', inside(target));
    });
    listen('pointerout', ({ relatedTarget, pointerType }) => {
      if (relatedTarget === null && pointerType !== 'touch') set('pointer', undefined);
    });
    listen('focusin', ({ target }) => {
      set('focus', inside(target));
    });
    listen('focusout', ({ relatedTarget }) => {
      set('focus', inside(relatedTarget));
    });
    return () => {
      abort.abort();
      if (at.pointer !== undefined || at.focus !== undefined) report(undefined);
    };
  };
