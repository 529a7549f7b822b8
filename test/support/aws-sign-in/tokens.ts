import { randomSecret, type RandomBytes } from '../../../src/practice/data/random.ts';
import { answer, refuse, type Answer } from './answer.ts';
import type { FilledScript } from './script.ts';

/** Access and refresh tokens of people who signed in. */
export interface Tokens {
  /** A new sign-in. With `refreshable`, a refresh token is issued. */
  signIn(person: string, clientId: string, refreshable: boolean): Answer;
  /** Redeems a refresh token, which is then invalid, for a new pair. */
  refresh(refreshToken: string, clientId: string): Answer;
  /** The person of a valid token. */
  personOf(accessToken: string): string | undefined;
  /** Ends the sign-in of this token, with all its tokens. */
  signOut(accessToken: string): void;
  /** All access tokens count as expired from now on; refresh tokens stay valid. */
  expireAll(): void;
}

interface SignIn {
  readonly person: string;
  readonly clientId: string;
  readonly endsAtMs: number;
  over: boolean;
}

/** No sign-ins yet. */
export function createTokens(script: FilledScript, random: RandomBytes, now: () => number): Tokens {
  const { accessTokenSeconds, refreshSeconds } = script;
  const access = new Map<string, { signIn: SignIn; endsAtMs: number }>();
  const refreshing = new Map<string, SignIn>();

  const give = (signIn: SignIn, refreshable: boolean): Answer => {
    const accessToken = randomSecret(random, 64);
    access.set(accessToken, { signIn, endsAtMs: now() + accessTokenSeconds * 1_000 });
    const fields = { accessToken, tokenType: 'Bearer', expiresIn: accessTokenSeconds };
    if (!refreshable) return answer(fields);
    const refreshToken = randomSecret(random, 64);
    refreshing.set(refreshToken, signIn);
    return answer({ ...fields, refreshToken });
  };

  return {
    signIn(person, clientId, refreshable) {
      const endsAtMs = now() + refreshSeconds * 1_000;
      return give({ person, clientId, endsAtMs, over: false }, refreshable && refreshSeconds > 0);
    },
    refresh(refreshToken, clientId) {
      const signIn = refreshing.get(refreshToken);
      const isGood = signIn?.clientId === clientId && !signIn.over && now() < signIn.endsAtMs;
      if (!isGood) return refuse(400, 'InvalidGrantException', 'Invalid refresh token');
      refreshing.delete(refreshToken);
      return give(signIn, true);
    },
    personOf(accessToken) {
      const held = access.get(accessToken);
      const isGood = held !== undefined && !held.signIn.over && now() < held.endsAtMs;
      return isGood ? held.signIn.person : undefined;
    },
    signOut(accessToken) {
      const held = access.get(accessToken);
      if (held !== undefined) held.signIn.over = true;
    },
    expireAll() {
      access.clear();
    },
  };
}
