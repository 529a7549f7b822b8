import { randomBytes } from 'node:crypto';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { unlessAborted } from '../../core/base/clock.ts';
import type { Log } from '../../core/base/log.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { Issuer } from './oidc-client.ts';
import type { TokenResponse } from './token-response.ts';
import { OidcRefusal } from './oidc-failure.ts';
import { openLoopbackRedirect } from '../identity-center/sso-loopback.ts';

/**
 * Opens a page of `endpoint` in the system's browser; throws if the address is not one of its
 * pages.
 */
export type OpenLogin = (page: string, endpoint: string) => Promise<void>;

/**
 * Signs in with the system's browser (RFC 8252): an authorization code with PKCE, a state and a
 * nonce, returned to a loopback address. Ends when the browser is redirected back; throws what
 * {@link Issuer} throws.
 */
export async function signInAtIssuer(
  issuer: Issuer,
  { openLogin, log }: { openLogin: OpenLogin; log: Log },
  signal: AbortSignal,
): Promise<Result<TokenResponse>> {
  const [state = '', nonce = '', verifier = ''] = [32, 32, 48].map((bytes) =>
    randomBytes(bytes).toString('base64url'),
  );
  const redirect = await openLoopbackRedirect(state, log);
  try {
    const { redirectUri } = redirect;
    const request = { redirectUri, state, nonce, verifier: new Secret(verifier) };
    const page = await issuer.page(request);
    try {
      await unlessAborted(openLogin(page.href, issuer.authorization.href), signal);
    } catch (reason) {
      if (signal.aborted) throw reason;
      return err({ code: 'request-refused', detail: 'The browser could not be opened.' });
    }
    const response = await unlessAborted(redirect.result, signal);
    if (response.kind === 'refused') throw new OidcRefusal(response.error);
    return ok(await issuer.exchange(request, response.code, response.issuer));
  } finally {
    redirect.close();
  }
}
