import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { createSingleFlight, type SingleFlight } from '../../core/base/single-flight.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';

/** The tokens of one sign-in. Moments are milliseconds since 1970. */
export interface HeldTokens {
  /** Nothing where only the way to a new one was kept. */
  readonly accessToken?: Secret;
  readonly refreshToken?: Secret;
  readonly obtainedAt: number;
  readonly expiresAt: number;
}

/** What became of a renewal: new tokens, none any more (the service refuses), or nobody could be asked. */
export type Renewal<Held> =
  | { readonly came: 'tokens'; readonly held: Held }
  | { readonly came: 'refusal' }
  | { readonly came: 'failure'; readonly failure: Failure };

/** What is particular to one way of signing in. */
export interface TokenKind<Place, Held extends HeldTokens> {
  /** The name under which they are kept: the same for all places that share a sign-in. */
  readonly entryOf: (place: Place) => string;
  /** SECURITY: whether these tokens may be shown there. */
  readonly isFor: (held: Held, place: Place) => boolean;
  /** What outlives this run; nothing where that would be of no use. */
  readonly pack: (held: Held) => Secret | undefined;
  readonly unpack: (kept: Secret) => Held | undefined;
  readonly isRenewable: (held: Held, now: number) => boolean;
  readonly renew: (place: Place, held: Held, refreshToken: Secret) => Promise<Renewal<Held>>;
}

/** Tokens in memory, and in the store so that they outlive this run. */
export interface TokenCache<Place, Held> {
  /** Takes the tokens of a new sign-in. */
  keep(place: Place, held: Held): Promise<Held>;
  /** What is known, without asking anybody. */
  look(place: Place): Promise<Result<Held | undefined>>;
  /**
   * A token that is good, renewed first where that is due or `refused` is the one that was refused. One
   * renewal at a time. Fails with `sign-in-needed` where there is none, and it cannot be renewed.
   */
  token(place: Place, signal: AbortSignal, refused?: Secret): Promise<Result<Secret>>;
  forget(place: Place): Promise<Result<undefined>>;
}

export interface TokenCacheDeps {
  readonly store: SecretStore;
  readonly clock: Clock;
  /** Tokens came or went. */
  readonly onChange?: () => void;
  /** They could not be kept beyond this run: there is no keychain that is open. */
  readonly onThisRun?: () => void;
}

const SOON_MS = 5 * 60_000;
/** A renewal that failed on the way is not tried again for so long, while the token is still good. */
const PATIENCE_MS = 60_000;

/** At four fifths of its life, or five minutes before its end; for one of minutes only, the former. */
function isDue({ obtainedAt, expiresAt }: HeldTokens, now: number): boolean {
  const life = expiresAt - obtainedAt;
  const late = obtainedAt + life * 0.8;
  return now >= (life > 2 * SOON_MS ? Math.min(late, expiresAt - SOON_MS) : late);
}

/** {@link TokenCache} by the wall clock, asked at each use: sleep and wake need no timer. */
export function createTokenCache<Place, Held extends HeldTokens>(
  kind: TokenKind<Place, Held>,
  { store, clock, onChange, onThisRun }: TokenCacheDeps,
): TokenCache<Place, Held> {
  const inMemory = new Map<string, Held>();
  const notBefore = new Map<string, number>();
  const renewals = new Map<string, SingleFlight<Result<Secret>>>();

  const remember = async (entry: string, held: Held): Promise<Held> => {
    inMemory.set(entry, held);
    const packed = kind.pack(held);
    // The new one takes the old one's place in one step: at no moment is there none.
    const kept = await (packed === undefined ? store.remove(entry) : store.write(entry, packed));
    if (!kept.ok && packed !== undefined) onThisRun?.();
    onChange?.();
    return held;
  };
  const fromStore = async (entry: string): Promise<Result<Held | undefined>> => {
    const read = await store.read(entry);
    return read.ok ? ok(read.value && kind.unpack(read.value)) : read;
  };
  const look = async (entry: string): Promise<Result<Held | undefined>> => {
    const now = inMemory.get(entry);
    if (now !== undefined) return ok(now);
    const kept = await fromStore(entry);
    // Who looked at the same time has it already; what is in memory counts.
    const found = inMemory.get(entry) ?? (kept.ok ? kept.value : undefined);
    if (found === undefined) return kept;
    inMemory.set(entry, found);
    return ok(found);
  };
  const forget = async (entry: string): Promise<Result<undefined>> => {
    inMemory.delete(entry);
    notBefore.delete(entry);
    const removed = await store.remove(entry);
    onChange?.();
    return removed;
  };
  /** What another program of ours has obtained since, for the same place. */
  const newer = async (entry: string, known: Held, place: Place): Promise<Held | undefined> => {
    const kept = await fromStore(entry);
    const theirs = kept.ok ? kept.value : undefined;
    const isNewer = theirs !== undefined && theirs.obtainedAt > known.obtainedAt;
    return isNewer && kind.isFor(theirs, place) ? theirs : undefined;
  };

  /** Renews what is `known`, unless another program of ours has done so already. */
  const renew = async (
    entry: string,
    place: Place,
    known: Held,
    isRefused: boolean,
  ): Promise<Result<Secret>> => {
    const theirs = await newer(entry, known, place);
    const held = theirs ?? known;
    if (theirs !== undefined) {
      inMemory.set(entry, theirs);
      const token = goodToken(theirs, clock.now());
      if (token !== undefined) return ok(token);
    }
    const token = isRefused ? undefined : goodToken(held, clock.now());
    const { refreshToken } = held;
    if (refreshToken !== undefined && kind.isRenewable(held, clock.now())) {
      const renewal = await kind.renew(place, held, refreshToken);
      if (renewal.came === 'tokens') {
        const isWanted = inMemory.get(entry) === held;
        if (isWanted) await remember(entry, renewal.held);
        // Signed out, or signed in anew, meanwhile: what came is not what is wanted now.
        const fresh = (isWanted ? renewal.held : inMemory.get(entry))?.accessToken;
        return fresh === undefined ? err({ code: 'sign-in-needed' }) : ok(fresh);
      }
      if (renewal.came === 'failure') {
        notBefore.set(entry, clock.now() + PATIENCE_MS);
        return token === undefined ? err(renewal.failure) : ok(token);
      }
      // It is good once only, and another program of ours may have been the one.
      if ((await newer(entry, held, place)) !== undefined)
        return renew(entry, place, held, isRefused);
      const { refreshToken: _spent, ...rest } = held;
      // All but the one field that may be left out.
      if (token !== undefined) await remember(entry, rest as Held);
    }
    if (token !== undefined) return ok(token);
    await forget(entry);
    return err({ code: 'sign-in-needed' });
  };

  return {
    async keep(place, held) {
      const entry = kind.entryOf(place);
      notBefore.delete(entry);
      return remember(entry, held);
    },
    look: (place) => look(kind.entryOf(place)),
    async token(place, signal, refused) {
      const entry = kind.entryOf(place);
      const found = await look(entry);
      if (!found.ok) return found;
      const held = found.value;
      if (held === undefined || !kind.isFor(held, place)) return err({ code: 'sign-in-needed' });
      const now = clock.now();
      const isRefused = refused !== undefined && refused.reveal() === held.accessToken?.reveal();
      const token = isRefused ? undefined : goodToken(held, now);
      const mayWait = now < (notBefore.get(entry) ?? 0) || !kind.isRenewable(held, now);
      if (token !== undefined && (!isDue(held, now) || mayWait)) return ok(token);
      const work = renewals.get(entry) ?? createSingleFlight<Result<Secret>>();
      renewals.set(entry, work);
      // A refresh token may be good once only: a window and a command must not both send it.
      const begin = () => store.alone(entry, () => renew(entry, place, held, isRefused));
      return work.join(begin, signal);
    },
    forget: (place) => forget(kind.entryOf(place)),
  };
}

const goodToken = ({ accessToken, expiresAt }: HeldTokens, now: number): Secret | undefined =>
  expiresAt > now ? accessToken : undefined;
