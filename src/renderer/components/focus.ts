import { tick } from 'svelte';

/** Focuses the element that is marked as first, otherwise the first field. For use as an attachment. */
export function focusFirst(node: HTMLElement): void {
  const first = node.querySelector<HTMLElement>('[data-first]');
  (first ?? node.querySelector<HTMLElement>('input:not([hidden])'))?.focus();
}

/** Focuses the first invalid field of `form`, or the button that fixes it. */
export async function focusProblem(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus();
}
