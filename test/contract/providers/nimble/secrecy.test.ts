import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../../src/main/providers/nimble/classify.ts';
import { createNimbleHandler } from '../../../../src/main/providers/nimble/handler.ts';
import type { Http } from '../../../../src/main/core/network/http.ts';
import type { Fault } from '../../../../src/practice/faults/fault.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import {
  calm,
  directHttp,
  keysOf,
  launchOn,
  targetIn,
  providerFor,
  resource,
} from '../../../support/providers/nimble.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

/** Returned by a service that carelessly repeats what it received. */
const hush = 'hush-hush-7f3a';
const careless = JSON.stringify({
  message: `authToken=${hush} and x-amz-security-token: ${hush}`,
  code: `Careless?authToken=${hush}`,
  context: { url: `https://dcv.example/?authToken=${hush}#s`, resourceId: hush },
  stream: { url: `https://dcv.example/?authToken=${hush}#s`, state: { hush } },
});
const headers = {
  'content-type': 'application/json',
  location: `https://dcv.example/?authToken=${hush}`,
  'x-careless': hush,
  'set-cookie': `session=${hush}`,
};
/** Everything that is visible in a value, including getters, symbols and hidden fields. */
const allOf = (value: unknown) =>
  `${inspect(value, { depth: Infinity, showHidden: true, getters: true })} ${JSON.stringify(value)}`;

const statuses = [200, 201, 302, 400, 401, 402, 403, 404, 407, 408, 409, 418, 429, 500, 503];

describe('a secret that a service repeats', () => {
  it.each(statuses)('with status %d does not appear in its response', async (status) => {
    const fault: Fault = { kind: 'raw', status, headers, body: careless };
    const studio = await startStudio({ script: { faults: () => fault } });
    const provider = providerFor(studio);
    const target = targetIn(studio);
    const responses = [
      await provider.listStudios(undefined, calm()),
      await provider.listWorkstations(target.studio, undefined, calm()),
      await provider.createStream(target, 'one-request', calm()),
      await provider.readStream(target, resource('a-stream'), calm()),
      await provider.manager.read(target, calm()),
      await provider.manager.power.start(target, undefined, 'one-request', calm()),
      await provider.manager.creator.create(
        target.studio,
        { profile: target.session },
        'token',
        calm(),
      ),
      await provider.manager.creator.listProfiles(target.studio, undefined, calm()),
      await provider.manager.creator.agreements.acceptEulas(
        target.studio,
        [target.session],
        'token',
        calm(),
      ),
      await provider.test(calm()),
    ];
    expect(allOf(responses)).not.toContain(hush);
  });

  it.each(statuses)(
    'with status %d does not appear in the states of a launch or in the log',
    async (status) => {
      const fault: Fault = { kind: 'raw', status, headers, body: careless };
      const studio = await startStudio({ script: { faults: () => fault } });
      const { log, lines } = recordingLog();
      const provider = providerFor(studio, { http: directHttp(log) });
      const { states, opened, logged } = await launchOn(studio, { provider });
      expect(states.length).toBeGreaterThan(1);
      expect(allOf(states)).not.toContain(hush);
      expect(lines.length).toBeGreaterThan(0);
      expect(allOf([lines, logged])).not.toContain(hush);
      expect(opened).toEqual([]);
    },
  );

  it.each(statuses.filter((status) => status > 299))(
    'with status %d does not appear in the error that is thrown for the SDK',
    async (status) => {
      const http: Http = async () => ({
        status,
        headers: { ...headers, date: 'Wed, 25 Nov 2026 09:00:00 GMT' },
        body: new TextEncoder().encode(careless),
      });
      const request = {
        method: 'GET',
        protocol: 'https:',
        hostname: 'nimble.example',
        path: '/2020-08-01/studios',
        headers: { 'x-amz-security-token': hush },
      };
      const thrown: unknown = await createNimbleHandler(http, {})
        .handle(request, { abortSignal: calm() })
        .catch((reason: unknown) => reason);
      expect(thrown).toMatchObject({
        name: 'HttpError',
        $response: { statusCode: status, headers: { date: 'Wed, 25 Nov 2026 09:00:00 GMT' } },
      });
      expect(allOf(thrown)).not.toContain(hush);
    },
  );

  it('is in the raw response, which proves that it was removed', () => {
    const answer = { status: 403, headers, body: careless };
    expect(allOf(answer)).toContain(hush);
    const response = classify(answer, 'ListStudios', Date.now());
    expect(response).toMatchObject({
      failure: { code: 'access-denied', detail: expect.stringContaining('[redacted]') as string },
    });
  });
});

describe('keys and tokens', () => {
  it('do not appear in the provider or in what it throws', async () => {
    const studio = await startStudio({ script: { faults: () => ({ kind: 'hang' }) } });
    const secret = keysOf(studio, { sessionToken: hush, secretAccessKey: hush });
    const cancel = new AbortController();
    const http = directHttp();
    const aborting: Http = (request, signal) => {
      const asked = http(request, signal);
      cancel.abort();
      return asked;
    };
    const provider = providerFor(studio, { http: aborting, keys: async () => ok(secret) });
    const thrown: unknown = await provider
      .createStream(targetIn(studio), 'one-request', cancel.signal)
      .catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ name: 'AbortError' });
    expect(allOf(thrown)).not.toContain(hush);
    expect(allOf(provider)).not.toContain(hush);
    expect(allOf(secret)).not.toContain(hush);
  });
});
