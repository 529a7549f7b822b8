import { expect, it } from 'vitest';
import { signInByDevice } from '../../../../src/main/adapters/identity-center/sso-device.ts';
import type { Oidc } from '../../../../src/main/adapters/identity-center/sso-oidc.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { createHandClock } from '../../core/support/hand-clock.ts';

/**
 * Signs in with a device code at a service that returns this page; the code is entered after the
 * first interval.
 */
async function signInAt(page: string, region: string) {
  const { clock, pass } = createHandClock();
  const tokens = { accessToken: new Secret('a-token'), lifeMs: 3_600_000 };
  const device = { deviceCode: new Secret('d'), userCode: 'ABCD-EFGH', lifeMs: 600_000 };
  const oidc: Oidc = {
    register: () => Promise.reject(new Error('it is registered')),
    startDevice: () =>
      Promise.resolve({
        ...device,
        pages: [page, `${page}?user_code=ABCD-EFGH`],
        intervalMs: 1_000,
      }),
    token: () => Promise.resolve(tokens),
  };
  const shown: string[] = [];
  const onCode = (code: string, host: string) => {
    shown.push(code, host);
  };
  const organization = { startUrl: 'https://aws.north-pier.example', region };
  const signedIn = signInByDevice(
    { oidc, clock, onCode },
    { organization, endpoint: undefined },
    { clientId: 'c', clientSecret: new Secret('s'), expiresAt: clock.now() + 3_600_000 },
    new AbortController().signal,
  );
  await pass(1_000);
  return { shown, signedIn: await signedIn, tokens };
}

it.each([
  ['us-east-1', 'ssoins-722347cfbf7ebdeb.us-east-1.portal.amazonaws.com/#/device'],
  ['us-east-1', 'ssoins-722347cfbf7ebdeb.portal.us-east-1.app.aws/#/device'],
  ['cn-north-1', 'start.cn-north-1.home.awsapps.cn/directory/d-1/#/device'],
  ['eusc-de-east-1', 'ssoins-722347cfbf7ebdeb.eusc-de-east-1.portal.amazonaws.eu/#/device'],
])('in %s, a code can be entered on %s', async (region, page) => {
  const { shown, signedIn, tokens } = await signInAt(`https://${page}`, region);
  expect(shown).toEqual(['ABCD-EFGH', page]);
  expect(signedIn).toEqual({ ok: true, value: tokens });
});

it('a code is not shown with a page of another partition', async () => {
  const page = 'https://ssoins-1.cn-north-1.portal.amazonaws.com.cn/#/device';
  const { shown, signedIn } = await signInAt(page, 'us-east-1');
  expect(shown).toEqual([]);
  expect(signedIn).toMatchObject({ ok: false, failure: { code: 'request-refused' } });
});
