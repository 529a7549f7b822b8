import { randomSecret, systemRandom } from '../../../src/practice/data/random.ts';

/** Access tokens of one issuer. */
export interface Tokens {
  /** A new one, and its life in seconds. */
  give(): { readonly token: string; readonly lifeSeconds: number };
  /** False for one that has expired or was never issued. */
  isGood(token: string): boolean;
  /** All issued tokens expire now. */
  endAll(): void;
  /** How many were issued so far. */
  readonly issued: number;
}

/** No tokens yet. `lifeSeconds` is called for each one. */
export function createTokens(now: () => number, lifeSeconds: () => number): Tokens {
  const ends = new Map<string, number>();
  let issued = 0;
  return {
    give() {
      issued += 1;
      const seconds = lifeSeconds();
      const token = randomSecret(systemRandom, 24);
      ends.set(token, now() + seconds * 1_000);
      return { token, lifeSeconds: seconds };
    },
    isGood: (token) => now() < (ends.get(token) ?? 0),
    endAll: () => {
      ends.clear();
    },
    get issued() {
      return issued;
    },
  };
}
