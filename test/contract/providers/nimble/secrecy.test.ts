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
  placeIn,
  providerFor,
  resource,
} from '../../../support/providers/nimble.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

/** Said by a service that is careless with what it repeats. */
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
/** Everything that can be seen of a value, getters, symbols and hidden fields with it. */
const allOf = (value: unknown) =>
  `${inspect(value, { depth: Infinity, showHidden: true, getters: true })} ${JSON.stringify(value)}`;

const statuses = [200, 201, 302, 400, 401, 402, 403, 404, 407, 408, 409, 418, 429, 500, 503];

describe('what a service repeats of a secret', () => {
  it.each(statuses)('with status %d is in no reading of it', async (status) => {
    const fault: Fault = { kind: 'raw', status, headers, body: careless };
    const studio = await startStudio({ script: { faults: () => fault } });
    const provider = providerFor(studio);
    const place = placeIn(studio);
    const readings = [
      await provider.listStudios(undefined, calm()),
      await provider.listWorkstations(place.studio, undefined, calm()),
      await provider.createStream(place, 'one-wish', calm()),
      await provider.readStream(place, resource('a-stream'), calm()),
      await provider.manager.read(place, calm()),
      await provider.manager.power.start(place, undefined, 'one-wish', calm()),
      await provider.manager.maker.create(place.studio, { profile: place.session }, 'wish', calm()),
      await provider.manager.maker.listProfiles(place.studio, undefined, calm()),
      await provider.manager.maker.agreements.acceptEulas(
        place.studio,
        [place.session],
        'wish',
        calm(),
      ),
      await provider.test(calm()),
    ];
    expect(allOf(readings)).not.toContain(hush);
  });

  it.each(statuses)(
    'with status %d is in no state of a launch and in no line of the log',
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
    'with status %d is not in what is thrown inside, which the SDK sees',
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

  it('is in the same answer before it is read, so that its absence proves something', () => {
    const answer = { status: 403, headers, body: careless };
    expect(allOf(answer)).toContain(hush);
    const reading = classify(answer, 'ListStudios', Date.now());
    expect(reading).toMatchObject({
      failure: { code: 'access-denied', detail: expect.stringContaining('[redacted]') as string },
    });
  });
});

describe('keys and tokens', () => {
  it('are in nothing the provider is made of or throws', async () => {
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
      .createStream(placeIn(studio), 'one-wish', cancel.signal)
      .catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ name: 'AbortError' });
    expect(allOf(thrown)).not.toContain(hush);
    expect(allOf(provider)).not.toContain(hush);
    expect(allOf(secret)).not.toContain(hush);
  });
});
