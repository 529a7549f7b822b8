import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Organisation } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { AwsRefusal } from '../sign-in/aws-answer.ts';
import { createTokenCache, type Renewal } from '../sign-in/token-cache.ts';
import type { TokenResponse, Oidc, OidcEndpoint, Registration } from './sso-oidc.ts';
import { entryOf, packSignIn, unpackSignIn, type SignedIn } from './sso-store.ts';
import type { SecretStore } from '../../core/secrets/secret-store.ts';
import { httpFailure } from '../sts/sts-failure.ts';

/** The tokens of all organisations: in memory, and in the store so that they outlive this run. */
export interface Tokens {
  keep(place: OidcEndpoint, client: Registration, given: TokenResponse): Promise<SignedIn>;
  /** What is known, without asking anybody. */
  look(organisation: Organisation): Promise<Result<SignedIn | undefined>>;
  /** A token that is good, as `kept-tokens.ts` says. */
  token(place: OidcEndpoint, signal: AbortSignal, refused?: Secret): Promise<Result<Secret>>;
  forget(organisation: Organisation): Promise<Result<undefined>>;
}

/** True where a token would be renewed by itself. */
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
    place: OidcEndpoint,
    client: Registration,
    given: TokenResponse,
  ): SignedIn => {
    const now = clock.now();
    const { lifeMs, ...tokens } = given;
    const { endpoint } = place;
    const rest = { client, obtainedAt: now, expiresAt: now + lifeMs };
    return { ...tokens, ...rest, ...omitUndefined({ endpoint }) };
  };
  const renew = async (
    place: OidcEndpoint,
    { client }: SignedIn,
    refreshToken: Secret,
  ): Promise<Renewal<SignedIn>> => {
    try {
      const grant = { grantType: 'refresh_token', refreshToken } as const;
      // Not stopped with whoever asked: the token that is sent may be good once only.
      const given = await oidc.token(place, client, grant, new AbortController().signal);
      const held = signedInWith(place, client, { refreshToken, ...given });
      return { came: 'tokens', held };
    } catch (reason) {
      if (reason instanceof AwsRefusal) return { came: 'refusal' };
      return { came: 'failure', failure: httpFailure(reason) };
    }
  };
  const kept = createTokenCache<OidcEndpoint, SignedIn>(
    {
      entryOf: ({ organisation }) => entryOf('sso', organisation),
      // SECURITY: a token is shown to nobody but whom it came from.
      isFor: (held, { endpoint }) => held.endpoint === endpoint,
      pack: packSignIn,
      unpack: unpackSignIn,
      isRenewable,
      renew,
    },
    { store, clock },
  );
  const anywhere = (organisation: Organisation) => ({ organisation, endpoint: undefined });

  return {
    keep: (place, client, given) => kept.keep(place, signedInWith(place, client, given)),
    look: (organisation) => kept.look(anywhere(organisation)),
    token: (place, signal, refused) => kept.token(place, signal, refused),
    forget: (organisation) => kept.forget(anywhere(organisation)),
  };
}
