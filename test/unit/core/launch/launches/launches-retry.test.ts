import { describe, expect, it } from 'vitest';
import { ok, err, type Failure } from '../../../../../src/shared/base/failure.ts';
import { launchId } from '../../support/fakes.ts';
import { createPlayedLaunches, events, valueOf, wish } from '../support/launches-fakes.ts';

/** A launch that failed like this, its stream known. */
async function failedWith(failure: Failure, stream = true) {
  const played = createPlayedLaunches();
  const launch = valueOf(await played.launches.start(wish));
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

describe('a launch that is tried again', () => {
  it.each(sameStream)('after $code looks at the same stream, with the same token', async (why) => {
    const { again, runs, launches, launch } = await failedWith(why);
    const next = valueOf(await again());
    expect(next).not.toBe(launch);
    expect(runs[1]?.wish).toEqual({ ...wish, stream: 'stream-1' });
    expect(runs[1]?.way).toEqual(runs[0]?.way);
    expect(runs[1]?.way).toMatchObject({ check: true, via: 'viewer' });
    expect(launches.list().map((one) => one.launch)).toEqual([next]);
  });

  it.each(newStream)('after $code asks for a new stream, as a new wish', async (why) => {
    const { again, runs, launches } = await failedWith(why);
    const next = valueOf(await again());
    expect(runs[1]?.wish).toEqual(wish);
    expect(runs[1]?.way.token).not.toBe(runs[0]?.way.token);
    expect(launches.list().map((one) => one.launch)).toEqual([next]);
  });

  it('after the workstation was stopped starts it first, if that is wanted', async () => {
    const { launches, launch, runs } = await failedWith({ code: 'workstation-stopped' }, false);
    valueOf(await launches.retry(launch, 'start'));
    expect(runs[1]?.wish).toMatchObject({ ...wish, change: { what: 'start' } });
    expect(runs[1]?.way.token).not.toBe(runs[0]?.way.token);
    expect(runs[1]?.way.changeToken).not.toBe(runs[0]?.way.changeToken);
  });

  it('whose stream never came asks with the same token, so that none is made twice', async () => {
    const { again, runs } = await failedWith({ code: 'time-limit', seconds: 600 }, false);
    await again();
    expect(runs[1]?.wish).toEqual(wish);
    expect(runs[1]?.way.token).toBe(runs[0]?.way.token);
  });

  it('goes on with the stream it was given, where it saw none', async () => {
    const { launches, runs } = createPlayedLaunches();
    const stream = 'stream-8' as NonNullable<typeof wish.stream>;
    const launch = valueOf(await launches.start({ ...wish, stream }));
    await runs[0]?.play(...events.timeLimit);
    await launches.retry(launch, 'again');
    expect(runs[1]?.wish.stream).toBe('stream-8');
  });

  it('anyway does not check', async () => {
    const { launches, launch, runs } = await failedWith(sameStream[1]!);
    await launches.retry(launch, 'anyway');
    expect(runs[1]?.way).toMatchObject({ check: false, via: 'viewer' });
    expect(runs[1]?.wish.stream).toBe('stream-1');
  });

  it('by web traffic only says so once, and skips the check', async () => {
    const { launches, launch, runs } = await failedWith(sameStream[1]!);
    const next = valueOf(await launches.retry(launch, 'websocket'));
    expect(runs[1]?.way).toMatchObject({ check: false, via: 'viewer', transport: 'websocket' });
    expect(runs[1]?.wish.stream).toBe('stream-1');
    await runs[1]?.play(...events.timeLimit);
    await launches.retry(next, 'again');
    expect(runs[2]?.way).not.toHaveProperty('transport');
  });

  it('in the browser goes there', async () => {
    const { launches, launch, runs } = await failedWith({ code: 'viewer-failed', exitCode: 1 });
    await launches.retry(launch, 'browser');
    expect(runs[1]?.way).toMatchObject({ check: false, via: 'browser' });
  });

  it('after its viewer was closed asks for a new stream', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    await runs[0]?.play(...events.opened, ...events.ended);
    await launches.retry(launch, 'again');
    expect(runs[1]?.wish).toEqual(wish);
    expect(runs[1]?.way.token).not.toBe(runs[0]?.way.token);
  });

  it('knows where it found its workstation', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start({ connection: wish.connection }));
    const found = { type: 'found', at: 2, studio: wish.studio!, session: wish.session! } as const;
    await runs[0]?.play(found, ...events.waiting, ...events.timeLimit);
    await launches.retry(launch, 'again');
    expect(runs[1]?.wish).toEqual({ ...wish, stream: 'stream-1' });
  });

  it('twice at once is one', async () => {
    const { again, runs } = await failedWith({ code: 'time-limit', seconds: 600 });
    const [first, second] = await Promise.all([again(), again()]);
    expect(valueOf(first)).toBe(valueOf(second));
    expect(runs).toHaveLength(2);
  });

  it.each([
    ['is open', []],
    ['cannot be watched', ['viewer-passed-on']],
  ] as const)('whose viewer %s is replaced, and asks for a new stream', async (_, notices) => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    await runs[0]?.play(...events.waiting, ...events.opened, { type: 'noticed', at: 9, notices });
    expect(valueOf(await launches.start(wish))).toBe(launch);
    const next = valueOf(await launches.retry(launch, 'again'));
    expect(next).not.toBe(launch);
    expect(runs[1]?.wish).toEqual(wish);
    expect(runs[1]?.way.token).not.toBe(runs[0]?.way.token);
    expect(launches.list().map((one) => one.launch)).toEqual([next]);
  });

  it('while it is in progress is left as it is', async () => {
    const { launches, runs } = createPlayedLaunches();
    const launch = valueOf(await launches.start(wish));
    await runs[0]?.play(...events.waiting);
    expect(await launches.retry(launch, 'again')).toEqual(ok(launch));
    expect(runs).toHaveLength(1);
    expect(launches.list()).toMatchObject([{ launch, state: 'waiting' }]);
  });

  it('and is not there is reported so', async () => {
    const { launches } = createPlayedLaunches();
    expect(await launches.retry(launchId(77), 'again')).toEqual(
      err({ code: 'not-found', what: 'thing' }),
    );
  });

  it('stays, with its failure, when it cannot begin', async () => {
    const outcomes = [ok(undefined), err({ code: 'settings-newer' })];
    const { launches, runs } = createPlayedLaunches(async () => outcomes.shift() ?? ok(undefined));
    const launch = valueOf(await launches.start(wish));
    await runs[0]?.play(...events.timeLimit);
    expect(await launches.retry(launch, 'again')).toMatchObject({ ok: false });
    expect(launches.list()).toMatchObject([{ launch, failure: { code: 'time-limit' } }]);
  });
});
