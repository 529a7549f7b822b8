import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSts } from '../../../../src/main/adapters/sts/sts.ts';
import { asKeys } from '../../../../src/main/core/secrets/keys.ts';
import type { HttpRequest } from '../../../../src/main/core/network/http.ts';
import { calm } from '../../../support/providers/nimble.ts';

const keysOfTest = asKeys({ accessKeyId: 'PIER', secretAccessKey: 'hush-hush' });

describe('the STS endpoint', () => {
  const seen: HttpRequest[] = [];
  const recordingSts = createSts(async (request) => {
    seen.push(request);
    return { status: 500, headers: {}, body: new Uint8Array() };
  });
  beforeEach(() => {
    seen.length = 0;
  });

  it.each([
    ['eu-central-1', 'https://sts.eu-central-1.amazonaws.com/'],
    ['us-gov-west-1', 'https://sts.us-gov-west-1.amazonaws.com/'],
    ['cn-north-1', 'https://sts.cn-north-1.amazonaws.com.cn/'],
  ])('in %s is the regional host', async (region, url) => {
    await recordingSts.caller(keysOfTest, { region }, calm());
    expect(seen.map((request) => request.url.href)).toEqual([url]);
  });

  it.each([
    [{ region: 'attacker.example/#' }, 'region'],
    [{ region: 'us-west-2', endpoint: 'https://evil.example' }, 'endpoint'],
    [{ region: 'us-west-2', endpoint: 'http://127.0.0.1.evil.example' }, 'endpoint'],
    [{ region: 'us-west-2', endpoint: 'http://me@127.0.0.1:80' }, 'endpoint'],
    [{ region: 'us-west-2', endpoint: 'file://127.0.0.1/x' }, 'endpoint'],
  ])('is never %j', async (target, field) => {
    expect(await recordingSts.caller(keysOfTest, target, calm())).toMatchObject({
      failure: { code: 'connection-invalid', field },
    });
    expect(seen).toEqual([]);
  });

  describe('is not taken from the environment', () => {
    const wrong: NodeJS.ProcessEnv = {
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
      AWS_REGION: 'nowhere-1',
      AWS_ACCESS_KEY_ID: 'ANOTHER',
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
    beforeEach(() => Object.assign(process.env, wrong));
    afterEach(() => {
      for (const name of Object.keys(wrong)) {
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = before[name];
      }
    });

    it('nor are the keys, the number of attempts and the user agent', async () => {
      await recordingSts.caller(keysOfTest, { region: 'us-west-2' }, calm());
      expect(seen.map(({ url }) => url.href)).toEqual(['https://sts.us-west-2.amazonaws.com/']);
      expect(seen[0]?.headers.authorization).toContain('Credential=PIER/');
      expect(seen[0]?.headers).not.toHaveProperty('x-amz-security-token');
      expect(JSON.stringify(seen[0]?.headers)).not.toContain('another');
    });
  });
});
