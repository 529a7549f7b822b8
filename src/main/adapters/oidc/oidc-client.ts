import * as library from 'openid-client';
import type { LoginTarget } from '../../core/sign-in/login.ts';
import { HttpError } from '../../core/network/http.ts';
import { failure } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { isFitForTokens, type OidcHttp } from './oidc-http.ts';
import { nameIn, parseTokenResponse, type TokenResponse } from './token-response.ts';
import { OidcRefusal } from './oidc-refusal.ts';

/** What one sign-in is known by. All but the challenge and the state stay here. */
export interface LoginRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: Secret;
}

/** A login server whose configuration has been read. All throw {@link HttpError}, {@link OidcRefusal} and nothing else. */
export interface Issuer {
  /** The page where people sign in, as the server names it: what is opened has to be this one. */
  readonly authorization: URL;
  page(wish: LoginRequest): Promise<URL>;
  /** Takes the tokens for a code. `issuer`: who says that the code is theirs, where they do. */
  exchange(wish: LoginRequest, code: Secret, issuer: string | undefined): Promise<TokenResponse>;
  renew(refreshToken: Secret): Promise<TokenResponse>;
  /** Ends a refresh token, where the server has a way to be told. */
  revoke(refreshToken: Secret): Promise<void>;
}

/** The only file that touches `openid-client`; it is loaded when somebody signs in or a token is renewed. */
export async function discover({ server }: LoginTarget, http: OidcHttp): Promise<Issuer> {
  const { issuer, clientId, scope } = server;
  const run = <T>(work: () => Promise<T>) => http.run(() => work().catch(throwOurs));
  const config = await run(() =>
    library.discovery(new URL(issuer), clientId, undefined, library.None(), {
      [library.customFetch]: http.fetch,
      // Only for an issuer on this machine: our HTTP holds each address against that rule once more.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is there to stay: the mark is a warning of its authors'
      ...(isPlain(issuer) && { execute: [library.allowInsecureRequests] }),
    }),
  );
  const metadata = config.serverMetadata();
  // SECURITY: the library lets two well-known services call themselves otherwise. Nobody does here.
  if (new URL(metadata.issuer).href !== new URL(issuer).href) throw unfit(OTHER_ISSUER);
  const { authorization_endpoint: where = '', token_endpoint: tokens = '' } = metadata;
  const [authorization, tokenPlace] = [where, tokens].map(addressIn);
  if (authorization === undefined || tokenPlace === undefined) throw unfit(NO_ENDPOINTS);

  return {
    authorization,
    page: ({ redirectUri, state, nonce, verifier }) =>
      run(async () =>
        library.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: scope ?? scopeFrom(metadata.scopes_supported),
          state,
          nonce,
          code_challenge: await library.calculatePKCECodeChallenge(verifier.reveal()),
          code_challenge_method: 'S256',
        }),
      ),
    async exchange({ redirectUri, state, nonce, verifier }, code, from) {
      const back = new URL(redirectUri);
      back.searchParams.set('code', code.reveal());
      back.searchParams.set('state', state);
      if (from !== undefined) back.searchParams.set('iss', from);
      const given = await run(() =>
        library.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: verifier.reveal(),
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        }),
      );
      return parseTokenResponse(given, nameIn(given.claims()));
    },
    async renew(refreshToken) {
      const given = await run(() => library.refreshTokenGrant(config, refreshToken.reveal()));
      return parseTokenResponse(given, nameIn(given.claims()));
    },
    async revoke(refreshToken) {
      if (metadata.revocation_endpoint === undefined) return;
      const hint = { token_type_hint: 'refresh_token' };
      await run(() => library.tokenRevocation(config, refreshToken.reveal(), hint));
    },
  };
}

const isPlain = (address: string): boolean => new URL(address).protocol === 'http:';

function addressIn(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && isFitForTokens(url) ? url : undefined;
}

/** What is asked for where the connection says nothing: who it is, and to stay signed in, as far as the server knows the words. */
function scopeFrom(supported: readonly string[] | undefined): string {
  const known = new Set<unknown>(Array.isArray(supported) ? supported : []);
  return ['openid', ...['profile', 'email', 'offline_access'].filter((one) => known.has(one))].join(
    ' ',
  );
}

const OTHER_ISSUER = 'The login server calls itself otherwise than the connection does.';
const NO_ENDPOINTS = 'The login server does not say where people sign in.';
const UNFIT = 'The login server gave an answer that does not belong to this sign-in.';
const unfit = (detail: string) => new HttpError(failure({ code: 'request-refused', detail }));

/** The library's errors hold whole answers: none goes further than this. A bug of ours stays one. */
function throwOurs(reason: unknown): never {
  if (
    reason instanceof library.ResponseBodyError ||
    reason instanceof library.AuthorizationResponseError
  )
    throw new OidcRefusal(wordIn(reason.error));
  // The one refusal that may come as a header instead (RFC 6749, 5.2).
  if (reason instanceof library.WWWAuthenticateChallengeError)
    throw new OidcRefusal('invalid_client');
  if (reason instanceof library.ClientError) throw unfit(UNFIT);
  throw reason;
}

const wordIn = (error: string): string => (/^[a-z_]{1,64}$/.test(error) ? error : 'unknown');
