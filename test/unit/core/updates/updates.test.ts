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

/** Updates by hand: what was asked and when, and what is kept between runs. */
function createWorld(own: Partial<UpdatesDeps> = {}) {
  const hand = createHandClock();
  const began = hand.clock.now();
  const checks: number[] = [];
  const kept: { at?: number } = {};
  const shutdownSignal = new AbortController();
  const place: { now: Awaited<ReturnType<UpdatesDeps['where']>> } = { now: { folder } };
  onTestFinished(() => {
    shutdownSignal.abort();
  });
  const updates = createUpdates({
    where: async () => place.now,
    check: async () => {
      checks.push(hand.clock.now() - began);
      return ok(undefined);
    },
    download: async () => ok('/tmp/fetched'),
    installation: { by: 'us', install: async () => ok(undefined) },
    quiet: async () => {},
    memory: {
      read: async () => kept.at,
      note: async (at) => {
        kept.at = at;
      },
    },
    ...{
      clock: hand.clock,
      random: () => 0.5,
      log: recordingLog().log,
      shutdownSignal: shutdownSignal.signal,
    },
    ...own,
  });
  return { updates, hand, began, checks, kept, place, shutdownSignal };
}

describe('looking for a new version', () => {
  it('happens once at the start and then once a day, a little later each time', async () => {
    const { updates, hand, checks } = createWorld();
    void updates.run();
    await hand.pass(3 * DAY);
    expect(checks).toEqual([30_000, 30_000 + DAY + HOUR / 2, 30_000 + 2 * (DAY + HOUR / 2)]);
  });

  it('does not happen again within a day, however often the program is started', async () => {
    const { updates, hand, began, checks, kept } = createWorld();
    kept.at = began - 20 * HOUR;
    void updates.run();
    await hand.pass(4 * HOUR);
    expect(checks).toEqual([]);
    await hand.pass(HOUR);
    expect(checks).toEqual([4.5 * HOUR]);
  });

  it('happens where the clock was set back', async () => {
    const { updates, hand, began, checks, kept } = createWorld();
    kept.at = began + 365 * DAY;
    void updates.run();
    await hand.pass(HOUR);
    expect(checks).toHaveLength(1);
  });

  it('happens a day later where it failed', async () => {
    let asked = 0;
    const check = async () => {
      asked += 1;
      return err({ code: 'service-unreachable', trouble: 'offline' });
    };
    const { updates, hand } = createWorld({ check });
    void updates.run();
    await hand.pass(20 * HOUR);
    expect(asked).toBe(1);
    expect(updates.state()).toMatchObject({ state: 'failed', failure: { trouble: 'offline' } });
    await hand.pass(5 * HOUR);
    expect(asked).toBe(2);
  });

  it('ends when the program is left, and leaves no wait behind', async () => {
    const { updates, hand, shutdownSignal } = createWorld();
    const run = updates.run();
    await settle();
    shutdownSignal.abort();
    await run;
    expect(hand.waiting()).toBe(0);
  });

  it('does not happen twice at once', async () => {
    const asked = deferred<undefined>();
    let times = 0;
    const check = async () => {
      times += 1;
      await asked.promise;
      return ok(undefined);
    };
    const { updates } = createWorld({ check });
    const both = [updates.check(), updates.check()];
    await settle();
    asked.resolve(undefined);
    await Promise.all(both);
    expect(times).toBe(1);
  });
});

describe('looking that is switched off', () => {
  it.each(['policy', 'preference', 'not-configured'] as const)(
    'by %s asks nobody, not even when the user wants to',
    async (off) => {
      const { updates, hand, checks, place, kept } = createWorld();
      place.now = { off };
      void updates.run();
      await hand.pass(3 * DAY);
      await updates.check();
      expect(checks).toEqual([]);
      expect(kept.at).toBeUndefined();
      expect(updates.state()).toEqual({ state: 'off', why: off });
    },
  );

  it('waits for nothing, and happens soon after it is switched on again', async () => {
    const { updates, hand, checks, place } = createWorld();
    place.now = { off: 'preference' };
    void updates.run();
    await hand.pass(DAY);
    expect(hand.waiting()).toBe(0);
    place.now = { folder };
    await updates.look();
    await hand.pass(60_000);
    expect(checks).toEqual([DAY + 30_000]);
    expect(updates.state().state).toBe('idle');
  });

  it('ends when the program is left', async () => {
    const { updates, place, shutdownSignal } = createWorld();
    place.now = { off: 'policy' };
    const run = updates.run();
    await settle();
    shutdownSignal.abort();
    await run;
    expect(updates.state().state).toBe('off');
  });

  it('ends what is being fetched', async () => {
    let ended = false;
    const { updates, place } = createWorld({
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
    place.now = { off: 'policy' };
    await updates.look();
    await checked;
    expect(ended).toBe(true);
    expect(updates.state()).toEqual({ state: 'off', why: 'policy' });
  });

  it('puts nothing in place that was fetched before, nor what waits for a launch', async () => {
    const installed: string[] = [];
    const { updates, place } = createWorld({
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
    place.now = { off: 'policy' };
    await updates.look();
    expect((await updates.install()).ok).toBe(false);
    expect(installed).toEqual([]);
  });
});

describe('a new version that others put in place', () => {
  it.each(['package-manager', 'administrator', 'user'] as const)('is told, by %s', async (by) => {
    let fetched = 0;
    const { updates } = createWorld({
      check: async () => ok({ version: '1.3.0', file }),
      download: async () => {
        fetched += 1;
        return ok('/tmp/fetched');
      },
      installation: { by },
    });
    await updates.check();
    expect(updates.state()).toEqual({ state: 'told-only', version: '1.3.0', by });
    expect((await updates.install()).ok).toBe(false);
    expect(fetched).toBe(0);
  });

  it('is reported where the feed has no file for this installation', async () => {
    const { updates } = createWorld({ check: async () => ok({ version: '1.3.0' }) });
    await updates.check();
    expect(updates.state()).toEqual({ state: 'told-only', version: '1.3.0', by: 'user' });
  });
});

describe('a new version that waits for a launch', () => {
  it('is asked for once, and not put in place where the program is left meanwhile', async () => {
    let isQuiet = true;
    let installed = 0;
    const { updates, shutdownSignal } = createWorld({
      check: async () => ok({ version: '1.3.0', file }),
      quiet: (signal) =>
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

describe('a bug while looking', () => {
  it('is reported as one, and the next day looks again', async () => {
    const { updates } = createWorld({ check: () => Promise.reject(new Error('ours')) });
    await updates.check();
    expect(updates.state()).toMatchObject({ state: 'failed', failure: { code: 'bug' } });
  });

  it('that hangs keeps nobody else waiting', async () => {
    const { updates } = createWorld({ check: never });
    void updates.check();
    await settle();
    await updates.check();
    expect(updates.state().state).toBe('checking');
  });
});
