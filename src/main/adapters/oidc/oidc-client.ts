import * as library from 'openid-client';
import type { LoginTarget } from '../../core/sign-in/login-server.ts';
import { HttpError } from '../../core/network/http.ts';
import { failure } from '../../core/provider/service-response.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { isFitForTokens, type OidcHttp } from './oidc-http.ts';
import { personIn, parseTokenResponse, type TokenResponse } from './token-response.ts';
import { OidcRefusal } from './oidc-failure.ts';

/** The parameters of one sign-in. The verifier is sent only with the code. */
export interface LoginRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: Secret;
}

/**
 * A login server whose configuration was read. All methods throw only {@link HttpError} or
 * {@link OidcRefusal}.
 */
export interface Issuer {
  /** The authorization endpoint, as the server names it: only this page is opened. */
  readonly authorization: URL;
  page(request: LoginRequest): Promise<URL>;
  /**
   * Exchanges a code for tokens. `issuer` is the issuer that the response named, if any (RFC 9207).
   */
  exchange(request: LoginRequest, code: Secret, issuer: string | undefined): Promise<TokenResponse>;
  renew(refreshToken: Secret): Promise<TokenResponse>;
  /** Revokes a refresh token, if the server supports it. */
  revoke(refreshToken: Secret): Promise<void>;
}

/**
 * The only file that imports `openid-client`; it is loaded when someone signs in or a token is
 * renewed.
 */
export async function discover({ server, origin }: LoginTarget, http: OidcHttp): Promise<Issuer> {
  const { issuer, clientId, scope } = server;
  const run = <T>(work: () => Promise<T>) => http.run(() => work().catch(rethrow));
  const config = await run(() =>
    library.discovery(new URL(issuer), clientId, undefined, library.None(), {
      [library.customFetch]: http.fetch,
      // Only for an issuer on this machine: the app's HTTP checks each address against that rule
      // again.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is there to stay: the mark is a warning of its authors'
      ...(isPlain(issuer) && { execute: [library.allowInsecureRequests] }),
    }),
  );
  const metadata = config.serverMetadata();
  // SECURITY: the library lets two well-known services use another issuer name. Here none may.
  if (new URL(metadata.issuer).href !== new URL(issuer).href) throw invalidResponse(OTHER_ISSUER);
  const { authorization_endpoint: authorizationText = '', token_endpoint: tokenText = '' } =
    metadata;
  const revocationText = metadata.revocation_endpoint ?? tokenText;
  const texts = [authorizationText, tokenText, revocationText];
  const [authorization, tokenUrl, revocation] = texts.map(tokenSafeUrl);
  if (authorization === undefined || tokenUrl === undefined || revocation === undefined)
    throw invalidResponse(NO_ENDPOINTS);
  // The library refuses these with an error of another kind, and only when one is used.
  const addresses = [authorizationText, tokenText, metadata.revocation_endpoint];
  if (!isPlain(issuer) && addresses.some((one) => one !== undefined && isPlain(one)))
    throw invalidResponse(NOT_ENCRYPTED);

  const resource = resourceFor(origin, metadata.protected_resources);
  const audience: Readonly<Record<string, string>> = resource === undefined ? {} : { resource };

  return {
    authorization,
    page: ({ redirectUri, state, nonce, verifier }) =>
      run(async () =>
        library.buildAuthorizationUrl(config, {
          ...audience,
          redirect_uri: redirectUri,
          scope: scope ?? scopeFrom(metadata.scopes_supported),
          state,
          nonce,
          code_challenge: await library.calculatePKCECodeChallenge(verifier.reveal()),
          code_challenge_method: 'S256',
        }),
      ),
    async exchange({ redirectUri, state, nonce, verifier }, code, from) {
      const callback = new URL(redirectUri);
      callback.searchParams.set('code', code.reveal());
      callback.searchParams.set('state', state);
      if (from !== undefined) callback.searchParams.set('iss', from);
      const response = await run(() =>
        library.authorizationCodeGrant(
          config,
          callback,
          {
            pkceCodeVerifier: verifier.reveal(),
            expectedState: state,
            expectedNonce: nonce,
            idTokenExpected: true,
          },
          audience,
        ),
      );
      return parseTokenResponse(response, personIn(response.claims()));
    },
    async renew(refreshToken) {
      const response = await run(() =>
        library.refreshTokenGrant(config, refreshToken.reveal(), audience),
      );
      return parseTokenResponse(response, personIn(response.claims()));
    },
    async revoke(refreshToken) {
      if (metadata.revocation_endpoint === undefined) return;
      const hint = { token_type_hint: 'refresh_token' };
      await run(() => library.tokenRevocation(config, refreshToken.reveal(), hint));
    },
  };
}

/**
 * The service's name for RFC 8707: only if the server's own configuration lists it (RFC 9728, 4),
 * because some servers refuse a resource that they do not know.
 */
function resourceFor(origin: string, listed: unknown): string | undefined {
  if (!Array.isArray(listed)) return undefined;
  return listed.find(
    (one): one is string =>
      typeof one === 'string' && URL.canParse(one) && new URL(one).origin === origin,
  );
}

const isPlain = (address: string): boolean =>
  URL.canParse(address) && new URL(address).protocol === 'http:';

/** `text` comes from the server, so it can be anything; a list of one address would be read as that address. */
function tokenSafeUrl(text: unknown): URL | undefined {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && isFitForTokens(url) ? url : undefined;
}

/** The default scopes: identity, and staying signed in, as far as the server supports them. */
function scopeFrom(supported: readonly string[] | undefined): string {
  const known = new Set<unknown>(Array.isArray(supported) ? supported : []);
  return ['openid', ...['profile', 'email', 'offline_access'].filter((one) => known.has(one))].join(
    ' ',
  );
}

const OTHER_ISSUER = 'The login server calls itself otherwise than the connection does.';
const NO_ENDPOINTS = 'The login server does not say where people sign in.';
const NOT_ENCRYPTED = 'The login server names an address that is not encrypted (https).';
const UNFIT = 'The login server gave an answer that does not belong to this sign-in.';
const invalidResponse = (detail: string) =>
  new HttpError(failure({ code: 'request-refused', detail }));

/** The library's errors contain whole responses: none is passed on. Bugs are rethrown. */
function rethrow(reason: unknown): never {
  if (
    reason instanceof library.ResponseBodyError ||
    reason instanceof library.AuthorizationResponseError
  )
    throw new OidcRefusal(errorCodeIn(reason.error));
  // The one error that may come as a header instead (RFC 6749, 5.2).
  if (reason instanceof library.WWWAuthenticateChallengeError)
    throw new OidcRefusal('invalid_client');
  if (reason instanceof library.ClientError) throw invalidResponse(UNFIT);
  throw reason;
}

const errorCodeIn = (error: string): string => (/^[a-z_]{1,64}$/.test(error) ? error : 'unknown');
