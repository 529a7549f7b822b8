import { tick } from 'svelte';

/** Puts the focus on what is marked as first, else on the first field, once `node` is there. */
export function focusFirst(node: HTMLElement): void {
  const first = node.querySelector<HTMLElement>('[data-first]');
  (first ?? node.querySelector('input'))?.focus();
}

/** Puts the focus on the first field of `form` that is told to be wrong, or the button that mends it. */
export async function focusProblem(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')?.focus();
}
