import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../../core/base/clock.ts';
import { BoundSecret } from '../../core/secrets/bound-secret.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { createSingleFlight, type SingleFlight } from '../../core/base/single-flight.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';

/**
 * The tokens of one sign-in. Times are milliseconds since 1970. `Token` is the type of the access
 * token.
 */
export interface CachedTokens<Token = Secret | BoundSecret> {
  /** Undefined if only the refresh token was stored. */
  readonly accessToken?: Token;
  readonly refreshToken?: Secret;
  readonly obtainedAt: number;
  readonly expiresAt: number;
}

/** The result of a renewal: new tokens, a rejection by the service, or a failure to reach it. */
export type Renewal<Tokens> =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'refusal' }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** The type of the access token. */
export type TokenOf<Tokens extends CachedTokens> = NonNullable<Tokens['accessToken']>;

/** What differs between the ways to sign in. */
export interface TokenCacheStrategy<Target, Tokens extends CachedTokens> {
  /** The entry's name in the store: the same for all targets that share a sign-in. */
  readonly entryOf: (target: Target) => string;
  /** SECURITY: whether these tokens may be sent to the target. */
  readonly isFor: (tokens: Tokens, target: Target) => boolean;
  /** What outlives this run; undefined if that would be of no use. */
  readonly pack: (tokens: Tokens) => Secret | undefined;
  readonly unpack: (stored: Secret) => Tokens | undefined;
  readonly isRenewable: (tokens: Tokens, now: number) => boolean;
  readonly renew: (
    target: Target,
    tokens: Tokens,
    refreshToken: Secret,
  ) => Promise<Renewal<Tokens>>;
}

/** Tokens in memory, and in the store so that they outlive this run. */
export interface TokenCache<Target, Tokens extends CachedTokens> {
  /** Stores the tokens of a new sign-in. */
  save(target: Target, tokens: Tokens): Promise<Tokens>;
  /** The tokens that are stored, without sending a request. */
  read(target: Target): Promise<Result<Tokens | undefined>>;
  /**
   * A valid token, renewed first if it is due or if it is the token that was `refused`. One renewal
   * at a time. Fails with `sign-in-needed` if there is no token and it cannot be renewed.
   */
  token(
    target: Target,
    signal: AbortSignal,
    refused?: TokenOf<Tokens>,
  ): Promise<Result<TokenOf<Tokens>>>;
  forget(target: Target): Promise<Result<undefined>>;
}

export interface TokenCacheDeps {
  readonly store: SecretStore;
  readonly clock: Clock;
  /** Called when tokens were stored or removed. */
  readonly onChange?: () => void;
  /** Called if tokens cannot be stored beyond this run, because no keychain is unlocked. */
  readonly onThisRun?: () => void;
}

const SOON_MS = 5 * 60_000;
/** After a failed renewal, the next one waits this long while the token is still valid. */
const RETRY_AFTER_MS = 60_000;

/**
 * Renew after four fifths of the lifetime, or five minutes before its end if that is earlier; for
 * short lifetimes, only the former.
 */
function isDue({ obtainedAt, expiresAt }: CachedTokens, now: number): boolean {
  const life = expiresAt - obtainedAt;
  const late = obtainedAt + life * 0.8;
  return now >= (life > 2 * SOON_MS ? Math.min(late, expiresAt - SOON_MS) : late);
}

/** A {@link TokenCache} that checks the wall clock at each use, so sleep and wake need no timer. */
export function createTokenCache<Target, Tokens extends CachedTokens>(
  strategy: TokenCacheStrategy<Target, Tokens>,
  { store, clock, onChange, onThisRun }: TokenCacheDeps,
): TokenCache<Target, Tokens> {
  const inMemory = new Map<string, Tokens>();
  const notBefore = new Map<string, number>();
  const renewals = new Map<string, SingleFlight<Result<TokenOf<Tokens>>>>();

  const remember = async (entry: string, tokens: Tokens): Promise<Tokens> => {
    inMemory.set(entry, tokens);
    const packed = strategy.pack(tokens);
    // Replaces the stored tokens in one step: at no time are there none.
    const stored = await (packed === undefined ? store.remove(entry) : store.write(entry, packed));
    if (!stored.ok && packed !== undefined) onThisRun?.();
    onChange?.();
    return tokens;
  };
  const readStored = async (entry: string): Promise<Result<Tokens | undefined>> => {
    const read = await store.read(entry);
    return read.ok ? ok(read.value && strategy.unpack(read.value)) : read;
  };
  const read = async (entry: string): Promise<Result<Tokens | undefined>> => {
    const now = inMemory.get(entry);
    if (now !== undefined) return ok(now);
    const stored = await readStored(entry);
    // A caller at the same time may have loaded it already; what is in memory wins.
    const found = inMemory.get(entry) ?? (stored.ok ? stored.value : undefined);
    if (found === undefined) return stored;
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
  /** Newer tokens for the same target, stored by another Stagedoor process. */
  const newer = async (
    entry: string,
    known: Tokens,
    target: Target,
  ): Promise<Tokens | undefined> => {
    const stored = await readStored(entry);
    const other = stored.ok ? stored.value : undefined;
    const isNewer = other !== undefined && other.obtainedAt > known.obtainedAt;
    return isNewer && strategy.isFor(other, target) ? other : undefined;
  };

  /** Renews the `known` tokens, unless another Stagedoor process has already done so. */
  const renew = async (
    entry: string,
    target: Target,
    known: Tokens,
    isRefused: boolean,
  ): Promise<Result<TokenOf<Tokens>>> => {
    const other = await newer(entry, known, target);
    const tokens = other ?? known;
    if (other !== undefined) {
      inMemory.set(entry, other);
      const token = goodToken(other, clock.now());
      if (token !== undefined) return ok(token);
    }
    const token = isRefused ? undefined : goodToken(tokens, clock.now());
    const { refreshToken } = tokens;
    if (refreshToken !== undefined && strategy.isRenewable(tokens, clock.now())) {
      const renewal = await strategy.renew(target, tokens, refreshToken);
      if (renewal.kind === 'tokens') {
        const isCurrent = inMemory.get(entry) === tokens;
        if (isCurrent) await remember(entry, renewal.tokens);
        // If the user signed out or in again in the meantime, discard the renewed tokens.
        const current = isCurrent ? renewal.tokens : inMemory.get(entry);
        const fresh = current?.accessToken as TokenOf<Tokens> | undefined;
        return fresh === undefined ? err({ code: 'sign-in-needed' }) : ok(fresh);
      }
      if (renewal.kind === 'failure') {
        notBefore.set(entry, clock.now() + RETRY_AFTER_MS);
        return token === undefined ? err(renewal.failure) : ok(token);
      }
      // The token is valid only once, and another Stagedoor process may have used it.
      if ((await newer(entry, tokens, target)) !== undefined)
        return renew(entry, target, tokens, isRefused);
      const { refreshToken: _spent, ...rest } = tokens;
      // All fields except an optional one.
      if (token !== undefined) await remember(entry, rest as Tokens);
    }
    if (token !== undefined) return ok(token);
    await forget(entry);
    return err({ code: 'sign-in-needed' });
  };

  return {
    async save(target, tokens) {
      const entry = strategy.entryOf(target);
      notBefore.delete(entry);
      return remember(entry, tokens);
    },
    read: (target) => read(strategy.entryOf(target)),
    async token(target, signal, refused) {
      const entry = strategy.entryOf(target);
      const found = await read(entry);
      if (!found.ok) return found;
      const tokens = found.value;
      if (tokens === undefined || !strategy.isFor(tokens, target))
        return err({ code: 'sign-in-needed' });
      const now = clock.now();
      const isRefused = refused !== undefined && isSame(refused, tokens.accessToken);
      const token = isRefused ? undefined : goodToken(tokens, now);
      const mayWait = now < (notBefore.get(entry) ?? 0) || !strategy.isRenewable(tokens, now);
      if (token !== undefined && (!isDue(tokens, now) || mayWait)) return ok(token);
      const work = renewals.get(entry) ?? createSingleFlight<Result<TokenOf<Tokens>>>();
      renewals.set(entry, work);
      // A refresh token may be valid only once: a window and a command must not both send it.
      const start = () => store.withLock(entry, () => renew(entry, target, tokens, isRefused));
      return work.join(start, signal);
    },
    forget: (target) => forget(strategy.entryOf(target)),
  };
}

const goodToken = <Tokens extends CachedTokens>(
  { accessToken, expiresAt }: Tokens,
  now: number,
): TokenOf<Tokens> | undefined =>
  // The type of `accessToken` without undefined, which destructuring loses.
  expiresAt > now ? accessToken : undefined;

function isSame(one: Secret | BoundSecret, other: Secret | BoundSecret | undefined): boolean {
  if (one instanceof BoundSecret) return other instanceof BoundSecret && one.equals(other);
  return other instanceof Secret && one.equals(other);
}
