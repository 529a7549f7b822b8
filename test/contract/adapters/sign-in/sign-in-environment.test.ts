import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAwsProfiles } from '../../../../src/main/adapters/profiles/aws-profiles.ts';
import { createOidc } from '../../../../src/main/adapters/identity-center/sso-oidc.ts';
import { createPortal } from '../../../../src/main/adapters/identity-center/sso-portal.ts';
import { systemClock } from '../../../../src/main/adapters/base/system-clock.ts';
import type { Http, HttpRequest } from '../../../../src/main/core/network/http.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import { pier } from '../../../support/sign-in/center.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { calm } from '../../../support/providers/nimble.ts';
import { windowsParts } from '../../../support/machine/windows.ts';

/** Everything that the SDK would read from its environment. */
const wrong: NodeJS.ProcessEnv = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1',
  AWS_REGION: 'nowhere-1',
  AWS_ACCESS_KEY_ID: 'another',
  AWS_SECRET_ACCESS_KEY: 'another',
  AWS_SESSION_TOKEN: 'another',
  AWS_PROFILE: 'another',
  AWS_MAX_ATTEMPTS: '5',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_SDK_UA_APP_ID: 'another',
  AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
  AWS_LAMBDA_FUNCTION_NAME: 'another',
  _X_AMZN_TRACE_ID: 'another',
  AWS_EXECUTION_ENV: 'another',
};
const before = { ...process.env };
const seen: HttpRequest[] = [];
const recordingHttp: Http = async (request) => {
  seen.push(request);
  return { status: 503, headers: {}, body: new Uint8Array() };
};

beforeEach(() => {
  seen.length = 0;
  Object.assign(process.env, wrong);
});
afterEach(() => {
  for (const name of Object.keys(wrong)) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before[name];
  }
});

describe('the environment does not affect', () => {
  const expectOne = (url: string) => {
    expect(seen.map((request) => `${request.url.origin}${request.url.pathname}`)).toEqual([url]);
    expect(JSON.stringify(seen)).not.toContain('another');
  };

  it('the endpoint of token requests', async () => {
    const target = { organization: pier, endpoint: undefined };
    const asked = createOidc(recordingHttp).register(target, { grantTypes: [] }, calm());
    await expect(asked).rejects.toThrow('server-error');
    expectOne('https://oidc.us-west-2.amazonaws.com/client/register');
  });

  it('the endpoint of the portal', async () => {
    const target = { region: pier.region, endpoint: undefined, token: new Secret('t') };
    await createPortal(recordingHttp).accounts(target, calm());
    expectOne('https://portal.sso.us-west-2.amazonaws.com/assignment/accounts');
  });

  it.each([
    ['with keys', 'source_profile = root\n', 'PIER/'],
    ['with a web identity', 'web_identity_token_file = {{home}}/token\n', undefined],
  ])('the endpoint and the keys for the role of a profile %s', async (_, lines, signedBy) => {
    const home = tempFolder();
    mkdirSync(join(home, '.aws'));
    writeFileSync(join(home, 'token'), 'one-token');
    writeFileSync(
      join(home, '.aws', 'config'),
      `[profile root]\naws_access_key_id = PIER\naws_secret_access_key = hush-hush
[profile another]\nregion = nowhere-1\nendpoint_url = http://127.0.0.1:1
[profile pier]\nregion = eu-west-1\nrole_arn = arn:aws:iam::000000000000:role/r\n${lines.replace('{{home}}', home)}`,
    );
    const deps = { http: recordingHttp, clock: systemClock, env: {}, home, ...windowsParts };
    const nobody = async () => err({ code: 'mfa-needed' });
    const given = await createAwsProfiles(deps).read({ name: 'pier' }, nobody, calm());
    expect(given).toEqual(err({ code: 'service-unreachable', transientError: 'server-error' }));
    expectOne('https://sts.eu-west-1.amazonaws.com/');
    const { authorization = 'Credential=' } = seen[0]?.headers ?? {};
    expect(/Credential=([^/]*\/)?/.exec(authorization)?.[1]).toBe(signedBy);
  });
});
