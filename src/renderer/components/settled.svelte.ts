import { untrack } from 'svelte';

/** A click that comes within this time after a button has changed was meant for what the button did before. */
export const SETTLE_MS = 500;

/**
 * Whether `meaning` has stayed the same for {@link SETTLE_MS}. True until it changes for the first time. Call it while a
 * component is created, and ignore clicks while it is false.
 */
export function createSettled(meaning: () => unknown) {
  let isSettled = $state(true);
  let last = untrack(meaning);
  $effect.pre(() => {
    const now = meaning();
    if (now === last) return;
    last = now;
    isSettled = false;
  });
  $effect(() => {
    if (isSettled) return;
    meaning();
    const timer = setTimeout(() => {
      isSettled = true;
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
    };
  });
  return {
    get now() {
      return isSettled;
    },
  };
}
