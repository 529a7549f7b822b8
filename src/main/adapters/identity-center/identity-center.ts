import type { Organisation } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import { deadline, type Clock } from '../../core/base/clock.ts';
import type { Http } from '../../core/network/http.ts';
import type {
  IdentityCenter,
  OrganisationState,
  SignInMethod,
} from '../../core/sign-in/sign-in.ts';
import { AwsRefusal } from '../sign-in/aws-answer.ts';
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

/** How long a sign-in waits for the person. */
const PATIENCE_MS = 5 * 60_000;

export interface IdentityCenterDeps {
  readonly http: Http;
  readonly clock: Clock;
  readonly store: SecretStore;
  /** Opens a sign-in page, which was checked, in the system's browser. */
  readonly openInBrowser: (address: string) => Promise<void>;
}

/** IAM Identity Center over our HTTP, by the SDK's clients. Organisations are independent of each other. */
export function createIdentityCenter(deps: IdentityCenterDeps): IdentityCenter {
  const { http, clock, store, openInBrowser } = deps;
  const oidc = createOidc(http);
  const portal = createPortal(http);
  const tokens = createTokens({ oidc, store, clock });
  const registrations = new Map<string, Registration>();

  const entryFor = (place: OidcEndpoint, { way }: SignInMethod) =>
    entryOf('sso-client', place.organisation, `${way} ${place.endpoint ?? ''}`);
  /** This program's registration there: the kept one until it ends. */
  const register = async (place: OidcEndpoint, way: SignInMethod, signal: AbortSignal) => {
    const entry = entryFor(place, way);
    const kept = registrations.get(entry) ?? (await keptClient(entry));
    if (kept !== undefined && kept.expiresAt - clock.now() > PATIENCE_MS) return kept;
    const wish = way.way === 'browser' ? BROWSER_REGISTRATION : DEVICE_REGISTRATION;
    const client = await oidc.register(place, wish, signal);
    registrations.set(entry, client);
    await store.write(entry, packClient(client));
    return client;
  };
  const keptClient = async (entry: string): Promise<Registration | undefined> => {
    const read = await store.read(entry);
    return read.ok && read.value !== undefined ? unpackClient(read.value) : undefined;
  };

  /** One sign-in, with a registration that is made anew where the kept one is not known there any more. */
  const attempt = async (
    place: OidcEndpoint,
    way: SignInMethod,
    signal: AbortSignal,
  ): Promise<Result<SignedIn>> => {
    for (let nth = 1; ; nth++) {
      const client = await register(place, way, signal);
      try {
        const given: Result<TokenResponse> =
          way.way === 'browser'
            ? await signInByBrowser({ oidc, openInBrowser }, place, client, signal)
            : await signInByDevice({ oidc, clock, onCode: way.onCode }, place, client, signal);
        return given.ok ? ok(await tokens.keep(place, client, given.value)) : given;
      } catch (reason) {
        if (!(reason instanceof AwsRefusal) || reason.code !== 'invalidclient' || nth > 1)
          throw reason;
        registrations.delete(entryFor(place, way));
        await store.remove(entryFor(place, way));
      }
    }
  };

  /** What the portal gives for the organisation's token. A token it refuses is renewed once. */
  const ask = async <T>(
    organisation: Organisation,
    endpoint: string | undefined,
    signal: AbortSignal,
    work: (place: PortalEndpoint) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const place = { organisation, endpoint };
    const token = await tokens.token(place, signal);
    if (!token.ok) return token;
    const { region } = organisation;
    const first = await work({ region, endpoint, token: token.value });
    if (first.ok || first.failure.code !== 'sign-in-needed') return first;
    const renewed = await tokens.token(place, signal, token.value);
    if (!renewed.ok) return renewed;
    const second = await work({ region, endpoint, token: renewed.value });
    if (!second.ok && second.failure.code === 'sign-in-needed') await tokens.forget(organisation);
    return second;
  };

  return {
    async signIn(organisation, way, endpoint, signal) {
      const limit = deadline(clock, PATIENCE_MS, signal);
      try {
        const signedIn = await attempt({ organisation, endpoint }, way, limit.signal);
        return signedIn.ok ? ok(stateOf(signedIn.value, clock.now())) : signedIn;
      } catch (reason) {
        signal.throwIfAborted();
        if (limit.signal.aborted) return err({ code: 'sign-in-late' });
        return err(asSignIn(ssoFailure(reason, 'sso-oauth:CreateToken')));
      } finally {
        limit.stop();
      }
    },
    async signOut(organisation) {
      const held = await tokens.look(organisation);
      const signedIn = held.ok ? held.value : undefined;
      if (signedIn !== undefined) {
        const { accessToken: token, endpoint } = signedIn;
        const place = { region: organisation.region, endpoint, token };
        // Where the portal cannot be told, what is here is forgotten all the same.
        await portal.signOut(place, new AbortController().signal);
      }
      return tokens.forget(organisation);
    },
    async state(organisation) {
      const held = await tokens.look(organisation);
      if (!held.ok || held.value === undefined) return undefined;
      const state = stateOf(held.value, clock.now());
      return state.renews || state.until > clock.now() ? state : undefined;
    },
    accounts: (organisation, endpoint, signal) =>
      ask(organisation, endpoint, signal, (place) => portal.accounts(place, signal)),
    roles: (organisation, account, endpoint, signal) =>
      ask(organisation, endpoint, signal, (place) => portal.roles(place, account, signal)),
    credentials: (organisation, role, endpoint, signal) =>
      ask(organisation, endpoint, signal, (place) => portal.credentials(place, role, signal)),
  };
}

const stateOf = (signedIn: SignedIn, now: number): OrganisationState => ({
  until: signedIn.expiresAt,
  renews: isRenewable(signedIn, now),
});

/** A code that is not taken, while signing in: the page was told to refuse, or it took another's. */
const asSignIn = (failure: Failure): Failure =>
  failure.code === 'sign-in-needed' ? { code: 'sign-in-denied' } : failure;
