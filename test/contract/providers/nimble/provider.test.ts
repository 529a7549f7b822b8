import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { retryShort } from '../../../../src/main/core/launch/poll.ts';
import { everyPage } from '../../../../src/main/core/workstations/list-pages.ts';
import { resultOf } from '../../../../src/main/core/base/work.ts';
import type { Http, HttpRequest } from '../../../../src/main/core/network/http.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import {
  calm,
  directHttp,
  launchOn,
  targetIn,
  providerFor,
  resource,
} from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { readyId, startStudio } from '../../../support/practice/start-studio.ts';

const readyAtOnce = [{ state: 'READY', statusCode: 'STREAM_READY' }] as const;
const dcvUrl = 'https://dcv-3.north-pier.example:8443/?authToken=hush-hush#console';

/** Our HTTP client, which records each request. */
function listening() {
  const requests: HttpRequest[] = [];
  const http = directHttp();
  const recording: Http = async (request, signal) => {
    requests.push(request);
    return http(request, signal);
  };
  return { requests, http: recording };
}

describe('a stream', () => {
  it('has every field the service returns, and its URL separately as a secret', async () => {
    const script = { streams: readyAtOnce, streamUrl: () => dcvUrl };
    const studio = await startStudio({ script });
    const provider = providerFor(studio);
    const made = await provider.createStream(targetIn(studio), 'one-request', calm());
    if (made.kind !== 'answer') throw new Error(`unexpected response: ${made.kind}`);
    const { facts, url } = made.value;
    const wholeSeconds = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/) as string;
    expect(facts).toEqual({
      streamId: expect.stringMatching(/^[0-9A-Za-z]{22}$/) as string,
      state: 'READY',
      statusCode: 'STREAM_READY',
      createdAt: wholeSeconds,
      createdBy: 'practice-artist',
      expiresAt: wholeSeconds,
      ownedBy: 'practice-artist',
    });
    expect(Date.parse(facts.expiresAt!) - Date.parse(facts.createdAt!)).toBe(3_600_000);
    expect(url).toBeInstanceOf(Secret);
    expect(url!.reveal()).toBe(dcvUrl);
    expect(`${JSON.stringify(made)}${inspect(made, { depth: 9 })}`).not.toContain('hush-hush');

    const seen = await provider.readStream(targetIn(studio), resource(facts.streamId!), calm());
    expect(seen).toMatchObject({ kind: 'answer', value: { facts } });
  });

  it('is returned with the service’s time', async () => {
    const serverTime = Math.floor(Date.now() / 1_000) * 1_000 + 60_000;
    const studio = await startStudio({ now: () => serverTime });
    const response = await providerFor(studio).createStream(
      targetIn(studio),
      'one-request',
      calm(),
    );
    expect(response).toMatchObject({ kind: 'answer', serverTime });
  });

  it.each([1, 36, 64])('can be requested with a client token of %d characters', async (length) => {
    const studio = await startStudio();
    const response = await providerFor(studio).createStream(
      targetIn(studio),
      'x'.repeat(length),
      calm(),
    );
    expect(response.kind).toBe('answer');
    expect(studio.requests[0]?.clientToken).toHaveLength(length);
  });

  it('is refused with a message for a client token of 65 characters', async () => {
    const studio = await startStudio();
    const response = await providerFor(studio).createStream(
      targetIn(studio),
      'x'.repeat(65),
      calm(),
    );
    expect(response).toMatchObject({
      kind: 'failure',
      failure: { code: 'request-refused', detail: 'A client token has 1 to 64 characters.' },
    });
  });
});

describe('a request', () => {
  it('encodes the colon of a studio id as %3A, and is signed with it', async () => {
    const studio = await startStudio();
    expect(studio.studioId).toContain(':');
    const { http, requests } = listening();
    const response = await providerFor(studio, { http }).readStream(
      targetIn(studio),
      resource('a-stream'),
      calm(),
    );
    // The studio checks the signature before it looks for the stream.
    expect(response).toMatchObject({
      kind: 'failure',
      failure: { code: 'not-found', what: 'stream' },
    });
    const path = `/2020-08-01/studios/${studio.studioId.replace(':', '%3A')}/streaming-sessions/${readyId}/streams/a-stream`;
    expect(requests[0]?.url.pathname).toBe(path);
    expect(requests[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=\w+\/\d{8}\/us-west-2\/nimble\/aws4_request, /,
    );
  });

  it('has the id that the service returns, successful or not', async () => {
    const studio = await startStudio();
    const provider = providerFor(studio);
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    const answered = await provider.listStudios(undefined, calm());
    expect(answered).toMatchObject({ kind: 'answer', requestId: uuid });
    const missing = await provider.readStream(targetIn(studio), resource('a-stream'), calm());
    expect(missing).toMatchObject({ kind: 'failure', requestId: uuid });
    expect(missing.requestId).not.toBe(answered.requestId);
  });

  it('without a signature is refused, which proves that the others are signed', async () => {
    const studio = await startStudio();
    const http = directHttp();
    const unsigned: Http = async (request, signal) => {
      const { authorization: _, ...headers } = request.headers;
      return http({ ...request, headers }, signal);
    };
    const response = await providerFor(studio, { http: unsigned }).listStudios(undefined, calm());
    expect(response).toMatchObject({ kind: 'failure', failure: { code: 'credentials-refused' } });
  });

  it.each([
    ['studio', 'us-west-2:stid-1', readyId, 'studio'],
    ['studio with another id', 'not-here', readyId, 'studio'],
    ['workstation', undefined, 'other', 'workstation'],
  ])('for a missing %s reports which resource is missing', async (_, studioId, id, what) => {
    const studio = await startStudio();
    const target = { studio: resource(studioId ?? studio.studioId), session: resource(id) };
    const response = await providerFor(studio).createStream(target, 'one-request', calm());
    expect(response).toMatchObject({ kind: 'failure', failure: { code: 'not-found', what } });
  });

  it('ends at once when it is cancelled, with the reason of the cancellation', async () => {
    const studio = await startStudio({ script: { faults: [{ fault: { kind: 'hang' } }] } });
    const cancel = new AbortController();
    const reason = new DOMException('enough', 'AbortError');
    studio.onRequest(() => cancel.abort(reason));
    const asked = providerFor(studio).listStudios(undefined, cancel.signal);
    await expect(asked).rejects.toBe(reason);
  });
});

describe('lists', () => {
  const asking = () => {
    const { clock, pause } = createQuickTime();
    return retryShort({ clock, pause, random: () => 0.5, turn: async () => {} }, calm());
  };

  it('of workstations are read page by page, each item once and in order', async () => {
    const sessions = Array.from({ length: 250 }, (_, nth) => ({ sessionId: `comp-${nth}` }));
    const studio = await startStudio({ script: { sessions } });
    const provider = providerFor(studio);
    const named = resource(studio.studioId);
    const all = await resultOf(
      everyPage((page, signal) => provider.listWorkstations(named, page, signal), asking()),
    );
    const ids = all.ok ? all.value.map(({ id }) => id) : [];
    expect(ids).toEqual(sessions.map(({ sessionId }) => sessionId));
    expect(studio.requests).toHaveLength(3);
  });

  it('of studios are read the same way, and continue after a transient error between two pages', async () => {
    const studios = [{}, { studio: { displayName: 'South Pier' } }, {}];
    const faults = [{ fault: 'none' }, { fault: { kind: 'throttle' } }] as const;
    const studio = await startStudio({ script: { studios, pageSize: 1, faults } });
    const provider = providerFor(studio);
    const all = await resultOf(
      everyPage((page, signal) => provider.listStudios(page, signal), asking()),
    );
    expect(all.ok && all.value.map(({ name }) => name)).toEqual([
      'Practice studio',
      'South Pier',
      'Practice studio',
    ]);
    expect(studio.requests.map(({ status }) => status)).toEqual([200, 429, 200, 200]);
  });

  it('contain what is known of each workstation', async () => {
    const studio = await startStudio();
    const listed = await providerFor(studio).listWorkstations(
      resource(studio.studioId),
      undefined,
      calm(),
    );
    const items = listed.kind === 'answer' ? listed.value.items : [];
    expect(items.map(({ name, state }) => [name, state])).toEqual([
      ['Compositing 01', 'READY'],
      ['Look development 02', 'STOPPED'],
      ['Animation 03', 'START_IN_PROGRESS'],
      ['Simulation 04', 'START_FAILED'],
    ]);
    expect(items[3]).toMatchObject({
      studio: studio.studioId,
      statusCode: 'INSUFFICIENT_CAPACITY',
      launchProfile: 'practice-simulation',
      instanceType: 'g5.16xlarge',
      ownedBy: 'practice-simulator',
    });
    expect(items[1]?.terminateAt).toMatch(/^\d{4}-.*Z$/);
  });
});

describe('a launch', () => {
  it('requests one stream, polls it until it is ready and hands over its URL', async () => {
    const time = createQuickTime();
    const studio = await startStudio({ now: time.clock.now });
    const { last, opened } = await launchOn(studio, { time });
    expect(last.state).toBe('ended');
    const [url] = opened;
    expect(url).toMatch(new RegExp(`^${studio.endpoint}/desktop/\\?authToken=[\\w-]{43}#`));
    const [first, ...looks] = studio.requests.map(({ operation }) => operation);
    expect(first).toBe('CreateStreamingSessionStream');
    expect(looks.length).toBeGreaterThan(1);
    expect(new Set(looks)).toEqual(new Set(['GetStreamingSessionStream']));
    expect(JSON.stringify(last)).not.toContain(new URL(url!).searchParams.get('authToken'));
  });

  it('finds the only studio and its only ready workstation if none is named', async () => {
    const time = createQuickTime();
    const studio = await startStudio({ now: time.clock.now });
    const { last } = await launchOn(studio, { time, target: 'unspecified' });
    expect(last).toMatchObject({
      state: 'ended',
      studio: studio.studioId,
      session: readyId,
      workstation: 'Compositing 01',
    });
  });

  it('without a viewer stops at the ready stream and hands over nothing', async () => {
    const studio = await startStudio({ script: { streams: readyAtOnce } });
    const { last, opened } = await launchOn(studio, { plan: { via: 'none' } });
    expect(last).toMatchObject({ state: 'waiting', stream: { state: 'READY' } });
    expect(opened).toEqual([]);
  });

  it('polls a given stream and creates none', async () => {
    const studio = await startStudio({ script: { streams: readyAtOnce } });
    const made = await providerFor(studio).createStream(targetIn(studio), 'earlier', calm());
    const stream = resource(made.kind === 'answer' ? made.value.facts.streamId! : '');
    const { last } = await launchOn(studio, { plan: { stream } });
    expect(last).toMatchObject({ state: 'ended', stream: { streamId: stream } });
    expect(studio.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
