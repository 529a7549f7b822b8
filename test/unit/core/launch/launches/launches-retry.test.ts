import { describe, expect, it } from 'vitest';
import { ok, err, type Failure } from '../../../../../src/shared/base/failure.ts';
import { launchId } from '../../support/fakes.ts';
import { createPlayedLaunches, events, valueOf, request } from '../support/launches-fakes.ts';

/** A launch with this failure, after its stream was seen or before. */
async function failedWith(failure: Failure, stream = true) {
  const played = createPlayedLaunches();
  const launch = valueOf(await played.launches.start(request));
  const seen = stream ? events.waiting : [];
  await played.runs[0]?.play(...seen, { type: 'failed', at: 9, failure });
  return { ...played, launch, again: () => played.launches.retry(launch, 'again') };
}

const sameStream: readonly Failure[] = [
  { code: 'time-limit', seconds: 600 },
  { code: 'host-unreachable', cause: 'refused', host: 'h.example', port: 8443 },
  { code: 'viewer-missing', platform: 'linux' },
  { code: 'viewer-unfit', reason: 'script' },
  { code: 'viewer-not-started' },
  { code: 'viewer-failed', exitCode: 1 },
  { code: 'handover-unwritable', why: 'full' },
];
const newStream: readonly Failure[] = [
  { code: 'stream-failed' },
  { code: 'stream-gone', state: 'DELETED' },
  { code: 'stream-expired' },
  { code: 'workstation-stopped' },
  { code: 'stream-url-refused', reason: 'names-user' },
  { code: 'credentials-expired' },
  { code: 'quota' },
  { code: 'bug' },
];

describe('a launch that is retried', () => {
  it.each(sameStream)('after $code polls the same stream, with the same token', async (why) => {
    const { again, runs, launches, launch } = await failedWith(why);
    const next = valueOf(await again());
    expect(next).not.toBe(launch);
    expect(runs[1]?.request).toEqual({ ...request, stream: 'stream-1' });
    expect(runs[1]?.options).toEqual(runs[0]?.options);
    expect(runs[1]?.options).toMatchObject({ check: true, via: 'viewer' });
    expect(launches.list().map((one) => one.launch)).toEqual([next]);
  });

  it.each(newStream)('after $code requests a new stream, with a new token', async (why) => {
    const { again, runs, launches } = await failedWith(why);
    const next = valueOf(await again());
    expect(runs[1]?.request).toEqual(request);
    expect(runs[1]?.options.token).not.toBe(runs[0]?.options.token);
    expect(launches.list().map((one) => one.launch)).toEqual([next]);
  });

  it('after its workstation was stopped starts it first if requested', async () => {
    const { launches, launch, runs } = await failedWith({ code: 'workstation-stopped' }, false);
    valueOf(await launches.retry(launch, 'start'));
    expect(runs[1]?.request).toMatchObject({ ...request, change: { what: 'start' } });
    expect(runs[1]?.options.token).not.toBe(runs[0]?.options.token);
    expect(runs[1]?.options.changeToken).not.toBe(runs[0]?.options.changeToken);
  });

  it('without a stream so far uses the same token, so that no second stream is created', async () => {
    const { again, runs } = await failedWith({ code: 'time-limit', seconds: 600 }, false);
    await again();
    expect(runs[1]?.request).toEqual(request);
    expect(runs[1]?.options.token).toBe(runs[0]?.options.token);
  });

  it('continues with its given stream even if it saw none', async () => {
    const { launches, runs } = createPlayedLaunches();
    const stream = 'stream-8' as NonNullable<typeof request.stream>;
    const launch = valueOf(await launches.start({ ...request, stream }));
    await runs[0]?.play(...events.timeLimit);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request.stream).toBe('stream-8');
  });

  it('with "anyway" skips the check', async () => {
    const { launches, launch, runs } = await failedWith(sameStream[1]!);
    await launches.retry(launch, 'anyway');
    expect(runs[1]?.options).toMatchObject({ check: false, via: 'viewer' });
    expect(runs[1]?.request.stream).toBe('stream-1');
  });

  it('over WebSocket skips the check, for this retry only', async () => {
    const { launches, launch, runs } = await failedWith(sameStream[1]!);
    const next = valueOf(await launches.retry(launch, 'websocket'));
    expect(runs[1]?.options).toMatchObject({ check: false, via: 'viewer', transport: 'websocket' });
    expect(runs[1]?.request.stream).toBe('stream-1');
    await runs[1]?.play(...events.timeLimit);
    await launches.retry(next, 'again');
    expect(runs[2]?.options).not.toHaveProperty('transport');
  });

  it('in the browser opens the browser', async () => {
    const { launches, launch, runs } = await failedWith({ code: 'viewer-failed', exitCode: 1 });
    await launches.retry(launch, 'browser');
    expect(runs[1]?.options).toMatchObject({ check: false, via: 'browser' });
  });

  it('after its viewer was closed requests a new stream', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    await runs[0]?.play(...events.opened, ...events.ended);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual(request);
    expect(runs[1]?.options.token).not.toBe(runs[0]?.options.token);
  });

  it('uses the workstation it found', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start({ connection: request.connection }));
    const found = {
      type: 'found',
      at: 2,
      studio: request.studio!,
      session: request.session!,
    } as const;
    await runs[0]?.play(found, ...events.waiting, ...events.timeLimit);
    await launches.retry(launch, 'again');
    expect(runs[1]?.request).toEqual({ ...request, stream: 'stream-1' });
  });

  it('twice at once is started once', async () => {
    const { again, runs } = await failedWith({ code: 'time-limit', seconds: 600 });
    const [first, second] = await Promise.all([again(), again()]);
    expect(valueOf(first)).toBe(valueOf(second));
    expect(runs).toHaveLength(2);
  });

  it.each([
    ['is open', []],
    ['cannot be watched', ['viewer-passed-on']],
  ] as const)('whose viewer %s is replaced, with a new stream', async (_, notices) => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    await runs[0]?.play(...events.waiting, ...events.opened, { type: 'noticed', at: 9, notices });
    expect(valueOf(await launches.start(request))).toBe(launch);
    const next = valueOf(await launches.retry(launch, 'again'));
    expect(next).not.toBe(launch);
    expect(runs[1]?.request).toEqual(request);
    expect(runs[1]?.options.token).not.toBe(runs[0]?.options.token);
    expect(launches.list().map((one) => one.launch)).toEqual([next]);
  });

  it('while it is in progress is left unchanged', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(request));
    await runs[0]?.play(...events.waiting);
    expect(await launches.retry(launch, 'again')).toEqual(ok(launch));
    expect(runs).toHaveLength(1);
    expect(launches.list()).toMatchObject([{ launch, state: 'waiting' }]);
  });

  it('that does not exist is reported as not found', async () => {
    const { launches } = createPlayedLaunches();
    expect(await launches.retry(launchId(77), 'again')).toEqual(
      err({ code: 'not-found', what: 'thing' }),
    );
  });

  it('stays, with its failure, if it cannot start', async () => {
    const outcomes = [ok(undefined), err({ code: 'settings-newer' })];
    const { launches, runs } = createPlayedLaunches(async () => outcomes.shift() ?? ok(undefined));
    const launch = valueOf(await launches.start(request));
    await runs[0]?.play(...events.timeLimit);
    expect(await launches.retry(launch, 'again')).toMatchObject({ ok: false });
    expect(launches.list()).toMatchObject([{ launch, failure: { code: 'time-limit' } }]);
  });
});
