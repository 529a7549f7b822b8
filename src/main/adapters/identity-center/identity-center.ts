import type { Organization } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { Log } from '../../core/base/log.ts';
import { deadline, type Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import type {
  IdentityCenter,
  OrganizationState,
  SignInMethod,
} from '../../core/sign-in/sign-in.ts';
import { AwsRefusal } from '../sign-in/aws-response.ts';
import { BROWSER_REGISTRATION, signInByBrowser } from './sso-browser.ts';
import { DEVICE_REGISTRATION, signInByDevice } from './sso-device.ts';
import { ssoFailure } from './sso-failure.ts';
import {
  createOidc,
  type TokenResponse,
  type OidcEndpoint,
  type Registration,
} from './sso-oidc.ts';
import { createPortal, type PortalEndpoint } from './sso-portal.ts';
import { entryOf, packClient, unpackClient, type SignedIn } from './sso-store.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';
import { createTokens, isRenewable } from './sso-tokens.ts';

/** How long a sign-in waits for the user. */
const PATIENCE_MS = 5 * 60_000;

export interface IdentityCenterDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly store: SecretStore;
  readonly log: Log;
  /** Opens a sign-in page, already checked, in the system's browser. */
  readonly openInBrowser: (address: string) => Promise<void>;
}

/**
 * IAM Identity Center, through the SDK's clients over the app's HTTP. Organizations are independent
 * of each other.
 */
export function createIdentityCenter(deps: IdentityCenterDeps): IdentityCenter {
  const { http, clock, store, log, openInBrowser } = deps;
  const oidc = createOidc(http);
  const portal = createPortal(http);
  const tokens = createTokens({ oidc, store, clock });
  const registrations = new Map<string, Registration>();

  const entryFor = (target: OidcEndpoint, { type }: SignInMethod) =>
    entryOf('sso-client', target.organization, `${type} ${target.endpoint ?? ''}`);
  /** The client registration of this program; the cached one until it expires. */
  const register = async (target: OidcEndpoint, method: SignInMethod, signal: AbortSignal) => {
    const entry = entryFor(target, method);
    const cached = registrations.get(entry) ?? (await storedClient(entry));
    if (cached !== undefined && cached.expiresAt - clock.now() > PATIENCE_MS) return cached;
    const request = method.type === 'browser' ? BROWSER_REGISTRATION : DEVICE_REGISTRATION;
    const client = await oidc.register(target, request, signal);
    registrations.set(entry, client);
    await store.write(entry, packClient(client));
    return client;
  };
  const storedClient = async (entry: string): Promise<Registration | undefined> => {
    const read = await store.read(entry);
    return read.ok && read.value !== undefined ? unpackClient(read.value) : undefined;
  };

  /**
   * One sign-in attempt. If the service no longer knows the cached registration, registers again
   * once.
   */
  const attempt = async (
    target: OidcEndpoint,
    method: SignInMethod,
    signal: AbortSignal,
  ): Promise<Result<SignedIn>> => {
    for (let nth = 1; ; nth++) {
      const client = await register(target, method, signal);
      try {
        const response: Result<TokenResponse> =
          method.type === 'browser'
            ? await signInByBrowser({ oidc, openInBrowser, log }, target, client, signal)
            : await signInByDevice({ oidc, clock, onCode: method.onCode }, target, client, signal);
        return response.ok ? ok(await tokens.save(target, client, response.value)) : response;
      } catch (reason) {
        if (!(reason instanceof AwsRefusal) || reason.code !== 'invalidclient' || nth > 1)
          throw reason;
        registrations.delete(entryFor(target, method));
        await store.remove(entryFor(target, method));
      }
    }
  };

  /** Sends a portal request with the organization's token. A rejected token is renewed once. */
  const callPortal = async <T>(
    organization: Organization,
    endpoint: string | undefined,
    signal: AbortSignal,
    work: (target: PortalEndpoint) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const target = { organization, endpoint };
    const token = await tokens.token(target, signal);
    if (!token.ok) return token;
    const { region } = organization;
    const first = await work({ region, endpoint, token: token.value });
    if (first.ok || first.failure.code !== 'sign-in-needed') return first;
    const renewed = await tokens.token(target, signal, token.value);
    if (!renewed.ok) return renewed;
    const second = await work({ region, endpoint, token: renewed.value });
    if (!second.ok && second.failure.code === 'sign-in-needed') await tokens.forget(organization);
    return second;
  };

  return {
    async signIn(organization, method, endpoint, signal) {
      const limit = deadline(clock, PATIENCE_MS, signal);
      try {
        const signedIn = await attempt({ organization, endpoint }, method, limit.signal);
        return signedIn.ok ? ok(stateOf(signedIn.value, clock.now())) : signedIn;
      } catch (reason) {
        signal.throwIfAborted();
        if (limit.signal.aborted) return err({ code: 'sign-in-late' });
        return err(asSignIn(ssoFailure(reason, 'sso-oauth:CreateToken')));
      } finally {
        limit.stop();
      }
    },
    async signOut(organization) {
      const stored = await tokens.read(organization);
      const signedIn = stored.ok ? stored.value : undefined;
      if (signedIn !== undefined) {
        const { accessToken: token, endpoint } = signedIn;
        const target = { region: organization.region, endpoint, token };
        // Sign out locally even if the portal cannot be reached.
        await portal.signOut(target, new AbortController().signal);
      }
      return tokens.forget(organization);
    },
    async state(organization) {
      const stored = await tokens.read(organization);
      if (!stored.ok || stored.value === undefined) return undefined;
      const state = stateOf(stored.value, clock.now());
      return state.renews || state.until > clock.now() ? state : undefined;
    },
    accounts: (organization, endpoint, signal) =>
      callPortal(organization, endpoint, signal, (target) => portal.accounts(target, signal)),
    roles: (organization, account, endpoint, signal) =>
      callPortal(organization, endpoint, signal, (target) => portal.roles(target, account, signal)),
    credentials: (organization, role, endpoint, signal) =>
      callPortal(organization, endpoint, signal, (target) =>
        portal.credentials(target, role, signal),
      ),
  };
}

const stateOf = (signedIn: SignedIn, now: number): OrganizationState => ({
  until: signedIn.expiresAt,
  renews: isRenewable(signedIn, now),
});

/** A code that is rejected during sign-in: the page denied it, or another device used it. */
const asSignIn = (failure: Failure): Failure =>
  failure.code === 'sign-in-needed' ? { code: 'sign-in-denied' } : failure;
