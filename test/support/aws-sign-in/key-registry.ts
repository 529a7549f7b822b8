import type { IssuedKeys } from '../../../src/practice/server/authenticate.ts';
import { randomId, randomSecret, type RandomBytes } from '../../../src/practice/data/random.ts';

/** A user, session or role. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** The name of the user or role, which roles trust. */
  readonly name: string;
  /** The source of its keys: long-lived, GetSessionToken, or a role. */
  readonly by: 'keys' | 'session' | 'role';
  /** Whether it signed in with MFA. */
  readonly mfa: boolean;
}

/** Keys that do not expire. */
export interface LongLivedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Temporary credentials. */
export interface SessionKeys extends LongLivedKeys {
  readonly sessionToken: string;
  readonly expiresAtMs: number;
}

/** The public facts of issued credentials. */
export interface IssuedSession {
  readonly account: string;
  readonly arn: string;
  readonly expiresAtMs: number;
}

/** The keys that a request is checked with, and their identity. */
export interface KeyHolder extends IssuedKeys {
  readonly identity: Identity;
}

/** All issued keys. */
export interface KeyRegistry {
  /** Sessions in the order in which they were issued. */
  readonly sessions: readonly IssuedSession[];
  /** Issues keys that do not expire. */
  issueLongLived(identity: Identity): LongLivedKeys;
  /** Issues keys that expire. */
  issue(identity: Identity, seconds: number): SessionKeys;
  find(accessKeyId: string): KeyHolder | undefined;
  /** All sessions count as expired from now on, whatever their expiration. */
  expireAll(): void;
}

/** No keys yet. */
export function createKeyRegistry(
  random: RandomBytes,
  now: () => number,
  sessionTokenBytes: number,
): KeyRegistry {
  const users = new Map<string, KeyHolder>();
  const holders = new Map<string, KeyHolder & { readonly endsAtMs: number }>();
  const sessions: IssuedSession[] = [];
  let expired = new Set<string>();
  return {
    sessions,
    issueLongLived(identity) {
      const keys = keysOf('LONGLIVED', random);
      users.set(keys.accessKeyId, { secretAccessKey: keys.secretAccessKey, identity });
      return keys;
    },
    issue(identity, seconds) {
      const keys = keysOf('TEMPORARY', random);
      const sessionToken = randomSecret(random, sessionTokenBytes);
      // Whole seconds: STS's format has no fractions.
      const endsAtMs = Math.floor(now() / 1_000 + seconds) * 1_000;
      const { secretAccessKey } = keys;
      holders.set(keys.accessKeyId, { secretAccessKey, sessionToken, identity, endsAtMs });
      sessions.push({ account: identity.account, arn: identity.arn, expiresAtMs: endsAtMs });
      return { ...keys, sessionToken, expiresAtMs: endsAtMs };
    },
    find(accessKeyId) {
      const holder = holders.get(accessKeyId);
      if (holder === undefined) return users.get(accessKeyId);
      return { ...holder, expired: expired.has(accessKeyId) || now() >= holder.endsAtMs };
    },
    expireAll() {
      expired = new Set(holders.keys());
    },
  };
}

function keysOf(prefix: string, random: RandomBytes): LongLivedKeys {
  return {
    accessKeyId: `${prefix}${randomId(random, 11).toUpperCase()}`,
    secretAccessKey: randomSecret(random, 30),
  };
}
