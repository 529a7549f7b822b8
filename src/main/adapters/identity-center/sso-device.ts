import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../../core/base/clock.ts';
import { HttpError } from '../../core/network/http.ts';
import type { SignInMethod } from '../../core/sign-in/sign-in.ts';
import { AwsRefusal } from '../sign-in/aws-response.ts';
import { INVALID_PAGE } from './sso-browser.ts';
import type { TokenResponse, Oidc, OidcEndpoint, Registration } from './sso-oidc.ts';
import { isSignInPage, addressToType } from './sign-in-page-address.ts';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
/** The registration this flow needs. */
export const DEVICE_REGISTRATION = { grantTypes: [DEVICE, 'refresh_token'] };

/** After a `slow_down` response, each interval is longer by this much (RFC 8628, 3.5). */
const SLOW_DOWN_MS = 5_000;

type OnCode = Extract<SignInMethod, { type: 'device' }>['onCode'];

/**
 * Signs in with a code that the user types on a page, possibly on another device, and polls until
 * that is done. Never polls more often than once a second, whatever the service says. Throws what
 * {@link Oidc} throws.
 */
export async function signInByDevice(
  { oidc, clock, onCode }: { oidc: Oidc; clock: Clock; onCode: OnCode },
  target: OidcEndpoint,
  client: Registration,
  signal: AbortSignal,
): Promise<Result<TokenResponse>> {
  const { organization, endpoint } = target;
  const device = await oidc.startDevice(target, client, signal);
  const [page = ''] = device.pages;
  if (!device.pages.every((one) => isSignInPage(one, organization, endpoint)))
    return err(INVALID_PAGE);
  const endsAt = clock.monotonic() + device.lifeMs;
  onCode(device.userCode, addressToType(page));
  const grant = { grantType: DEVICE, deviceCode: device.deviceCode } as const;
  let { intervalMs } = device;
  for (;;) {
    await clock.sleep(intervalMs, signal);
    if (clock.monotonic() >= endsAt) return err({ code: 'sign-in-late' });
    try {
      return ok(await oidc.token(target, client, grant, signal));
    } catch (reason) {
      if (isCode(reason, 'slowdown')) intervalMs += SLOW_DOWN_MS;
      else if (!isCode(reason, 'authorizationpending') && !isTransient(reason)) throw reason;
    }
  }
}

const isCode = (reason: unknown, code: string) =>
  reason instanceof AwsRefusal && reason.code === code;
/** A temporary network error must not end a sign-in while the user is typing the code. */
const isTransient = (reason: unknown) =>
  reason instanceof HttpError && reason.response.kind === 'transient-error';
