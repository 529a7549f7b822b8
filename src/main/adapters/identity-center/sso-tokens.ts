import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Organization } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { AwsRefusal } from '../sign-in/aws-response.ts';
import { createTokenCache, type Renewal } from '../sign-in/token-cache.ts';
import type { TokenResponse, Oidc, OidcEndpoint, Registration } from './sso-oidc.ts';
import { entryOf, packSignIn, unpackSignIn, type SignedIn } from './sso-store.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';
import { httpFailure } from '../sts/sts-failure.ts';

/** The tokens of all organizations: in memory, and in the store so that they outlive this run. */
export interface Tokens {
  save(target: OidcEndpoint, client: Registration, response: TokenResponse): Promise<SignedIn>;
  /** The tokens that are stored, without sending a request. */
  read(organization: Organization): Promise<Result<SignedIn | undefined>>;
  /** A valid token; see `token-cache.ts`. */
  token(target: OidcEndpoint, signal: AbortSignal, refused?: Secret): Promise<Result<Secret>>;
  forget(organization: Organization): Promise<Result<undefined>>;
}

/** True if a token can be renewed without the user. */
export const isRenewable = ({ refreshToken, client }: SignedIn, now: number): boolean =>
  refreshToken !== undefined && client.expiresAt > now;

export function createTokens({
  oidc,
  store,
  clock,
}: {
  readonly oidc: Oidc;
  readonly store: SecretStore;
  readonly clock: Clock;
}): Tokens {
  const signedInWith = (
    target: OidcEndpoint,
    client: Registration,
    response: TokenResponse,
  ): SignedIn => {
    const now = clock.now();
    const { lifeMs, ...tokens } = response;
    const { endpoint } = target;
    const rest = { client, obtainedAt: now, expiresAt: now + lifeMs };
    return { ...tokens, ...rest, ...omitUndefined({ endpoint }) };
  };
  const renew = async (
    target: OidcEndpoint,
    { client }: SignedIn,
    refreshToken: Secret,
  ): Promise<Renewal<SignedIn>> => {
    try {
      const grant = { grantType: 'refresh_token', refreshToken } as const;
      // Not aborted with the caller: the refresh token that is sent may be valid only once.
      const response = await oidc.token(target, client, grant, new AbortController().signal);
      const tokens = signedInWith(target, client, { refreshToken, ...response });
      return { kind: 'tokens', tokens };
    } catch (reason) {
      if (reason instanceof AwsRefusal) return { kind: 'refusal' };
      return { kind: 'failure', failure: httpFailure(reason) };
    }
  };
  const cache = createTokenCache<OidcEndpoint, SignedIn>(
    {
      entryOf: ({ organization }) => entryOf('sso', organization),
      // SECURITY: a token is sent only to the endpoint that issued it.
      isFor: (tokens, { endpoint }) => tokens.endpoint === endpoint,
      pack: packSignIn,
      unpack: unpackSignIn,
      isRenewable,
      renew,
    },
    { store, clock },
  );
  const targetOf = (organization: Organization) => ({ organization, endpoint: undefined });

  return {
    save: (target, client, response) => cache.save(target, signedInWith(target, client, response)),
    read: (organization) => cache.read(targetOf(organization)),
    token: (target, signal, refused) => cache.token(target, signal, refused),
    forget: (organization) => cache.forget(targetOf(organization)),
  };
}
