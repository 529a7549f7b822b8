import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListStudiosCommand, NimbleClient } from '@aws-sdk/client-nimble';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { HttpRequest } from '../../../../src/main/core/network/http.ts';
import { createNimbleProvider } from '../../../../src/main/providers/nimble/provider.ts';
import { Connection, ConnectionInput } from '../../../../src/shared/connections/connection.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { REGIONS } from '../../../../src/shared/sign-in/region.ts';
import {
  calm,
  directHttp,
  keysOf,
  targetIn,
  providerFor,
} from '../../../support/providers/nimble.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

const keys = keysOf({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-made-up-secret' });

/**
 * Sets variables for one test; all others that start with AWS_ or name a proxy are removed during
 * it.
 */
function setEnvironment(wanted: Readonly<Record<string, string>>): void {
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  for (const name of Object.keys(process.env)) {
    if (/^_?(AWS|X_AMZN)_|proxy$/i.test(name)) vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(wanted)) vi.stubEnv(name, value);
}

/** A folder with the two files of a profile, which both contradict the connection. */
async function hostileProfile() {
  const folder = await mkdtemp(join(tmpdir(), 'stagedoor-profile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  const settings = [
    'region = eu-west-2',
    'endpoint_url = http://127.0.0.1:9',
    'sdk-ua-app-id = left-by-a-profile',
    'sdk_ua_app_id = left-by-a-profile',
    'use_fips_endpoint = true',
    'use_dualstack_endpoint = true',
    'max_attempts = 9',
    'retry_mode = adaptive',
    'aws_access_key_id = AKIDOFTHEPROFILE',
    'aws_secret_access_key = of-the-profile',
    'credential_process = /bin/false',
  ].join('\n');
  await writeFile(config, `[default]\n${settings}\n[profile other]\n${settings}\n`);
  await writeFile(credentials, `[default]\n${settings}\n[other]\n${settings}\n`);
  return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
}

const hostile = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_ENDPOINT_URL_NIMBLE: 'http://127.0.0.1:9',
  AWS_PROFILE: 'other',
  AWS_REGION: 'eu-west-2',
  AWS_DEFAULT_REGION: 'ap-southeast-2',
  AWS_ACCESS_KEY_ID: 'AKIDOFSOMEONEELSE',
  AWS_SECRET_ACCESS_KEY: 'of-someone-else',
  AWS_SESSION_TOKEN: 'of-someone-else',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_MAX_ATTEMPTS: '9',
  AWS_RETRY_MODE: 'adaptive',
  AWS_DEFAULTS_MODE: 'auto',
  AWS_EXECUTION_ENV: 'left-by-a-shell',
  AWS_SDK_UA_APP_ID: 'left-by-a-shell',
  AWS_LAMBDA_FUNCTION_NAME: 'left-by-a-shell',
  _X_AMZN_TRACE_ID: 'left-by-a-shell',
  AWS_CA_BUNDLE: '/nowhere/ca.pem',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/keys',
  HTTP_PROXY: 'http://127.0.0.1:9',
  http_proxy: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
  ALL_PROXY: 'http://127.0.0.1:9',
  all_proxy: 'http://127.0.0.1:9',
  NODE_USE_ENV_PROXY: '1',
};

/** The parts of each request that do not depend on its time or number. */
const lasting = ({ method, url, headers }: HttpRequest) => ({
  method,
  url: url.href,
  headers: Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(authorization|x-amz-date|amz-sdk-invocation-id)$/.test(name),
    ),
  ),
  signedAs: headers.authorization?.replace(/\/\d{8}\/|Signature=\w+/g, ''),
});

describe("the machine's environment", () => {
  it('does not change what is sent, and the studio responds', async () => {
    const studio = await startStudio();
    const sent: ReturnType<typeof lasting>[] = [];
    const http = directHttp();
    const ask = () =>
      providerFor(studio, {
        http: async (request, signal) => {
          sent.push(lasting(request));
          return http(request, signal);
        },
      }).createStream(targetIn(studio), 'one-request', calm());

    setEnvironment({});
    expect(await ask()).toMatchObject({ kind: 'answer' });
    setEnvironment({ ...hostile, ...(await hostileProfile()) });
    expect(await ask()).toMatchObject({ kind: 'answer' });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('does not change the address of the service', async () => {
    setEnvironment({ ...hostile, ...(await hostileProfile()) });
    const asked: string[] = [];
    for (const region of REGIONS) {
      const provider = createNimbleProvider({
        region,
        trust: {},
        keys: async () => ok(keys),
        http: async ({ url, headers }) => {
          asked.push(`${url.origin} ${headers.authorization?.split('/')[2] ?? ''}`);
          return { status: 200, headers: {}, body: new TextEncoder().encode('{}') };
        },
      });
      await provider.listStudios(undefined, calm());
    }
    expect(asked).toEqual(
      REGIONS.map((region) => `https://nimble.${region}.amazonaws.com ${region}`),
    );
  });
});

const notRegions = [
  'harbour.example/#',
  'harbour.example/?',
  'harbour.example/',
  'harbour.example:8443/#',
  'x@harbour.example/#',
  'us-west-2.harbour.example/#',
  '../harbour.example',
  'us-west-2#',
  'us-west-2\\harbour.example',
  ' us-west-2',
];

describe('an invalid region', () => {
  it.each([...notRegions, '', 'us-west-1', 'US-WEST-2', 'us-west-2\n', 7, null, ['us-west-2']])(
    '%j cannot be in a connection',
    (region) => {
      const nimble = { name: 'North Pier', kind: 'nimble', region };
      const credentials = { source: 'environment' };
      expect(v.is(ConnectionInput, { ...nimble, credentials })).toBe(false);
      expect(v.is(Connection, { id: 'north-pier', ...nimble, credentials })).toBe(false);
      expect(v.is(ConnectionInput, { ...nimble, region: 'us-west-2', credentials })).toBe(true);
    },
  );

  it.each(notRegions)('%j is refused by the SDK itself, before it signs', async (region) => {
    const sent: unknown[] = [];
    const client = new NimbleClient({
      region,
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'a-made-up-secret' },
      maxAttempts: 1,
      requestHandler: {
        handle: (request: unknown) => {
          sent.push(request);
          return Promise.reject(new Error('it was sent'));
        },
      },
    });
    await expect(client.send(new ListStudiosCommand({}))).rejects.toThrow(/region/i);
    expect(sent).toEqual([]);
  });
});
