import { untrack } from 'svelte';
import type { Group, Row } from './filter-sort-group.ts';
import { holdOrder } from './hold-order.ts';

/** Why the rows of a list stay where they are. */
export type HoldReason = 'pointer' | 'keyboard' | 'menu';

interface Deps {
  /** The rows that fit, in the order in which they belong. */
  readonly groups: () => readonly Group[];
  /** All rows, also those that do not fit. */
  readonly rows: () => readonly Row[];
  /** What the user asked for: the rows are arranged again when it changes. */
  readonly asked: () => string;
  /** The launch whose row is to be shown: it must be in the list. */
  readonly requested: () => string | undefined;
  /** True for a connection that was removed while its rows stay. */
  readonly isRemoved?: (connection: string) => boolean;
}

/**
 * Keeps the rows of a list where they are while the user points at them: a click would meet another workstation than the one
 * that was there before. Rows show their new state in place. Call it while the component is initialized.
 */
export function createHeldOrder({ groups, rows, asked, requested, isRemoved }: Deps) {
  let reasons = $state.raw<ReadonlySet<HoldReason>>(new Set());
  let updates = $state(0);
  /** What was shown last, and for which request. Not a state: nothing follows from it by itself. */
  let before: { readonly groups: readonly Group[]; readonly for: string } | undefined;
  const request = $derived(`${String(updates)} ${asked()}`);
  const now = $derived.by(() => {
    const arranged = groups();
    const isHeld = reasons.size > 0 && requested() === undefined;
    const shown =
      isHeld && before?.for === request
        ? holdOrder(before.groups, arranged, rows(), isRemoved)
        : arranged;
    before = { groups: shown, for: request };
    return shown;
  });

  return {
    get groups() {
      return now;
    },
    has: (reason: HoldReason) => reasons.has(reason),
    set(reason: HoldReason, on: boolean) {
      const next = new Set(untrack(() => reasons));
      if (next.has(reason) === on) return;
      if (on) next.add(reason);
      else next.delete(reason);
      reasons = next;
    },
    /** Arranges the rows once, at the user's request. */
    update: () => {
      updates += 1;
    },
  };
}
export type HeldOrder = ReturnType<typeof createHeldOrder>;
