import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createEmitter } from '../../core/base/emitter.ts';
import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import { deadline, type Clock } from '../../core/base/clock.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Login, LoginTarget } from '../../core/sign-in/login.ts';
import { transientError } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { createTokenCache, type Renewal } from '../sign-in/token-cache.ts';
import { signInAtIssuer, type OpenLogin } from './oidc-browser.ts';
import type { Issuer } from './oidc-client.ts';
import { oidcFailure } from './oidc-failure.ts';
import type { TokenResponse, Person } from './token-response.ts';
import { createOidcHttp } from './oidc-http.ts';
import { OidcRefusal } from './oidc-refusal.ts';
import { loginEntry, packLogin, unpackLogin, type HeldLogin } from './oidc-store.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';

/** How long a sign-in waits for the person. */
const PATIENCE_MS = 5 * 60_000;

export interface LoginDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly store: SecretStore;
  readonly openLogin: OpenLogin;
  /** A sign-in could not be kept beyond this run: there is no keychain that is open. */
  readonly onThisRun: () => void;
}

/** {@link Login} by `openid-client`, over our HTTP. */
export function createLogin({ http, clock, store, openLogin, onThisRun }: LoginDeps): Login {
  const changes = createEmitter<void>();
  const discover = async (place: LoginTarget, signal: AbortSignal): Promise<Issuer> => {
    const client = await import('./oidc-client.ts');
    return client.discover(place, createOidcHttp(http, place.trustAt, clock, signal));
  };
  const heldFrom = (given: TokenResponse, before?: HeldLogin): HeldLogin => {
    const { lifeMs, ...tokens } = given;
    const now = clock.now();
    const { refreshToken, person } = before ?? {};
    return {
      ...omitUndefined({ refreshToken, person }),
      ...tokens,
      obtainedAt: now,
      expiresAt: now + lifeMs,
    };
  };

  const renew = async (
    place: LoginTarget,
    held: HeldLogin,
    refreshToken: Secret,
  ): Promise<Renewal<HeldLogin>> => {
    try {
      // Not stopped with whoever asked: the token that is sent may be good once only.
      const issuer = await discover(place, new AbortController().signal);
      const given = await issuer.renew(refreshToken);
      // OpenID Connect Core 12.2: it stays the same person.
      if (isAnother(given.person, held.person))
        throw new HttpError(transientError('not-an-answer'));
      return { came: 'tokens', held: heldFrom(given, held) };
    } catch (reason) {
      if (reason instanceof OidcRefusal && reason.code === 'invalid_grant')
        return { came: 'refusal' };
      return { came: 'failure', failure: oidcFailure(reason) };
    }
  };
  const tokens = createTokenCache<LoginTarget, HeldLogin>(
    {
      entryOf: ({ server }) => loginEntry(server),
      isFor: () => true,
      pack: packLogin,
      unpack: unpackLogin,
      isRenewable: ({ refreshToken }) => refreshToken !== undefined,
      renew,
    },
    {
      store,
      clock,
      onThisRun,
      onChange: () => {
        changes.emit();
      },
    },
  );

  return {
    async signIn(place, signal) {
      const limit = deadline(clock, PATIENCE_MS, signal);
      try {
        const issuer = await discover(place, limit.signal);
        const given = await signInAtIssuer(issuer, openLogin, limit.signal);
        if (!given.ok) return given;
        await tokens.keep(place, heldFrom(given.value));
        return ok(undefined);
      } catch (reason) {
        signal.throwIfAborted();
        if (limit.signal.aborted) return err({ code: 'sign-in-late' });
        return err(asSignIn(oidcFailure(reason)));
      } finally {
        limit.stop();
      }
    },
    async signOut(place) {
      const held = await tokens.look(place);
      const forgotten = await tokens.forget(place);
      const refreshToken = held.ok ? held.value?.refreshToken : undefined;
      if (refreshToken === undefined) return forgotten;
      try {
        const issuer = await discover(place, new AbortController().signal);
        await issuer.revoke(refreshToken);
      } catch (reason) {
        // It ends by itself: who cannot tell the login server is signed out all the same. Bugs are thrown.
        oidcFailure(reason);
      }
      return forgotten;
    },
    async state(place) {
      const held = await tokens.look(place);
      if (!held.ok || held.value === undefined) return held.ok ? ok(undefined) : held;
      const { accessToken, refreshToken, expiresAt, person } = held.value;
      const renews = refreshToken !== undefined;
      if (!renews && expiresAt <= clock.now()) return ok(undefined);
      return ok({
        renews,
        ...(person !== undefined && { who: person.who }),
        ...(accessToken !== undefined && { until: expiresAt }),
      });
    },
    token: (place, signal, refused) => tokens.token(place, signal, refused),
    onChange: changes.on,
  };
}

const isAnother = (given: Person | undefined, held: Person | undefined): boolean =>
  given !== undefined && held !== undefined && given.subject !== held.subject;

/** A code that is not taken, or a server that wants to ask more, while signing in: nobody has signed in. */
const asSignIn = (failure: Failure): Failure =>
  failure.code === 'sign-in-needed' ? { code: 'sign-in-denied' } : failure;
