import * as http from 'node:http';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { openSignIn, register, stsFor } from '../../../support/aws-sign-in/test-clients.ts';
import { startAwsSignIn } from '../../../support/aws-sign-in/start.ts';

const who = new GetCallerIdentityCommand({});

const send = (address: string, init: RequestInit = {}) =>
  fetch(address, { signal: AbortSignal.timeout(60_000), redirect: 'manual', ...init });

/** The status for a request with this `host` header. */
const statusFor = (endpoint: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const request = http.get(endpoint, { headers: { host }, timeout: 60_000 }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('timeout', () => request.destroy(new Error('no answer'))).on('error', reject);
  });

it('the sign-in server listens on 127.0.0.1 and serves no other name', async () => {
  const { endpoint } = await openSignIn();
  expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const { port } = new URL(endpoint);
  const page = `${endpoint}/device`;
  await expect(statusFor(page, `127.0.0.1:${port}`)).resolves.toBe(200);
  await expect(statusFor(page, `localhost:${port}`)).resolves.toBe(421);
  await expect(statusFor(page, 'pier.invalid')).resolves.toBe(421);
});

it.each([
  ['GET', '/'],
  ['GET', '/token'],
  ['POST', '/assignment/accounts'],
  ['GET', '/assignment/accounts/'],
  ['DELETE', '/device'],
])('%s %s has no operation', async (method, path) => {
  const signIn = await openSignIn();
  expect((await send(`${signIn.endpoint}${path}`, { method })).status).toBe(404);
  expect(signIn.requests).toEqual([
    expect.objectContaining({ operation: 'unknown', method, path, status: 404 }),
  ]);
});

it('an STS action that does not exist, or in another version, is refused', async () => {
  const { endpoint } = await openSignIn();
  for (const call of [
    { Action: 'GetFederationToken', Version: '2011-06-15' },
    { Action: 'toString', Version: '2011-06-15' },
    { Action: 'GetCallerIdentity', Version: '2010-01-01' },
  ]) {
    const response = await send(endpoint, { method: 'POST', body: new URLSearchParams(call) });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('<Code>InvalidAction</Code>');
  }
});

it.each(['', '[]', 'null', '{', '"text"'])(
  'a registration with the body %j is refused',
  async (body) => {
    const { endpoint } = await openSignIn();
    const response = await send(`${endpoint}/client/register`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  },
);

it('a body over 64 KiB is refused', async () => {
  const { endpoint } = await openSignIn();
  const body = 'x'.repeat(64 * 1_024 + 1);
  expect((await send(`${endpoint}/token`, { method: 'POST', body })).status).toBe(413);
});

it('a signature for another service is refused', async () => {
  // The client takes the name of the service to sign for, though its types do not say so.
  const config = { region: 'us-west-2', signingName: 'nimble' };
  const sts = stsFor(await openSignIn(), config);
  await expect(sts.send(who)).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
    message: "Credential should be scoped to correct service: 'sts'.",
  });
});

it('every run has different keys', async () => {
  const [one, other] = [await openSignIn(), await openSignIn()];
  expect(one.keysOf().accessKeyId).not.toBe(other.keysOf().accessKeyId);
  expect(one.keysOf().secretAccessKey).not.toBe(other.keysOf().secretAccessKey);
  expect(() => one.keysOf('nobody')).toThrow('no such user');
});

it('the same randomness and time give the same ids', async () => {
  const options = { random: (size: number) => new Uint8Array(size).fill(7), now: () => 1_000 };
  const [one, other] = [await openSignIn(options), await openSignIn(options)];
  expect(one.keysOf()).toEqual(other.keysOf());
  expect(await register(one)).toEqual(await register(other));
});

it('stopping ends a request that hangs, and can be repeated', async () => {
  const signIn = await startAwsSignIn({
    script: { faults: [{ on: 'RegisterClient', fault: { kind: 'hang' } }] },
  });
  const hanging = send(`${signIn.endpoint}/client/register`, { method: 'POST', body: '{}' });
  const ended = expect(hanging).rejects.toThrow('fetch failed');
  await expect.poll(() => signIn.requests.length).toBe(1);
  await signIn.stop();
  await ended;
  await signIn.stop();
});

it('faults are used in order, each as often as it says, and a function is called each time', async () => {
  const tryToRegister = (endpoint: string) =>
    send(`${endpoint}/client/register`, { method: 'POST', body: '{}' });
  const one = await openSignIn({
    script: {
      faults: [
        { on: 'CreateToken', fault: { kind: 'internal' } },
        { fault: { kind: 'raw', status: 418, body: 'tea' }, times: 2 },
        { fault: { kind: 'unavailable' } },
      ],
    },
  });
  const statuses: number[] = [];
  for (let nth = 0; nth < 4; nth += 1) statuses.push((await tryToRegister(one.endpoint)).status);
  expect(statuses).toEqual([418, 418, 503, 400]);
  const asked: string[] = [];
  const other = await openSignIn({
    script: {
      faults: (operation) => {
        asked.push(operation);
        return { kind: 'empty' };
      },
    },
  });
  expect(await (await tryToRegister(other.endpoint)).text()).toBe('');
  expect(asked).toEqual(['RegisterClient']);
});

it('a dropped connection has no status in the log', async () => {
  const signIn = await openSignIn({ script: { faults: [{ fault: { kind: 'drop' } }] } });
  const dropped = send(`${signIn.endpoint}/token`, { method: 'POST', body: '{}' });
  await expect(dropped).rejects.toThrow('fetch failed');
  expect(signIn.requests).toEqual([expect.objectContaining({ status: 0 })]);
});
