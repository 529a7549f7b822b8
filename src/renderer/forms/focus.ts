import { tick } from 'svelte';

/** Puts the focus on what is marked as first, once `node` is there. */
export function focusFirst(node: HTMLElement): void {
  node.querySelector<HTMLElement>('[data-first]')?.focus();
}

/** Puts the focus on the first field of `form` that is told to be wrong. */
export async function focusProblem(form: HTMLElement | undefined): Promise<void> {
  await tick();
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
