import type { Hands } from './hands.ts';

/** Selects the first rows of the list. */
export async function select({ settle, until }: Hands, count: number): Promise<void> {
  const boxes = () => [...document.querySelectorAll<HTMLElement>('[data-slot="select"]')];
  await until(() => boxes().length >= count);
  for (const box of boxes().slice(0, count)) box.click();
  await settle();
}
