import type { Navigation } from './navigation.svelte.ts';

/** The key of the button that opens a form: it is another element after the form. */
const openerOf = (element: Element | null): string | undefined =>
  element?.closest<HTMLElement>('[data-opens]')?.dataset.opens;

/** Focuses the button of `key`. If it is not in the page yet, it gets the focus when it is, unless the user does something first. */
function focusOpener(key: string): () => void {
  const ended = new AbortController();
  const end = () => {
    ended.abort();
  };
  const focus = () => {
    const button = document.querySelector<HTMLElement>(`[data-opens="${key}"]`);
    if (button === null) return;
    end();
    button.focus();
  };
  // The details of a connection are loaded after its page.
  const changes = new MutationObserver(focus);
  changes.observe(document.body, { childList: true, subtree: true });
  ended.signal.addEventListener('abort', () => {
    changes.disconnect();
  });
  for (const what of ['keydown', 'pointerdown'])
    addEventListener(what, end, { capture: true, signal: ended.signal });
  focus();
  return end;
}

/**
 * Gives the focus back to the button that opened a form, once the form is left for the same page: without being sent, or after
 * an edit. Buttons that open one have a `data-opens` of their own. Call it while a component is created.
 */
export function returnFocus(navigation: Pick<Navigation, 'isForm' | 'returned'>): void {
  let opener: string | undefined;

  // Before the page is replaced: what has the focus is known then.
  $effect.pre(() => {
    if (navigation.isForm) opener = openerOf(document.activeElement);
  });

  $effect(() => {
    if (navigation.returned === undefined || opener === undefined) return;
    const key = opener;
    opener = undefined;
    return focusOpener(key);
  });
}
