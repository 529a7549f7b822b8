import { inEnglish } from '../../../../src/main/cli/checks-output.ts';
import { describe, expect, it } from 'vitest';
import type { Http } from '../../../../src/main/core/network/http.ts';
import type { Keys } from '../../../../src/main/core/secrets/keys.ts';
import { fromOrigin } from '../../../../src/main/core/sign-in/keys-origin.ts';
import type { NimbleProvider } from '../../../../src/main/providers/nimble/port.ts';
import type { PracticeStudio } from '../../../../src/practice/studio.ts';
import { ok, err, type FailureCode, type Result } from '../../../../src/shared/base/failure.ts';
import {
  calm,
  directHttp,
  keysOf,
  launchOn,
  targetIn,
  providerFor,
  resource,
} from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

const hourMs = 3_600_000;

/** Keys that can be replaced, and how often they were read. */
function keyRing(first: Keys) {
  let now: Result<Keys> = ok(first);
  let reads = 0;
  return {
    keys: async () => {
      reads += 1;
      return now;
    },
    become: (next: Result<Keys>) => {
      now = next;
    },
    reads: () => reads,
  };
}

const create = (provider: NimbleProvider, studio: PracticeStudio) =>
  provider.createStream(targetIn(studio), 'one-request', calm());
const failsWith = (code: FailureCode, facts = {}) => ({
  kind: 'failure',
  failure: { code, ...facts },
});
const expiredTimes = (times: number) =>
  ({ faults: [{ fault: { kind: 'expired-token' }, times }] }) as const;

describe('an expired sign-in', () => {
  it('has its keys read once more, and a launch continues with the result', async () => {
    const time = createQuickTime();
    const sessionToken = 'given/out=';
    const script = { ...expiredTimes(1), sessionToken };
    const studio = await startStudio({ now: time.clock.now, script });
    const ring = keyRing(keysOf(studio, { sessionToken }));
    const { last, transientErrors } = await launchOn(studio, {
      time,
      provider: providerFor(studio, ring),
    });
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual([]);
    expect(ring.reads()).toBe(2);
    expect(studio.requests.slice(0, 2).map(({ status }) => status)).toEqual([403, 200]);
  });

  it('that is still expired is reported after the second read, without a third', async () => {
    const studio = await startStudio({ script: expiredTimes(99) });
    const ring = keyRing(keysOf(studio));
    const { last } = await launchOn(studio, { provider: providerFor(studio, ring) });
    expect(last).toMatchObject({ state: 'failed', failure: { code: 'credentials-expired' } });
    expect(ring.reads()).toBe(2);
    expect(studio.requests).toHaveLength(2);
  });

  it('of a profile names the profile, so that the user is not asked for keys', async () => {
    const studio = await startStudio({ script: expiredTimes(99) });
    const ring = keyRing(keysOf(studio));
    const keys = async () => fromOrigin('profile', await ring.keys());
    const failed = failsWith('credentials-expired', { origin: 'profile' });
    expect(await create(providerFor(studio, { ...ring, keys }), studio)).toMatchObject(failed);
  });

  it('ends as soon as the user has entered new keys', async () => {
    const studio = await startStudio({ script: { sessionToken: 'fresh' } });
    const ring = keyRing(keysOf(studio, { sessionToken: 'stale' }));
    const tokens: (string | undefined)[] = [];
    const http = directHttp();
    const expiring: Http = async (request, signal) => {
      const token = request.headers['x-amz-security-token'];
      tokens.push(token);
      if (token === 'fresh') return http(request, signal);
      ring.become(ok(keysOf(studio, { sessionToken: 'fresh' })));
      const body = new TextEncoder().encode('{"message":"It is too old."}');
      return { status: 403, headers: { 'x-amzn-errortype': 'ExpiredTokenException' }, body };
    };
    const provider = providerFor(studio, { ...ring, http: expiring });
    expect(await create(provider, studio)).toMatchObject({ kind: 'answer' });
    expect(tokens).toEqual(['stale', 'fresh']);
  });
});

describe('keys', () => {
  it('that were refused and then replaced are used by the next request', async () => {
    const studio = await startStudio();
    const ring = keyRing(keysOf(studio, { secretAccessKey: 'mistyped' }));
    const provider = providerFor(studio, ring);
    expect(await create(provider, studio)).toMatchObject(failsWith('credentials-refused'));
    ring.become(ok(keysOf(studio)));
    expect(await create(provider, studio)).toMatchObject({ kind: 'answer' });
  });

  it('that were replaced while the old ones still worked are used from then on', async () => {
    const studio = await startStudio();
    const ring = keyRing(keysOf(studio));
    const provider = providerFor(studio, ring);
    expect(await create(provider, studio)).toMatchObject({ kind: 'answer' });
    ring.become(ok(keysOf(studio, { secretAccessKey: 'of-another-user' })));
    expect(await create(provider, studio)).toMatchObject(failsWith('credentials-refused'));
  });

  it('that are refused while polling a stream are read again for the next poll', async () => {
    const studio = await startStudio();
    const ring = keyRing(keysOf(studio, { secretAccessKey: 'mistyped' }));
    const provider = providerFor(studio, ring);
    const poll = () => provider.readStream(targetIn(studio), resource('a-stream'), calm());
    expect(await poll()).toMatchObject(failsWith('credentials-refused'));
    ring.become(ok(keysOf(studio)));
    expect(await poll()).toMatchObject({ failure: { code: 'not-found' } });
  });

  it('are read once for a launch, however often it polls', async () => {
    const time = createQuickTime();
    const studio = await startStudio({ now: time.clock.now });
    const ring = keyRing(keysOf(studio));
    const { last } = await launchOn(studio, { time, provider: providerFor(studio, ring) });
    expect(last).toMatchObject({ state: 'ended', requests: studio.requests.length });
    expect(studio.requests.length).toBeGreaterThan(2);
    expect(ring.reads()).toBe(1);
  });

  it.each(['credentials-missing', 'vault-locked', 'vault-missing'] as const)(
    'that cannot be read end a launch with %s, before anything is sent',
    async (code) => {
      const studio = await startStudio();
      const provider = providerFor(studio, { keys: async () => err({ code }) });
      const { last } = await launchOn(studio, { provider });
      expect(last).toMatchObject({ state: 'failed', failure: { code } });
      expect(studio.requests).toEqual([]);
    },
  );

  it('that the keychain did not return once are requested again', async () => {
    const studio = await startStudio();
    const ring = keyRing(keysOf(studio));
    ring.become(err({ code: 'vault-locked' }));
    const provider = providerFor(studio, ring);
    expect(await create(provider, studio)).toMatchObject(failsWith('vault-locked'));
    ring.become(ok(keysOf(studio)));
    expect(await create(provider, studio)).toMatchObject({ kind: 'answer' });
  });
});

describe('keys with an expiry', () => {
  const endingIn = (studio: PracticeStudio, ms: number) => ({
    ...keysOf(studio),
    expiresAt: Date.now() + ms,
  });
  const poll = (provider: NimbleProvider, studio: PracticeStudio) =>
    provider.readStream(targetIn(studio), resource('a-stream'), calm());

  it.each([
    ['far in the future are read once for several polls', hourMs, 1],
    ['in the near future are read again for each poll', 4 * 60_000, 3],
  ])('%s', async (_, ms, reads) => {
    const studio = await startStudio();
    const ring = keyRing(endingIn(studio, ms));
    const provider = providerFor(studio, ring);
    for (let nth = 1; nth <= 3; nth++) await poll(provider, studio);
    expect(ring.reads()).toBe(reads);
  });

  it('that the service refuses are reported to the caller that gave them', async () => {
    const studio = await startStudio({ script: expiredTimes(99) });
    const given = [endingIn(studio, hourMs), endingIn(studio, 2 * hourMs)];
    const refused: unknown[] = [];
    const keys = async () => ok(given[refused.length]!);
    const provider = providerFor(studio, { keys, onRefused: (one) => refused.push(one) });
    expect(await create(provider, studio)).toMatchObject(failsWith('credentials-expired'));
    expect(refused).toEqual(given);
    expect(refused[0]).toBe(given[0]);
  });

  it('that cannot be fetched because of the network are retried', async () => {
    const studio = await startStudio();
    const keys = async () => err({ code: 'service-unreachable', transientError: 'offline' });
    const provider = providerFor(studio, { keys });
    expect(await create(provider, studio)).toEqual({ kind: 'transient-error', code: 'offline' });
  });
});

describe('a clock', () => {
  it.each([
    ['an hour slow', hourMs],
    ['an hour fast', -hourMs],
    ['a day fast', -24 * hourMs],
  ])(
    'that is %s is reported once, and the launch continues with the service’s time',
    async (_, aheadMs) => {
      const time = createQuickTime(Date.now() + aheadMs);
      const studio = await startStudio({ now: time.clock.now });
      const { last, transientErrors } = await launchOn(studio, { time });
      expect(last.state).toBe('ended');
      expect(transientErrors).toEqual(['clock-skew']);
      expect(studio.requests.slice(0, 2).map(({ status }) => status)).toEqual([403, 200]);
    },
  );

  it('that is wrong does not hide refused keys', async () => {
    const time = createQuickTime(Date.now() + hourMs);
    const studio = await startStudio({ now: time.clock.now });
    const wrong = keysOf(studio, { secretAccessKey: 'mistyped' });
    const provider = providerFor(studio, { keys: async () => ok(wrong) });
    const { last, transientErrors } = await launchOn(studio, { time, provider });
    expect(last).toMatchObject({ state: 'failed', failure: { code: 'credentials-refused' } });
    expect(transientErrors).toEqual(['clock-skew']);
  });
});

describe('testing a connection', () => {
  it('finds a service, its workstations and a correct clock', async () => {
    const studio = await startStudio();
    expect((await providerFor(studio).test(calm())).map(inEnglish)).toEqual([
      { name: 'service', ok: true, message: 'The service responds. You have access to 1 studio.' },
      { name: 'workstations', ok: true, message: '4 workstations found.' },
      { name: 'clock', ok: true, message: "This computer's clock is correct." },
      {
        name: 'create-stream',
        ok: true,
        message: 'You have permission for CreateStreamingSessionStream.',
      },
      {
        name: 'read-stream',
        ok: true,
        message: 'You have permission for GetStreamingSessionStream.',
      },
    ]);
    // Nothing was created for the test.
    const [making] = studio.requests.filter(({ method }) => method === 'POST');
    expect(making?.status).toBe(404);
  });

  it('reports a wrong clock that a launch would tolerate', async () => {
    const studio = await startStudio({ now: () => Date.now() + hourMs });
    const checks = (await providerFor(studio).test(calm())).map(inEnglish);
    expect(checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['service', true],
      ['workstations', true],
      ['clock', false],
      ['create-stream', true],
      ['read-stream', true],
    ]);
    expect(checks[2]?.message).toMatch(/^This computer's clock is (59|60) minutes off\.$/);
  });

  it('reports what is wrong with the keys, without containing them', async () => {
    const studio = await startStudio();
    const wrong = keysOf(studio, { secretAccessKey: 'mistyped' });
    const checks = await providerFor(studio, { keys: async () => ok(wrong) }).test(calm());
    expect(checks.map(inEnglish)).toMatchObject([
      { name: 'service', ok: false, message: 'The service rejected these keys' },
    ]);
    expect(JSON.stringify(checks)).not.toMatch(/mistyped|AWS4/);
  });

  it('requests only the workstations if the studio is known', async () => {
    const studio = await startStudio();
    const named = { studioId: resource(studio.studioId) };
    const checks = await providerFor(studio, named).test(calm());
    expect(checks.map(({ name }) => name)).toEqual([
      'workstations',
      'clock',
      'create-stream',
      'read-stream',
    ]);
  });
});
