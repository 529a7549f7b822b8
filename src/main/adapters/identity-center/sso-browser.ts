import { createHash, randomBytes } from 'node:crypto';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { unlessAborted } from '../../core/base/clock.ts';
import type { Log } from '../../core/base/log.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import { openLoopbackRedirect, REDIRECT_PATH } from './sso-loopback.ts';
import {
  SCOPES,
  type TokenResponse,
  type Oidc,
  type OidcEndpoint,
  type Registration,
} from './sso-oidc.ts';
import { isSignInPage } from './sign-in-page-address.ts';

/** The registration this flow needs. */
export const BROWSER_REGISTRATION = {
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: [`http://127.0.0.1${REDIRECT_PATH}`],
};

export interface BrowserSignInDeps {
  readonly oidc: Oidc;
  readonly openInBrowser: (address: string) => Promise<void>;
  readonly log: Log;
}

/**
 * Signs in with the system's browser: an authorization code with PKCE (RFC 7636) and a state,
 * returned to a loopback address. Ends when the browser is redirected back; throws what
 * {@link Oidc} throws.
 */
export async function signInByBrowser(
  deps: BrowserSignInDeps,
  target: OidcEndpoint,
  client: Registration,
  signal: AbortSignal,
): Promise<Result<TokenResponse>> {
  const { oidc, openInBrowser, log } = deps;
  const { organization, endpoint } = target;
  const base = serviceUrl('oidc', organization.region, endpoint);
  if (!base.ok) return base;
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  const redirect = await openLoopbackRedirect(state, log);
  try {
    const { redirectUri } = redirect;
    const page = new URL(`${base.value.replace(/\/$/, '')}/authorize`);
    page.search = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirectUri,
      state,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      scopes: SCOPES.join(' '),
    }).toString();
    if (!isSignInPage(page.href, organization, endpoint)) return err(INVALID_PAGE);
    try {
      await unlessAborted(openInBrowser(page.href), signal);
    } catch (reason) {
      if (signal.aborted) throw reason;
      return err({ code: 'request-refused', detail: 'The browser could not be opened.' });
    }
    const response = await unlessAborted(redirect.result, signal);
    if (response.kind === 'refused') return err({ code: 'sign-in-denied' });
    const grant = {
      grantType: 'authorization_code' as const,
      code: response.code,
      codeVerifier: new Secret(verifier),
      redirectUri,
    };
    return ok(await oidc.token(target, client, grant, signal));
  } finally {
    redirect.close();
  }
}

/** The failure for a sign-in page that must not be opened. */
export const INVALID_PAGE = {
  code: 'request-refused',
  detail: 'The sign-in page is not on a host of AWS or of the organization.',
} as const;
