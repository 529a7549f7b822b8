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
export interface GivenSession {
  readonly account: string;
  readonly arn: string;
  readonly expiresAtMs: number;
}

/** The keys that a request is checked with, and their identity. */
export interface Holder extends IssuedKeys {
  readonly identity: Identity;
}

/** All issued keys. */
export interface Wallet {
  /** Sessions in the order in which they were issued. */
  readonly sessions: readonly GivenSession[];
  /** Issues keys that do not expire. */
  enrol(identity: Identity): LongLivedKeys;
  /** Issues keys that expire. */
  issue(identity: Identity, seconds: number): SessionKeys;
  find(accessKeyId: string): Holder | undefined;
  /** All sessions count as expired from now on, whatever their expiration. */
  expireAll(): void;
}

/** No keys yet. */
export function createWallet(
  random: RandomBytes,
  now: () => number,
  sessionTokenBytes: number,
): Wallet {
  const users = new Map<string, Holder>();
  const holders = new Map<string, Holder & { readonly endsAtMs: number }>();
  const sessions: GivenSession[] = [];
  let expired = new Set<string>();
  return {
    sessions,
    enrol(identity) {
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
      const held = holders.get(accessKeyId);
      if (held === undefined) return users.get(accessKeyId);
      return { ...held, expired: expired.has(accessKeyId) || now() >= held.endsAtMs };
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
