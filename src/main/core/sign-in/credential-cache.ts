import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Failure, FailureCode, Result } from '../../../shared/base/failure.ts';
import { ok, err } from '../../../shared/base/failure.ts';
import type { Clock } from '../base/clock.ts';
import type { Keys } from '../secrets/keys.ts';
import { createSingleFlight, type SingleFlight } from '../base/single-flight.ts';
import type { SessionKeys } from './sign-in.ts';

/** After a failed renewal, the next one is not started before this. */
const TRY_AGAIN_MS = 30_000;
/** Keys that the service refused are renewed at most once in this time. */
const REFUSED_AGAIN_MS = 60_000;
/** The user has to act, so retrying automatically does not help. */
const NEEDS_PERSON: ReadonlySet<FailureCode> = new Set(['sign-in-needed', 'mfa-needed']);

/** A caller that waits for keys. `mayAsk`: the user may be asked for a code, without a time limit. */
export interface Waiter {
  readonly signal: AbortSignal;
  readonly mayAsk: boolean;
}

/** How keys of one sign-in are obtained, and how long they are cached. */
export interface KeysSource {
  readonly obtain: (by: Waiter) => Promise<Result<SessionKeys>>;
  /** How long keys without an expiry are cached; 0 if they are read each time. */
  readonly keepsMs: number;
  /** How long before their expiry they are renewed. */
  readonly renewBeforeMs: number;
}

/** The state of one sign-in. */
export interface CacheState {
  readonly keys?: SessionKeys;
  /** Why the last attempt failed. */
  readonly failure?: Failure;
}

/** Keys in memory, by sign-in. Connections that share a sign-in share its renewals. */
export interface CredentialCache {
  read(key: string, source: KeysSource, by: Waiter): Promise<Result<SessionKeys>>;
  /** The service refused `keys`: they are obtained again before the next request. */
  refused(key: string, keys: Keys): void;
  /** Forgets the keys. A running renewal does not restore them. */
  drop(key: string): void;
  stateOf(key: string): CacheState;
}

interface Entry {
  readonly asking: SingleFlight<Result<SessionKeys>>;
  readonly quiet: SingleFlight<Result<SessionKeys>>;
  cached?: { readonly keys: SessionKeys; readonly at: number };
  failure?: Failure;
  /** No automatic renewal before this time. */
  pausedUntil: number;
  isRefused: boolean;
  refusedAt: number;
}

/** {@link CredentialCache} that checks the wall clock at each use, so that it needs no timer after sleep. */
export function createCredentialCache(clock: Clock, onChange: () => void): CredentialCache {
  const entries = new Map<string, Entry>();
  const entryOf = (key: string): Entry => {
    const known = entries.get(key);
    if (known !== undefined) return known;
    const fresh: Entry = {
      asking: createSingleFlight(),
      quiet: createSingleFlight(),
      pausedUntil: -Infinity,
      isRefused: false,
      refusedAt: -Infinity,
    };
    entries.set(key, fresh);
    return fresh;
  };

  const isGood = (entry: Entry, { keepsMs, renewBeforeMs }: KeysSource): boolean => {
    if (entry.cached === undefined || entry.isRefused) return false;
    const { keys, at } = entry.cached;
    const now = clock.now();
    if (keys.expiresAt === undefined) return at <= now && now < at + keepsMs;
    return (
      now < keys.expiresAt && (now < keys.expiresAt - renewBeforeMs || now < entry.pausedUntil)
    );
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
        cached: { keys: fresh.value, at: now },
        isRefused: false,
        pausedUntil: now + TRY_AGAIN_MS,
      });
      onChange();
      return fresh;
    }
    const { cached } = entry;
    const lastsUntil = cached?.keys.expiresAt ?? -Infinity;
    if (cached !== undefined && !entry.isRefused && now < lastsUntil) {
      const isUp = NEEDS_PERSON.has(fresh.failure.code);
      entry.pausedUntil = isUp ? lastsUntil : now + TRY_AGAIN_MS;
      return ok(cached.keys);
    }
    delete entry.cached;
    // A caller that may not ask only learns that a code is needed; the stored failure says why there is none.
    if (!by.mayAsk && fresh.failure.code === 'mfa-needed' && entry.failure !== undefined)
      return err(entry.failure);
    entry.failure = fresh.failure;
    onChange();
    return fresh;
  };

  const read: CredentialCache['read'] = async (key, source, by) => {
    const entry = entryOf(key);
    if (isGood(entry, source) && entry.cached !== undefined) return ok(entry.cached.keys);
    const { mayAsk, signal } = by;
    const work = mayAsk ? entry.asking : entry.quiet;
    const outcome = await work.join(
      (stopped) => renew(entry, source, { mayAsk, signal: stopped }),
      signal,
    );
    // The sign-in was dropped in the meantime, so this result is outdated.
    return entries.get(key) === entry ? outcome : read(key, source, by);
  };

  return {
    read,
    refused(key, keys) {
      const entry = entries.get(key);
      // Another request was refused as well, and the keys are renewed already.
      if (entry?.cached?.keys !== keys) return;
      const now = clock.now();
      const hasEnd = entry.cached.keys.expiresAt !== undefined;
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
      const { cached, failure, isRefused } = entry;
      const now = clock.now();
      const isOver = cached === undefined || (cached.keys.expiresAt ?? Infinity) <= now;
      return {
        ...(!isOver && !isRefused && { keys: cached.keys }),
        ...omitUndefined({ failure }),
      };
    },
  };
}
