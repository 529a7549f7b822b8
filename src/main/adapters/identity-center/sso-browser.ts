import { createHash, randomBytes } from 'node:crypto';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { unlessAborted } from '../../core/base/clock.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import { openWayBack, REDIRECT_PATH } from './sso-loopback.ts';
import {
  SCOPES,
  type TokenResponse,
  type Oidc,
  type OidcEndpoint,
  type Registration,
} from './sso-oidc.ts';
import { isSignInPage } from './sso-pages.ts';

/** What a registration for this way asks for. */
export const BROWSER_REGISTRATION = {
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: [`http://127.0.0.1${REDIRECT_PATH}`],
};

/**
 * Signs in by the system's browser: an authorization code with a proof key (RFC 7636) and a state, sent
 * back to a loopback address. Ends when the page has sent somebody back; throws what {@link Oidc} throws.
 */
export async function signInByBrowser(
  { oidc, openInBrowser }: { oidc: Oidc; openInBrowser: (address: string) => Promise<void> },
  place: OidcEndpoint,
  client: Registration,
  signal: AbortSignal,
): Promise<Result<TokenResponse>> {
  const { organisation, endpoint } = place;
  const base = serviceUrl('oidc', organisation.region, endpoint);
  if (!base.ok) return base;
  const state = randomBytes(32).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  const wayBack = await openWayBack(state);
  try {
    const { redirectUri } = wayBack;
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
    if (!isSignInPage(page.href, organisation, endpoint)) return err(NOT_A_PAGE);
    try {
      await unlessAborted(openInBrowser(page.href), signal);
    } catch (reason) {
      if (signal.aborted) throw reason;
      return err({ code: 'request-refused', detail: 'The browser could not be opened.' });
    }
    const came = await unlessAborted(wayBack.back, signal);
    if (came.came === 'refused') return err({ code: 'sign-in-denied' });
    const grant = {
      grantType: 'authorization_code' as const,
      code: came.code,
      codeVerifier: new Secret(verifier),
      redirectUri,
    };
    return ok(await oidc.token(place, client, grant, signal));
  } finally {
    wayBack.close();
  }
}

/** The page of a sign-in that is not one to open. */
export const NOT_A_PAGE = {
  code: 'request-refused',
  detail: 'The sign-in page is not on a host of AWS or of the organisation.',
} as const;
