import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Failure, FailureCode, Result } from '../../../shared/base/failure.ts';
import { ok, err } from '../../../shared/base/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { Keys } from '../secrets/keys.ts';
import { createSingleFlight, type SingleFlight } from '../base/single-flight.ts';
import type { SessionKeys } from './sign-in.ts';

/** A renewal that did not help is not tried again before this. */
const TRY_AGAIN_MS = 30_000;
/** Keys the service refused are renewed once in this time, whoever is refused. */
const REFUSED_AGAIN_MS = 60_000;
/** A person has to do something, so trying again by ourselves is of no use. */
const NEEDS_PERSON: ReadonlySet<FailureCode> = new Set(['sign-in-needed', 'mfa-needed']);

/** Who waits for keys. `mayAsk`: a person may be asked for a code, however long that takes. */
export interface Waiter {
  readonly signal: AbortSignal;
  readonly mayAsk: boolean;
}

/** How keys of one sign-in come about and how long they are kept. */
export interface KeysSource {
  readonly obtain: (by: Waiter) => Promise<Result<SessionKeys>>;
  /** How long keys without an end of their own are kept; 0 where they are read each time. */
  readonly keepsMs: number;
  /** How long before their end they are renewed. */
  readonly renewBeforeMs: number;
}

/** What is known of one sign-in. */
export interface CacheState {
  readonly keys?: SessionKeys;
  /** Why the last attempt gave none. */
  readonly failure?: Failure;
}

/** Keys in memory, by sign-in. All that share one share its renewals. */
export interface CredentialCache {
  read(key: string, source: KeysSource, by: Waiter): Promise<Result<SessionKeys>>;
  /** The service does not take `keys` (any more): they are read anew before the next request. */
  refused(key: string, keys: Keys): void;
  /** Forgets them. A renewal under way does not bring them back. */
  drop(key: string): void;
  stateOf(key: string): CacheState;
}

interface Entry {
  readonly asking: SingleFlight<Result<SessionKeys>>;
  readonly quiet: SingleFlight<Result<SessionKeys>>;
  kept?: { readonly keys: SessionKeys; readonly at: number };
  failure?: Failure;
  /** No renewal by ourselves before this moment. */
  restsUntil: number;
  isRefused: boolean;
  refusedAt: number;
}

/** {@link CredentialCache} by the wall clock, asked at each use: sleep and wake need no timer. */
export function createCredentialCache(clock: Clock, onChange: () => void): CredentialCache {
  const entries = new Map<string, Entry>();
  const entryOf = (key: string): Entry => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const fresh: Entry = {
      asking: createSingleFlight(),
      quiet: createSingleFlight(),
      restsUntil: -Infinity,
      isRefused: false,
      refusedAt: -Infinity,
    };
    entries.set(key, fresh);
    return fresh;
  };

  const isGood = (entry: Entry, { keepsMs, renewBeforeMs }: KeysSource): boolean => {
    if (entry.kept === undefined || entry.isRefused) return false;
    const { keys, at } = entry.kept;
    const now = clock.now();
    if (keys.expiresAt === undefined) return at <= now && now < at + keepsMs;
    return now < keys.expiresAt && (now < keys.expiresAt - renewBeforeMs || now < entry.restsUntil);
  };

  const renew = async (
    entry: Entry,
    { obtain }: KeysSource,
    by: Waiter,
  ): Promise<Result<SessionKeys>> => {
    const fresh = await obtain(by);
    const now = clock.now();
    if (fresh.ok) {
      delete entry.failure;
      Object.assign(entry, {
        kept: { keys: fresh.value, at: now },
        isRefused: false,
        restsUntil: now + TRY_AGAIN_MS,
      });
      onChange();
      return fresh;
    }
    const { kept } = entry;
    const lastsUntil = kept?.keys.expiresAt ?? -Infinity;
    if (kept !== undefined && !entry.isRefused && now < lastsUntil) {
      const isUp = NEEDS_PERSON.has(fresh.failure.code);
      entry.restsUntil = isUp ? lastsUntil : now + TRY_AGAIN_MS;
      return ok(kept.keys);
    }
    delete entry.kept;
    // Who may not ask learns no more than that a code is needed; who asked knows why there is none.
    if (!by.mayAsk && fresh.failure.code === 'mfa-needed' && entry.failure !== undefined)
      return err(entry.failure);
    entry.failure = fresh.failure;
    onChange();
    return fresh;
  };

  const read: CredentialCache['read'] = async (key, source, by) => {
    const entry = entryOf(key);
    if (isGood(entry, source) && entry.kept !== undefined) return ok(entry.kept.keys);
    const { mayAsk, signal } = by;
    const work = mayAsk ? entry.asking : entry.quiet;
    const outcome = await work.join(
      (stopped) => renew(entry, source, { mayAsk, signal: stopped }),
      signal,
    );
    // Signed out, or given other keys, while it was under way: what came is not what is wanted now.
    return entries.get(key) === entry ? outcome : read(key, source, by);
  };

  return {
    read,
    refused(key, keys) {
      const entry = entries.get(key);
      // Somebody else was refused as well, and they are new already.
      if (entry?.kept?.keys !== keys) return;
      const now = clock.now();
      const hasEnd = entry.kept.keys.expiresAt !== undefined;
      if (hasEnd && Math.abs(now - entry.refusedAt) < REFUSED_AGAIN_MS) return;
      entry.isRefused = true;
      entry.refusedAt = now;
    },
    drop(key) {
      if (entries.delete(key)) onChange();
    },
    stateOf(key) {
      const entry = entries.get(key);
      if (entry === undefined) return {};
      const { kept, failure, isRefused } = entry;
      const now = clock.now();
      const isOver = kept === undefined || (kept.keys.expiresAt ?? Infinity) <= now;
      return {
        ...(!isOver && !isRefused && { keys: kept.keys }),
        ...omitUndefined({ failure }),
      };
    },
  };
}
