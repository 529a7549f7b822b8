import type { IssuedKeys } from '../../../src/practice/server/authenticate.ts';
import { randomId, randomSecret, type RandomBytes } from '../../../src/practice/data/random.ts';

/** Who somebody is. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
  /** The name of the user or role, by which roles trust. */
  readonly name: string;
  /** How it came by its keys: long-lived ones, GetSessionToken, or a role. */
  readonly by: 'keys' | 'session' | 'role';
  /** Signed in with a second factor. */
  readonly mfa: boolean;
}

/** Keys without an end. */
export interface LongLivedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Credentials that were given out for a while. */
export interface SessionKeys extends LongLivedKeys {
  readonly sessionToken: string;
  readonly expiresAtMs: number;
}

/** What may be known of credentials that were given out. */
export interface GivenSession {
  readonly account: string;
  readonly arn: string;
  readonly expiresAtMs: number;
}

/** Somebody's keys, as a request is checked with them. */
export interface Holder extends IssuedKeys {
  readonly identity: Identity;
}

/** All keys there are. */
export interface Wallet {
  /** Sessions in the order in which they were given out. */
  readonly sessions: readonly GivenSession[];
  /** Makes keys without an end. */
  enrol(identity: Identity): LongLivedKeys;
  /** Makes keys that end. */
  issue(identity: Identity, seconds: number): SessionKeys;
  find(accessKeyId: string): Holder | undefined;
  /** All sessions count as expired from now on, whatever was promised. */
  expireAll(): void;
}

/** Nobody has keys yet. */
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
      // Whole seconds: that is all that STS can say.
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
