import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { Clock } from '../../core/base/clock.ts';
import { HttpError } from '../../core/network/http.ts';
import type { SignInMethod } from '../../core/sign-in/sign-in.ts';
import { AwsRefusal } from '../sign-in/aws-answer.ts';
import { NOT_A_PAGE } from './sso-browser.ts';
import type { TokenResponse, Oidc, OidcEndpoint, Registration } from './sso-oidc.ts';
import { isSignInPage, placeToType } from './sso-pages.ts';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
/** What a registration for this way asks for. */
export const DEVICE_REGISTRATION = { grantTypes: [DEVICE, 'refresh_token'] };

/** Whoever is asked to wait longer waits so much longer from then on (RFC 8628, 3.5). */
const SLOWER_MS = 5_000;

type OnCode = Extract<SignInMethod, { way: 'device' }>['onCode'];

/**
 * Signs in by a code that is typed on a page elsewhere, and asks until that has been done. Never more often than
 * once a second, whatever the service says. Throws what {@link Oidc} throws.
 */
export async function signInByDevice(
  { oidc, clock, onCode }: { oidc: Oidc; clock: Clock; onCode: OnCode },
  place: OidcEndpoint,
  client: Registration,
  signal: AbortSignal,
): Promise<Result<TokenResponse>> {
  const { organisation, endpoint } = place;
  const device = await oidc.startDevice(place, client, signal);
  const [page = ''] = device.pages;
  if (!device.pages.every((one) => isSignInPage(one, organisation, endpoint)))
    return err(NOT_A_PAGE);
  const endsAt = clock.monotonic() + device.lifeMs;
  onCode(device.userCode, placeToType(page));
  const grant = { grantType: DEVICE, deviceCode: device.deviceCode } as const;
  let { intervalMs } = device;
  for (;;) {
    await clock.sleep(intervalMs, signal);
    if (clock.monotonic() >= endsAt) return err({ code: 'sign-in-late' });
    try {
      return ok(await oidc.token(place, client, grant, signal));
    } catch (reason) {
      if (isCode(reason, 'slowdown')) intervalMs += SLOWER_MS;
      else if (!isCode(reason, 'authorizationpending') && !isTrouble(reason)) throw reason;
    }
  }
}

const isCode = (reason: unknown, code: string) =>
  reason instanceof AwsRefusal && reason.code === code;
/** A network that is away for a moment does not end a sign-in that somebody is typing for. */
const isTrouble = (reason: unknown) =>
  reason instanceof HttpError && reason.reading.kind === 'trouble';
