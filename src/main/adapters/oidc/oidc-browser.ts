import { randomBytes } from 'node:crypto';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { unlessAborted } from '../../core/base/clock.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { Issuer } from './oidc-client.ts';
import type { TokenResponse } from './token-response.ts';
import { OidcRefusal } from './oidc-refusal.ts';
import { openWayBack } from '../identity-center/sso-loopback.ts';

/** Opens a page of `endpoint`'s in the system's browser; throws where it is none. */
export type OpenLogin = (page: string, endpoint: string) => Promise<void>;

/**
 * Signs in by the system's browser (RFC 8252): an authorization code with a proof key, a state and a nonce, sent
 * back to a loopback address. Ends when the page has sent somebody back; throws what {@link Issuer} throws.
 */
export async function signInAtIssuer(
  issuer: Issuer,
  openLogin: OpenLogin,
  signal: AbortSignal,
): Promise<Result<TokenResponse>> {
  const [state = '', nonce = '', verifier = ''] = [32, 32, 48].map((bytes) =>
    randomBytes(bytes).toString('base64url'),
  );
  const wayBack = await openWayBack(state);
  try {
    const { redirectUri } = wayBack;
    const wish = { redirectUri, state, nonce, verifier: new Secret(verifier) };
    const page = await issuer.page(wish);
    try {
      await unlessAborted(openLogin(page.href, issuer.authorization.href), signal);
    } catch (reason) {
      if (signal.aborted) throw reason;
      return err({ code: 'request-refused', detail: 'The browser could not be opened.' });
    }
    const came = await unlessAborted(wayBack.back, signal);
    if (came.came === 'refused') throw new OidcRefusal(came.error);
    return ok(await issuer.exchange(wish, came.code, came.issuer));
  } finally {
    wayBack.close();
  }
}
