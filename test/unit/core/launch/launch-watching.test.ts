import { describe, expect, it } from 'vitest';
import { answer, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { TRANSIENT_ERRORS } from '../../../../src/shared/launch/transient-error.ts';
import {
  createFakeProvider,
  deferred,
  inTurn,
  never,
  preparing,
  ready,
  streamOf,
} from '../support/fakes.ts';
import { settle } from '../support/hand-clock.ts';
import { begin } from './support/launching.ts';

describe('a transient error', () => {
  it.each(TRANSIENT_ERRORS)(
    '%s is shown, retried and cleared by the next good response',
    async (code) => {
      const fake = createFakeProvider(inTurn(preparing, transientError(code), preparing, ready));
      const run = begin({ fake });
      expect((await run.end()).state).toBe('ended');
      const codes = run.states.map((state) => state.transientError?.code);
      expect(codes).toContain(code);
      expect(codes.slice(codes.lastIndexOf(code) + 1)).toContain(undefined);
      expect(run.last()).not.toHaveProperty('transientError');
      expect(fake.names()).toEqual(['create', 'read', 'read', 'read']);
    },
  );

  it('is shown with its start time while it lasts', async () => {
    const fake = createFakeProvider(
      inTurn(
        preparing,
        transientError('offline'),
        transientError('offline'),
        transientError('offline'),
        ready,
      ),
    );
    const run = begin({ fake });
    await run.end();
    const since = run.states.flatMap((state) => state.transientError?.since ?? []);
    expect(since.length).toBeGreaterThan(2);
    expect(new Set(since).size).toBe(1);
  });

  it('is retried with growing delays, which return to normal after a good response', async () => {
    const asked: number[] = [];
    const respond = inTurn(
      ...[
        preparing,
        transientError('dropped'),
        transientError('dropped'),
        transientError('dropped'),
      ],
      ...[preparing, ready],
    );
    const fake = createFakeProvider(() => {
      asked.push(run.hand.clock.monotonic());
      return respond();
    });
    const run = begin({ fake });
    await run.end();
    const waits = asked.slice(1).map((at, nth) => at - asked[nth]!);
    expect(waits).toEqual([1_000, 750, 1_500, 3_000, 1_400]);
  });

  it('is retried after the delay that the service requests', async () => {
    const fake = createFakeProvider(inTurn(transientError('throttled', 7_000), ready));
    const run = begin({ fake });
    await run.end();
    expect(run.hand.clock.monotonic()).toBe(7_000);
  });

  it('of a READY stream without its URL is shown and retried', async () => {
    const bare = answer(streamOf({ state: 'READY' }));
    const fake = createFakeProvider(inTurn(bare, bare, ready));
    const run = begin({ fake });
    const ended = await run.end();
    expect(ended).toMatchObject({ state: 'ended', requests: 3 });
    expect(run.states.find(({ stream }) => stream !== undefined)?.transientError?.code).toBe(
      'url-missing',
    );
  });

  it('of a READY stream whose URL never comes ends at the time limit', async () => {
    const fake = createFakeProvider(() => answer(streamOf({ state: 'READY' })));
    const run = begin({ fake });
    expect(await run.end()).toMatchObject({
      failure: { code: 'time-limit', seconds: 600, transientError: 'url-missing' },
    });
    expect(run.hands.calls).toEqual([]);
  });
});

describe('the time limit', () => {
  const seconds = (limitMs: number) => ({ plan: { limitMs } });

  it('ends with a last poll', async () => {
    const asked: number[] = [];
    const fake = createFakeProvider(() => {
      asked.push(run.hand.clock.monotonic());
      return preparing;
    });
    const run = begin({ fake, ...seconds(30_000) });
    expect(await run.end()).toMatchObject({
      state: 'failed',
      failure: { code: 'time-limit', seconds: 30 },
    });
    expect(run.last().failure).not.toHaveProperty('transientError');
    expect(asked.at(-1)).toBe(30_000);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('does not end a stream that is ready at the last poll', async () => {
    const fake = createFakeProvider(() =>
      run.hand.clock.monotonic() < 30_000 ? preparing : ready,
    );
    const run = begin({ fake, ...seconds(30_000) });
    expect((await run.end()).state).toBe('ended');
  });

  it('reports the transient error it ended with', async () => {
    const run = begin({
      fake: createFakeProvider(() => transientError('offline')),
      ...seconds(5_000),
    });
    expect(await run.end()).toMatchObject({
      failure: { code: 'time-limit', seconds: 5, transientError: 'offline' },
    });
  });

  it('does not apply to a single request that hangs, which is abandoned after 10 s and sent again', async () => {
    const respond = inTurn<() => ReturnType<typeof never> | typeof ready>(never, () => ready);
    const fake = createFakeProvider(() => respond()());
    const run = begin({ fake });
    await run.hand.pass(9_999);
    expect(run.last()).toMatchObject({ state: 'requesting', requests: 0 });
    await run.hand.pass(1);
    expect(run.last()).toMatchObject({ transientError: { code: 'no-answer' }, requests: 1 });
    expect((await run.end()).state).toBe('ended');
    expect(fake.names()).toEqual(['create', 'create']);
  });

  it('ends a request that hangs', async () => {
    const run = begin({ fake: createFakeProvider(never), ...seconds(4_000) });
    expect(await run.end()).toMatchObject({
      failure: { code: 'time-limit', seconds: 4, transientError: 'no-answer' },
    });
    expect(run.hand.clock.monotonic()).toBe(4_000);
    expect(run.hand.waiting()).toBe(0);
  });

  it('does not wait forever for the response to the last poll', async () => {
    const fake = createFakeProvider(() =>
      run.hand.clock.monotonic() < 5_000 ? preparing : never(),
    );
    const run = begin({ fake, ...seconds(5_000) });
    expect(await run.end()).toMatchObject({ failure: { code: 'time-limit' } });
    expect(run.hand.clock.monotonic()).toBe(8_000);
  });

  it('does not depend on the wall clock', async () => {
    const run = begin({ fake: createFakeProvider(() => preparing), ...seconds(60_000) });
    await run.hand.pass(10_000);
    run.hand.setWall(Date.UTC(2031, 0));
    await run.hand.pass(10_000);
    expect(run.last().state).toBe('waiting');
    run.hand.setWall(Date.UTC(1999, 0));
    await run.end();
    expect(run.hand.clock.monotonic()).toBe(60_000);
  });
});

describe('the requests of a launch', () => {
  it('never overlap, even if the pause is woken repeatedly', async () => {
    const respond = inTurn(preparing, transientError('dropped'), preparing, preparing, ready);
    const fake = createFakeProvider(async () => {
      run.deps.pause.wake();
      await run.hand.clock.sleep(2_500);
      run.deps.pause.wake();
      return respond();
    });
    const run = begin({ fake });
    await run.end();
    expect(fake.calls).toHaveLength(5);
    expect(fake.most()).toBe(1);
    expect(run.hand.clock.monotonic()).toBe(5 * 2_500);
  });

  it('wait for their turn', async () => {
    const turn = deferred<undefined>();
    const run = begin({ deps: { turn: () => turn.promise } });
    await settle();
    expect(run.fake.calls).toEqual([]);
    turn.resolve(undefined);
    expect((await run.end()).requests).toBe(1);
  });

  it('are sent at once on wake', async () => {
    const run = begin({
      fake: createFakeProvider(inTurn(preparing, transientError('offline', 30_000), ready)),
    });
    await run.hand.pass(1_000);
    expect(run.last().transientError?.code).toBe('offline');
    run.deps.pause.wake();
    await settle();
    await settle();
    expect(run.last().state).toBe('ended');
    expect(run.hand.clock.monotonic()).toBe(1_000);
  });

  it('are sent at once if the wake came during a request', async () => {
    const first = deferred<typeof preparing>();
    const respond = inTurn<() => typeof ready | Promise<typeof ready>>(
      () => first.promise,
      () => ready,
    );
    const run = begin({ fake: createFakeProvider(() => respond()()) });
    await settle();
    run.deps.pause.wake();
    first.resolve(transientError('throttled', 20_000));
    await settle();
    await settle();
    expect(run.last().state).toBe('ended');
    expect(run.hand.clock.monotonic()).toBe(0);
  });
});

describe('the service’s clock', () => {
  const expiresAt = '2024-05-14T12:00:00.000Z';
  const past = Date.parse(expiresAt) + 1;
  const readyAt = (serverTime?: number) =>
    answer(streamOf({ state: 'READY', expiresAt }, 'https://h.example/?authToken=t#s'), serverTime);

  it('decides whether a stream has expired, if the response contains it', async () => {
    const run = begin({ fake: createFakeProvider(() => readyAt(past - 10_000)) });
    run.hand.setWall(past + 3_600_000);
    expect((await run.end()).state).toBe('ended');
    const late = begin({ fake: createFakeProvider(() => readyAt(past)) });
    expect((await late.end()).failure).toEqual({ code: 'stream-expired' });
  });

  it('is replaced by this machine’s clock otherwise', async () => {
    const run = begin({ fake: createFakeProvider(() => readyAt()) });
    run.hand.setWall(past);
    expect((await run.end()).failure).toEqual({ code: 'stream-expired' });
  });
});
