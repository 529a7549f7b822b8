import type { Organisation } from '../../shared/credentials.ts';
import { done, failed, type Outcome } from '../../shared/failure.ts';
import type { Clock } from '../core/clock.ts';
import type { Secret } from '../core/secret.ts';
import { createSharedWork, type SharedWork } from '../core/shared-work.ts';
import { AwsRefusal } from './aws-answer.ts';
import type { GivenTokens, Oidc, OidcPlace, Registration } from './sso-oidc.ts';
import { entryOf, packSignIn, unpackSignIn, type SecretStore, type SignedIn } from './sso-store.ts';
import { httpFailure } from './sts-failure.ts';

/** The tokens of all organisations: in memory, and in the store so that they outlive this run. */
export interface Tokens {
  keep(place: OidcPlace, client: Registration, given: GivenTokens): Promise<SignedIn>;
  /** What is known, without asking anybody. */
  look(organisation: Organisation): Promise<Outcome<SignedIn | undefined>>;
  /**
   * A token that is good, renewed first where that is due or `refused` is the one that was refused. One
   * renewal at a time. Fails with `sign-in-needed` where there is none, and it cannot be renewed.
   */
  token(place: OidcPlace, signal: AbortSignal, refused?: Secret): Promise<Outcome<Secret>>;
  forget(organisation: Organisation): Promise<Outcome<undefined>>;
}

const SOON_MS = 5 * 60_000;
/** A renewal that failed on the way is not tried again for so long, while the token is still good. */
const PATIENCE_MS = 60_000;

/** True where a token would be renewed by itself. */
export const isRenewable = ({ refreshToken, client }: SignedIn, now: number): boolean =>
  refreshToken !== undefined && client.expiresAt > now;

/** At four fifths of its life, or five minutes before its end; for one of minutes only, the former. */
function isDue({ obtainedAt, expiresAt }: SignedIn, now: number): boolean {
  const life = expiresAt - obtainedAt;
  const late = obtainedAt + life * 0.8;
  return now >= (life > 2 * SOON_MS ? Math.min(late, expiresAt - SOON_MS) : late);
}

export function createTokens({
  oidc,
  store,
  clock,
}: {
  readonly oidc: Oidc;
  readonly store: SecretStore;
  readonly clock: Clock;
}): Tokens {
  const inMemory = new Map<string, SignedIn>();
  const notBefore = new Map<string, number>();
  const renewals = new Map<string, SharedWork<Outcome<Secret>>>();

  const remember = async (entry: string, signedIn: SignedIn): Promise<SignedIn> => {
    inMemory.set(entry, signedIn);
    // Without a keychain it lasts for this run.
    await store.write(entry, packSignIn(signedIn));
    return signedIn;
  };
  const fromStore = async (entry: string): Promise<Outcome<SignedIn | undefined>> => {
    const read = await store.read(entry);
    return read.ok ? done(read.value && unpackSignIn(read.value)) : read;
  };
  const look = async (entry: string): Promise<Outcome<SignedIn | undefined>> => {
    const now = inMemory.get(entry);
    if (now !== undefined) return done(now);
    const kept = await fromStore(entry);
    if (kept.ok && kept.value !== undefined) inMemory.set(entry, kept.value);
    return kept;
  };
  const forget = (entry: string): Promise<Outcome<undefined>> => {
    inMemory.delete(entry);
    notBefore.delete(entry);
    return store.remove(entry);
  };

  /** Renews what is `known`, unless another program of ours has done so already. */
  const renew = async (
    entry: string,
    place: OidcPlace,
    known: SignedIn,
    isRefused: boolean,
  ): Promise<Outcome<Secret>> => {
    const kept = await fromStore(entry);
    const theirs = kept.ok ? kept.value : undefined;
    const isNewer = theirs !== undefined && theirs.obtainedAt > known.obtainedAt;
    const held = isNewer && theirs.endpoint === known.endpoint ? theirs : known;
    if (held !== known) {
      inMemory.set(entry, held);
      if (held.expiresAt > clock.now()) return done(held.accessToken);
    }
    const isGood = !isRefused && held.expiresAt > clock.now();
    const { refreshToken, client } = held;
    if (refreshToken !== undefined && isRenewable(held, clock.now())) {
      try {
        const grant = { grantType: 'refresh_token', refreshToken } as const;
        // Not stopped with whoever asked: the token that is sent may be good once only.
        const given = await oidc.token(place, client, grant, new AbortController().signal);
        const renewed = await remember(
          entry,
          signedInWith(place, client, { refreshToken, ...given }),
        );
        return done(renewed.accessToken);
      } catch (reason) {
        if (!(reason instanceof AwsRefusal)) {
          notBefore.set(entry, clock.now() + PATIENCE_MS);
          return isGood ? done(held.accessToken) : failed(httpFailure(reason));
        }
        const { refreshToken: _spent, ...rest } = held;
        if (isGood) await remember(entry, rest);
      }
    }
    if (isGood) return done(held.accessToken);
    await forget(entry);
    return failed({ code: 'sign-in-needed' });
  };

  const signedInWith = (place: OidcPlace, client: Registration, given: GivenTokens): SignedIn => {
    const now = clock.now();
    const { lifeMs, ...tokens } = given;
    const { endpoint } = place;
    const rest = { client, obtainedAt: now, expiresAt: now + lifeMs };
    return { ...tokens, ...rest, ...(endpoint !== undefined && { endpoint }) };
  };

  return {
    async keep(place, client, given) {
      const entry = entryOf('sso', place.organisation);
      notBefore.delete(entry);
      return remember(entry, signedInWith(place, client, given));
    },
    look: (organisation) => look(entryOf('sso', organisation)),
    async token(place, signal, refused) {
      const entry = entryOf('sso', place.organisation);
      const held = await look(entry);
      if (!held.ok) return held;
      // SECURITY: a token is shown to nobody but whom it came from.
      if (held.value === undefined || held.value.endpoint !== place.endpoint)
        return failed({ code: 'sign-in-needed' });
      const signedIn = held.value;
      const now = clock.now();
      const isRefused = refused?.reveal() === signedIn.accessToken.reveal();
      const mayWait = signedIn.expiresAt > now && now < (notBefore.get(entry) ?? 0);
      if (!isRefused && (!isDue(signedIn, now) || mayWait)) return done(signedIn.accessToken);
      if (!isRefused && signedIn.expiresAt > now && !isRenewable(signedIn, now))
        return done(signedIn.accessToken);
      const work = renewals.get(entry) ?? createSharedWork<Outcome<Secret>>();
      renewals.set(entry, work);
      return work.join(() => renew(entry, place, signedIn, isRefused), signal);
    },
    forget: (organisation) => forget(entryOf('sso', organisation)),
  };
}
