import { describe, expect, it, onTestFinished } from 'vitest';
import { createUpdates, type UpdatesDeps } from '../../../../src/main/core/updates/updates.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import { deferred, never } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const folder = new URL('https://updates.pier.example/');
const file = { name: 'a.AppImage', sha512: 'x', bytes: 1 };

/** Updates with a test clock: the time of each check, and what is stored between runs. */
function createSetup(own: Partial<UpdatesDeps> = {}) {
  const hand = createHandClock();
  const began = hand.clock.now();
  const checks: number[] = [];
  const kept: { at?: number } = {};
  const shutdownSignal = new AbortController();
  const source: { now: Awaited<ReturnType<UpdatesDeps['where']>> } = { now: { folder } };
  onTestFinished(() => {
    shutdownSignal.abort();
  });
  const updates = createUpdates({
    where: async () => source.now,
    check: async () => {
      checks.push(hand.clock.now() - began);
      return ok(undefined);
    },
    download: async () => ok('/tmp/fetched'),
    installation: { by: 'us', install: async () => ok(undefined) },
    waitUntilIdle: async () => {},
    memory: {
      read: async () => kept.at,
      record: async (at) => {
        kept.at = at;
      },
    },
    clock: hand.clock,
    random: () => 0.5,
    log: recordingLog().log,
    shutdownSignal: shutdownSignal.signal,
    ...own,
  });
  return { updates, hand, began, checks, kept, source, shutdownSignal };
}

describe('the update check', () => {
  it('runs once at the start and then once a day, a little later each time', async () => {
    const { updates, hand, checks } = createSetup();
    void updates.run();
    await hand.pass(3 * DAY);
    expect(checks).toEqual([30_000, 30_000 + DAY + HOUR / 2, 30_000 + 2 * (DAY + HOUR / 2)]);
  });

  it('does not run again within a day, however often the program starts', async () => {
    const { updates, hand, began, checks, kept } = createSetup();
    kept.at = began - 20 * HOUR;
    void updates.run();
    await hand.pass(4 * HOUR);
    expect(checks).toEqual([]);
    await hand.pass(HOUR);
    expect(checks).toEqual([4.5 * HOUR]);
  });

  it('runs if the clock was set back', async () => {
    const { updates, hand, began, checks, kept } = createSetup();
    kept.at = began + 365 * DAY;
    void updates.run();
    await hand.pass(HOUR);
    expect(checks).toHaveLength(1);
  });

  it('runs again a day after it failed', async () => {
    let asked = 0;
    const check = async () => {
      asked += 1;
      return err({ code: 'service-unreachable', transientError: 'offline' });
    };
    const { updates, hand } = createSetup({ check });
    void updates.run();
    await hand.pass(20 * HOUR);
    expect(asked).toBe(1);
    expect(updates.state()).toMatchObject({
      state: 'failed',
      failure: { transientError: 'offline' },
    });
    await hand.pass(5 * HOUR);
    expect(asked).toBe(2);
  });

  it('ends when the program shuts down, without a timer', async () => {
    const { updates, hand, shutdownSignal } = createSetup();
    const run = updates.run();
    await settle();
    shutdownSignal.abort();
    await run;
    expect(hand.waiting()).toBe(0);
  });

  it('does not run twice at once', async () => {
    const response = deferred<undefined>();
    let times = 0;
    const check = async () => {
      times += 1;
      await response.promise;
      return ok(undefined);
    };
    const { updates } = createSetup({ check });
    const both = [updates.check(), updates.check()];
    await settle();
    response.resolve(undefined);
    await Promise.all(both);
    expect(times).toBe(1);
  });
});

describe('an update check that is off', () => {
  it.each(['policy', 'preference', 'not-configured'] as const)(
    'by %s sends no request, not even if the user asks',
    async (off) => {
      const { updates, hand, checks, source, kept } = createSetup();
      source.now = { off };
      void updates.run();
      await hand.pass(3 * DAY);
      await updates.check();
      expect(checks).toEqual([]);
      expect(kept.at).toBeUndefined();
      expect(updates.state()).toEqual({ state: 'off', why: off });
    },
  );

  it('has no timer, and runs soon after it is switched on again', async () => {
    const { updates, hand, checks, source } = createSetup();
    source.now = { off: 'preference' };
    void updates.run();
    await hand.pass(DAY);
    expect(hand.waiting()).toBe(0);
    source.now = { folder };
    await updates.refresh();
    await hand.pass(60_000);
    expect(checks).toEqual([DAY + 30_000]);
    expect(updates.state().state).toBe('idle');
  });

  it('ends when the program shuts down', async () => {
    const { updates, source, shutdownSignal } = createSetup();
    source.now = { off: 'policy' };
    const run = updates.run();
    await settle();
    shutdownSignal.abort();
    await run;
    expect(updates.state().state).toBe('off');
  });

  it('aborts a download in progress', async () => {
    let ended = false;
    const { updates, source } = createSetup({
      check: async () => ok({ version: '1.3.0', file }),
      download: (_folder, _file, _onPercent, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            ended = true;
            reject(new DOMException('cancelled', 'AbortError'));
          });
        }),
    });
    const checked = updates.check();
    await settle();
    expect(updates.state().state).toBe('downloading');
    source.now = { off: 'policy' };
    await updates.refresh();
    await checked;
    expect(ended).toBe(true);
    expect(updates.state()).toEqual({ state: 'off', why: 'policy' });
  });

  it('does not install what was downloaded before', async () => {
    const installed: string[] = [];
    const { updates, source } = createSetup({
      check: async () => ok({ version: '1.3.0', file }),
      installation: {
        by: 'us',
        install: async (path) => {
          installed.push(path);
          return ok(undefined);
        },
      },
    });
    await updates.check();
    expect(updates.state().state).toBe('ready');
    source.now = { off: 'policy' };
    await updates.refresh();
    expect((await updates.install()).ok).toBe(false);
    expect(installed).toEqual([]);
  });
});

describe('an update that Stagedoor does not install itself', () => {
  it.each(['package-manager', 'administrator', 'user'] as const)(
    'is reported, to be installed by %s',
    async (by) => {
      let fetched = 0;
      const { updates } = createSetup({
        check: async () => ok({ version: '1.3.0', file }),
        download: async () => {
          fetched += 1;
          return ok('/tmp/fetched');
        },
        installation: { by },
      });
      await updates.check();
      expect(updates.state()).toEqual({ state: 'notify-only', version: '1.3.0', by });
      expect((await updates.install()).ok).toBe(false);
      expect(fetched).toBe(0);
    },
  );

  it('is reported if the feed has no file for this installation', async () => {
    const { updates } = createSetup({ check: async () => ok({ version: '1.3.0' }) });
    await updates.check();
    expect(updates.state()).toEqual({ state: 'notify-only', version: '1.3.0', by: 'user' });
  });
});

describe('an update that waits for a launch', () => {
  it('is requested once, and not installed if the program shuts down meanwhile', async () => {
    let isQuiet = true;
    let installed = 0;
    const { updates, shutdownSignal } = createSetup({
      check: async () => ok({ version: '1.3.0', file }),
      waitUntilIdle: (signal) =>
        isQuiet
          ? Promise.resolve()
          : new Promise((_, reject) => {
              signal.addEventListener('abort', () => {
                reject(new DOMException('cancelled', 'AbortError'));
              });
            }),
      installation: {
        by: 'us',
        install: async () => {
          installed += 1;
          return ok(undefined);
        },
      },
    });
    await updates.check();
    isQuiet = false;
    const first = updates.install();
    await settle();
    expect(updates.state()).toMatchObject({ state: 'ready', waits: true });
    expect(await updates.install()).toEqual(ok(undefined));
    shutdownSignal.abort();
    expect(await first).toEqual(ok(undefined));
    expect(installed).toBe(0);
  });
});

describe('a bug during the update check', () => {
  it('is reported as a bug', async () => {
    const { updates } = createSetup({ check: () => Promise.reject(new Error('a bug')) });
    await updates.check();
    expect(updates.state()).toMatchObject({ state: 'failed', failure: { code: 'bug' } });
  });

  it('that makes it hang does not block the next caller', async () => {
    const { updates } = createSetup({ check: never });
    void updates.check();
    await settle();
    await updates.check();
    expect(updates.state().state).toBe('checking');
  });
});
