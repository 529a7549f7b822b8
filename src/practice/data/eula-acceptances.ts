import type { EulaAcceptance } from './catalogue-wire-types.ts';
import { practiceUser } from './practice-account.ts';
import { randomId, type RandomBytes } from './random.ts';
import { timestamp } from './wire-types.ts';

/** The terms of use that one studio has accepted. */
export interface EulaAcceptanceStore {
  /** Oldest first. */
  list(): readonly EulaAcceptance[];
  /** Accepts terms. Earlier acceptances do not change. */
  accept(eulaIds: readonly string[], nowMs: number): void;
  /** The given terms that are not accepted yet. */
  missing(eulaIds: readonly string[]): readonly string[];
  /** Replaces all acceptances. */
  restore(acceptances: readonly EulaAcceptance[]): void;
}

/** Creates a store without acceptances. `accepteeId` is the studio's id. */
export function createEulaAcceptanceStore(
  accepteeId: string,
  random: RandomBytes,
): EulaAcceptanceStore {
  const accepted = new Map<string, EulaAcceptance>();
  const missing = (eulaIds: readonly string[]): readonly string[] =>
    eulaIds.filter((eulaId) => !accepted.has(eulaId));
  return {
    list: () => [...accepted.values()],
    accept(eulaIds, nowMs) {
      for (const eulaId of missing(eulaIds)) {
        accepted.set(eulaId, {
          eulaAcceptanceId: randomId(random, 22),
          eulaId,
          acceptedAt: timestamp(nowMs),
          acceptedBy: practiceUser,
          accepteeId,
        });
      }
    },
    missing,
    restore(acceptances) {
      accepted.clear();
      for (const acceptance of acceptances) accepted.set(acceptance.eulaId, acceptance);
    },
  };
}
