import type { EulaAcceptance } from './catalogue-wire.ts';
import { artist } from './people.ts';
import { randomId, type RandomBytes } from './random.ts';
import { timestamp } from './wire.ts';

/** Which terms of use one studio has accepted. */
export interface Acceptances {
  /** Oldest first. */
  list(): readonly EulaAcceptance[];
  /** Accepts terms; those that were accepted before stay as they were. */
  accept(eulaIds: readonly string[], nowMs: number): void;
  /** Those of these terms that are not accepted yet. */
  missing(eulaIds: readonly string[]): readonly string[];
}

/** Nothing accepted yet. */
export function createAcceptances(accepteeId: string, random: RandomBytes): Acceptances {
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
          acceptedBy: artist,
          accepteeId,
        });
      }
    },
    missing,
  };
}
