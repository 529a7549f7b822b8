import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Log } from '../../core/base/log.ts';
import { createEmitter } from '../../core/base/emitter.ts';
import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import { deadline, type Clock } from '../../core/base/clock.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { ConfirmAccount } from '../../core/sign-in/account-prompts.ts';
import type { Login, LoginTarget } from '../../core/sign-in/login-server.ts';
import { transientError } from '../../core/provider/service-response.ts';
import { BoundSecret } from '../../core/secrets/bound-secret.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { createTokenCache, type Renewal } from '../sign-in/token-cache.ts';
import { signInAtIssuer, type OpenLogin } from './oidc-browser.ts';
import type { Issuer } from './oidc-client.ts';
import { oidcFailure, OidcRefusal } from './oidc-failure.ts';
import type { TokenResponse, Person } from './token-response.ts';
import { createOidcHttp } from './oidc-http.ts';
import { loginEntry, packLogin, unpackLogin, type CachedLogin } from './oidc-store.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';

/** How long a sign-in waits for the user. */
const PATIENCE_MS = 5 * 60_000;

export interface LoginDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly store: SecretStore;
  readonly log: Log;
  readonly openLogin: OpenLogin;
  /** Asks whether the account is the user's, if it was not signed in before. */
  readonly confirmAccount: ConfirmAccount;
  /** Called if a sign-in cannot be stored beyond this run, because no keychain is unlocked. */
  readonly onThisRun: () => void;
}

/** Creates a {@link Login} with `openid-client`, over the app's HTTP. */
export function createLogin(deps: LoginDeps): Login {
  const { http, clock, store, log, openLogin, confirmAccount, onThisRun } = deps;
  const changes = createEmitter();
  const discover = async (target: LoginTarget, signal: AbortSignal): Promise<Issuer> => {
    const client = await import('./oidc-client.ts');
    return client.discover(target, createOidcHttp(http, target.trustAt, clock, signal));
  };
  const loginFrom = (
    { origin }: LoginTarget,
    response: TokenResponse,
    before?: CachedLogin,
  ): CachedLogin => {
    const { lifeMs, accessToken, ...tokens } = response;
    const now = clock.now();
    const { refreshToken, person } = before ?? {};
    return {
      ...omitUndefined({ refreshToken, person }),
      ...tokens,
      origin,
      accessToken: new BoundSecret(accessToken, origin),
      obtainedAt: now,
      expiresAt: now + lifeMs,
    };
  };

  const renew = async (
    target: LoginTarget,
    stored: CachedLogin,
    refreshToken: Secret,
  ): Promise<Renewal<CachedLogin>> => {
    try {
      // Not aborted with the caller: the refresh token that is sent may be valid only once.
      const issuer = await discover(target, new AbortController().signal);
      const response = await issuer.renew(refreshToken);
      // OpenID Connect Core 12.2: the subject must stay the same.
      if (isOtherPerson(response.person, stored.person))
        throw new HttpError(transientError('not-an-answer'));
      return { kind: 'tokens', tokens: loginFrom(target, response, stored) };
    } catch (reason) {
      if (reason instanceof OidcRefusal && reason.code === 'invalid_grant')
        return { kind: 'refusal' };
      return { kind: 'failure', failure: oidcFailure(reason) };
    }
  };
  const tokens = createTokenCache<LoginTarget, CachedLogin>(
    {
      entryOf: loginEntry,
      // SECURITY: a token is sent only to the origin that it was requested for.
      isFor: (tokens, { origin }) => tokens.origin === origin,
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

  /** True for the account that is signed in at this target already, or that the user confirms. */
  const isUsers = async (
    target: LoginTarget,
    person: Person | undefined,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const stored = await tokens.read(target);
    const known = stored.ok ? stored.value?.person : undefined;
    if (person !== undefined && known?.subject === person.subject) return true;
    return confirmAccount({ who: person?.who ?? '?', host: new URL(target.origin).host }, signal);
  };

  return {
    async signIn(target, signal) {
      const limit = deadline(clock, PATIENCE_MS, signal);
      try {
        const issuer = await discover(target, limit.signal);
        const response = await signInAtIssuer(issuer, { openLogin, log }, limit.signal);
        if (!response.ok) return response;
        // SECURITY: the page's address can be read by other users of this machine, who could have
        // signed in as themselves. Nothing is stored or sent before the user knows as whom and for whom.
        if (!(await isUsers(target, response.value.person, limit.signal))) {
          const { refreshToken } = response.value;
          if (refreshToken !== undefined) await revoke(issuer, refreshToken);
          limit.signal.throwIfAborted();
          return err({ code: 'sign-in-denied' });
        }
        await tokens.save(target, loginFrom(target, response.value));
        return ok(undefined);
      } catch (reason) {
        signal.throwIfAborted();
        if (limit.signal.aborted) return err({ code: 'sign-in-late' });
        return err(asSignIn(oidcFailure(reason)));
      } finally {
        limit.stop();
      }
    },
    async signOut(target) {
      const stored = await tokens.read(target);
      const forgotten = await tokens.forget(target);
      const refreshToken = stored.ok ? stored.value?.refreshToken : undefined;
      if (refreshToken === undefined) return forgotten;
      try {
        await revoke(await discover(target, new AbortController().signal), refreshToken);
      } catch (reason) {
        // Signed out even if the login server cannot be reached. Bugs are thrown.
        oidcFailure(reason);
      }
      return forgotten;
    },
    async state(target) {
      const stored = await tokens.read(target);
      if (!stored.ok || stored.value === undefined) return stored.ok ? ok(undefined) : stored;
      const { accessToken, refreshToken, expiresAt, person } = stored.value;
      const renews = refreshToken !== undefined;
      if (!renews && expiresAt <= clock.now()) return ok(undefined);
      return ok({
        renews,
        ...(person !== undefined && { who: person.who }),
        ...(accessToken !== undefined && { until: expiresAt }),
      });
    },
    token: (target, signal, refused) => tokens.token(target, signal, refused),
    onChange: changes.on,
  };
}

/** The token expires on its own, so a login server that cannot be reached is no failure. Bugs are thrown. */
async function revoke(issuer: Issuer, refreshToken: Secret): Promise<void> {
  try {
    await issuer.revoke(refreshToken);
  } catch (reason) {
    oidcFailure(reason);
  }
}

const isOtherPerson = (response: Person | undefined, stored: Person | undefined): boolean =>
  response !== undefined && stored !== undefined && response.subject !== stored.subject;

/**
 * A rejected code, or a server that needs to ask more during sign-in: the sign-in did not succeed.
 */
const asSignIn = (failure: Failure): Failure =>
  failure.code === 'sign-in-needed' ? { code: 'sign-in-denied' } : failure;
