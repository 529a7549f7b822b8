import { tick } from 'svelte';

/** The first field. Of radio buttons, it is the chosen one: on another one, Space would choose that. */
const FIRST_FIELD = 'input:not([hidden], [type="radio"]:not(:checked))';

/** Focuses the element that is marked as first, otherwise the first field. For use as an attachment. */
export function focusFirst(node: HTMLElement): void {
  const first = node.querySelector<HTMLElement>('[data-first]');
  (first ?? node.querySelector<HTMLElement>(FIRST_FIELD))?.focus();
}

/** Focuses the first invalid field of `form`, or the button that fixes it. */
export async function focusProblem(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus();
}
