import { describe, expect, it } from 'vitest';
import type { LaunchEvent } from '../../../../src/main/core/launch/launch-reducer.ts';
import { failure, transientError } from '../../../../src/main/core/provider/service-response.ts';
import { carryOut } from '../../../../src/main/core/launch/change.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import { createPollDeps, resourceId } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { change, createFakeManager, target, seen } from './support/managing.ts';

const start = { change: { what: 'start' } } as const;
const stop = { change: { what: 'stop' } } as const;
const end = { change: { what: 'end' } } as const;
const reboot = { change: { what: 'reboot' } } as const;
const states = (events: readonly LaunchEvent[]) =>
  events.flatMap((event) => (event.type === 'changing' ? [event.state] : []));
const transientErrors = (events: readonly LaunchEvent[]) =>
  events.flatMap((event) => (event.type === 'transient-error' ? [event.transientError] : []));

describe('starting a workstation', () => {
  it.each(['STOPPED', 'START_FAILED', 'STOP_FAILED'])(
    'that is %s requests the start once',
    async (rest) => {
      const run = change(start, {
        read: [seen(rest), seen('START_IN_PROGRESS'), seen('READY')],
        start: [seen('START_IN_PROGRESS')],
      });
      expect(await run.end()).toEqual({ ok: true, value: target });
      expect(run.names()).toEqual(['read', 'start', 'read', 'read']);
      expect(states(run.events)).toEqual([rest, 'START_IN_PROGRESS', 'START_IN_PROGRESS', 'READY']);
      expect(run.calls[1]).toEqual(['start', target, undefined, 'one-request']);
    },
  );

  it('from a backup sends the backup’s id', async () => {
    const backup = resourceId('backup-9');
    const run = change(
      { change: { what: 'start', backup } },
      { read: [seen('STOPPED'), seen('READY')], start: [seen('START_IN_PROGRESS')] },
    );
    await run.end();
    expect(run.calls[1]).toEqual(['start', target, backup, 'one-request']);
  });

  describe('from a backup', () => {
    const restore = { change: { what: 'start', backup: resourceId('backup-9') } } as const;
    const notRestored = {
      ok: false,
      failure: { code: 'change-failed', what: 'start', state: 'READY' },
    };
    const refused = failure({ code: 'request-refused', detail: 'it is READY' });

    it.each([
      ['refuses the request', refused, ['read', 'start']],
      ['says that it is busy', transientError('busy'), ['read', 'start', 'read']],
    ])('fails if it is running and the service %s', async (_, response, names) => {
      for (const wait of [true, false]) {
        const run = change({ ...restore, wait }, { read: [seen('READY')], start: [response] });
        expect(await run.end()).toEqual(notRestored);
        expect(run.names()).toEqual(names);
      }
    });

    it('has succeeded if the service knows its token from an earlier request', async () => {
      const run = change(restore, { read: [seen('READY')], start: [seen('READY')] });
      expect(await run.end()).toEqual({ ok: true, value: target });
      expect(run.calls.at(-1)?.at(-1)).toBe('one-request');
    });

    it('does not take the start of someone else for its own', async () => {
      const run = change(
        { ...restore, wait: false },
        { read: [seen('START_IN_PROGRESS'), seen('READY')], start: [refused] },
      );
      expect(await run.end()).toEqual(notRestored);
    });

    it('is requested once a stop that keeps it busy has ended', async () => {
      const run = change(restore, {
        read: [seen('READY'), seen('STOP_IN_PROGRESS'), seen('STOPPED'), seen('READY')],
        start: [transientError('busy'), seen('START_IN_PROGRESS')],
      });
      expect((await run.end()).ok).toBe(true);
      expect(run.names()).toEqual(['read', 'start', 'read', 'read', 'start', 'read']);
    });

    it('is impossible for a service without backups', async () => {
      const { manager } = createFakeManager({ read: [seen('STOPPED')] });
      const { listBackups: _, ...power } = manager.power;
      const deps = createPollDeps(createHandClock());
      const job = { ...restore, token: 'one-request', wait: true };
      const { signal } = new AbortController();
      const steps = carryOut(job, target, { ...manager, power }, deps, signal);
      expect(await steps.next()).toEqual({ done: true, value: err({ code: 'change-impossible' }) });
    });
  });

  it.each([
    ['is ready already', [seen('READY')]],
    ['is being started already', [seen('START_IN_PROGRESS'), seen('READY')]],
    ['is being created', [seen('CREATE_IN_PROGRESS'), seen('READY')]],
  ])('that %s requests nothing', async (_, read) => {
    const run = change(start, { read });
    expect((await run.end()).ok).toBe(true);
    expect(new Set(run.names())).toEqual(new Set(['read']));
  });

  it('that is being stopped waits until it has stopped, then requests the start', async () => {
    const run = change(start, {
      read: [seen('STOP_IN_PROGRESS'), seen('STOPPED'), seen('READY')],
      start: [seen('START_IN_PROGRESS')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'read', 'start', 'read']);
  });

  it('is not failed by a response with the old state, even after a stop', async () => {
    const run = change(start, {
      read: [seen('STOP_IN_PROGRESS'), seen('STOPPED'), seen('STOPPED'), seen('READY')],
      start: [seen('STOPPED')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'read', 'start', 'read', 'read']);
  });

  it('that fails reports the reason', async () => {
    const run = change(start, {
      read: [seen('STOPPED'), seen('START_FAILED', { statusCode: 'INSUFFICIENT_CAPACITY' })],
      start: [seen('START_IN_PROGRESS')],
    });
    expect(await run.end()).toMatchObject({
      failure: {
        code: 'change-failed',
        what: 'start',
        state: 'START_FAILED',
        statusCode: 'INSUFFICIENT_CAPACITY',
      },
    });
  });

  it.each(['DELETED', 'DELETE_IN_PROGRESS', 'CREATE_FAILED'])(
    'that is %s fails without a request',
    async (state) => {
      const run = change(start, { read: [seen(state)] });
      expect(await run.end()).toMatchObject({ failure: { code: 'change-failed', state } });
      expect(run.names()).toEqual(['read']);
    },
  );

  it('continues to poll in unknown states', async () => {
    const run = change(start, {
      read: [seen('THAWING'), seen(), seen('STOPPED'), seen('WARMING'), seen('READY')],
      start: [seen('WARMING')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'read', 'read', 'start', 'read', 'read']);
  });
});

describe('a busy workstation', () => {
  it('that is already starting is polled, without a transient error', async () => {
    const run = change(start, {
      read: [seen('STOPPED'), seen('START_IN_PROGRESS'), seen('READY')],
      start: [transientError('busy')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'start', 'read', 'read']);
    expect(transientErrors(run.events)).toEqual([]);
  });

  it('is requested again with the same token once it has settled', async () => {
    const run = change(start, {
      read: [seen('STOPPED'), seen('STOP_IN_PROGRESS'), seen('STOPPED'), seen('READY')],
      start: [transientError('busy'), seen('START_IN_PROGRESS')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'start', 'read', 'read', 'start', 'read']);
    expect(run.calls.filter(([name]) => name === 'start').map((call) => call.at(-1))).toEqual([
      'one-request',
      'one-request',
    ]);
  });

  it('while it is polled is a transient error like any other', async () => {
    const run = change(stop, {
      read: [transientError('busy'), seen('STOPPED')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(transientErrors(run.events)).toEqual(['busy']);
  });
});

describe('a lost response', () => {
  it('leads to another request with the same token', async () => {
    const run = change(stop, {
      read: [seen('READY'), seen('STOPPED')],
      stop: [transientError('dropped'), transientError('no-answer'), seen('STOP_IN_PROGRESS')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'stop', 'stop', 'stop', 'read']);
    expect(new Set(run.calls.slice(1, 4).map((call) => call.at(-1)))).toEqual(
      new Set(['one-request']),
    );
    expect(transientErrors(run.events)).toEqual(['dropped', 'no-answer']);
  });

  it('of a request that hangs is abandoned after 10 s', async () => {
    const run = change(stop, {
      read: [seen('READY'), seen('STOPPED')],
      stop: ['hang', seen('STOP_IN_PROGRESS')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'stop', 'stop', 'read']);
    expect(transientErrors(run.events)).toEqual(['no-answer']);
    expect(run.hand.clock.monotonic()).toBeGreaterThan(10_000);
  });
});

describe('deleting a workstation', () => {
  it('is done when the workstation is no longer found', async () => {
    const run = change(end, {
      read: [
        seen('READY'),
        seen('DELETE_IN_PROGRESS'),
        failure({ code: 'not-found', what: 'workstation' }),
      ],
      end: [seen('DELETE_IN_PROGRESS')],
    });
    expect(await run.end()).toEqual({ ok: true, value: target });
    expect(run.names()).toEqual(['read', 'end', 'read', 'read']);
  });

  it('is done when a workstation of a list is not found', async () => {
    const run = change(
      { ...end, isListed: true },
      { read: [failure({ code: 'not-found', what: 'workstation' })] },
    );
    expect(await run.end()).toEqual({ ok: true, value: target });
  });

  it('fails when a workstation that was never seen is not found: its id may be wrong', async () => {
    const run = change(end, { read: [failure({ code: 'not-found', what: 'workstation' })] });
    expect(await run.end()).toMatchObject({ failure: { code: 'not-found' } });
    expect(run.names()).toEqual(['read']);
  });

  it('is done when the workstation is DELETED', async () => {
    const run = change(end, {
      read: [seen('CREATE_FAILED'), seen('DELETED')],
      end: [seen('DELETE_IN_PROGRESS')],
    });
    expect((await run.end()).ok).toBe(true);
  });

  it('that fails reports the reason', async () => {
    const run = change(end, {
      read: [seen('STOPPED'), seen('DELETE_FAILED', { statusCode: 'INTERNAL_ERROR' })],
      end: [seen('DELETE_IN_PROGRESS')],
    });
    expect(await run.end()).toMatchObject({
      failure: { code: 'change-failed', what: 'end', statusCode: 'INTERNAL_ERROR' },
    });
  });
});

describe('any other change', () => {
  it.each([
    ['start', start],
    ['stop', stop],
  ])('to %s a workstation that is not found fails at once', async (_, job) => {
    const run = change(job, { read: [failure({ code: 'not-found', what: 'workstation' })] });
    expect(await run.end()).toMatchObject({ failure: { code: 'not-found' } });
    expect(run.calls).toHaveLength(1);
  });

  it('ends at once with a failure of the service', async () => {
    const run = change(stop, {
      read: [seen('READY')],
      stop: [failure({ code: 'access-denied', operation: 'StopStreamingSession' })],
    });
    expect(await run.end()).toMatchObject({ failure: { code: 'access-denied' } });
  });

  it('reports the workstation as it changes', async () => {
    const facts = { name: 'Comp 07', statusCode: 'STREAMING_SESSION_STOPPED' };
    const run = change(stop, { read: [seen('STOPPED', facts)] });
    expect(await run.end()).toEqual({ ok: true, value: { ...target, name: 'Comp 07' } });
    expect(run.events.at(-1)).toMatchObject({
      type: 'changing',
      ...target,
      workstation: 'Comp 07',
      state: 'STOPPED',
      status: 'STREAMING_SESSION_STOPPED',
    });
  });

  it('reports transient errors and retries them with growing delays', async () => {
    const run = change(stop, {
      read: [
        transientError('offline'),
        transientError('offline'),
        transientError('throttled', 7_000),
        seen('STOPPED'),
      ],
    });
    expect((await run.end()).ok).toBe(true);
    expect(transientErrors(run.events)).toEqual(['offline', 'offline', 'throttled']);
    expect(run.hand.clock.monotonic()).toBe(750 + 1_500 + 7_000);
  });

  it('ends after half an hour, or at the given limit, with the last transient error', async () => {
    const waiting = change(start, { read: [seen('START_IN_PROGRESS')] });
    expect(await waiting.end()).toMatchObject({ failure: { code: 'time-limit', seconds: 1_800 } });
    expect(waiting.hand.clock.monotonic()).toBe(1_800_000);
    const short = change({ ...start, limitMs: 5_000 }, { read: [transientError('offline')] });
    expect(await short.end()).toMatchObject({
      failure: { code: 'time-limit', seconds: 5, transientError: 'offline' },
    });
    expect(short.hand.clock.monotonic()).toBe(5_000);
  });

  it('stops polling once it is cancelled', async () => {
    const run = change(start, { read: [seen('START_IN_PROGRESS')] });
    await run.hand.pass(3_000);
    const asked = run.calls.length;
    run.cancel.abort();
    await expect(run.over).rejects.toBe(run.cancel.signal.reason);
    await run.hand.pass(60_000);
    expect(run.calls).toHaveLength(asked);
    expect(run.hand.waiting()).toBe(0);
  });

  it('polls at once on wake', async () => {
    const run = change(start, { read: [transientError('offline', 30_000), seen('READY')] });
    await run.hand.pass(10);
    run.deps.pause.wake();
    await settle();
    await settle();
    expect(await run.over).toMatchObject({ ok: true });
    expect(run.hand.clock.monotonic()).toBe(10);
  });
});

describe('restarting a workstation', () => {
  it.each([true, false])('ends when it is accepted, whether it waits or not: %s', async (wait) => {
    const run = change({ ...reboot, wait }, { read: [seen('READY')], reboot: [seen('READY')] });
    expect(await run.end()).toEqual({ ok: true, value: target });
    expect(run.names()).toEqual(['read', 'reboot']);
    expect(run.calls[1]).toEqual(['reboot', target, 'one-request']);
  });

  it('that is being started waits until it runs', async () => {
    const run = change(reboot, {
      read: [seen('START_IN_PROGRESS'), seen('READY')],
      reboot: [seen('READY')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'read', 'reboot']);
  });

  it('that is stopped fails without a request', async () => {
    const run = change(reboot, { read: [seen('STOPPED')] });
    expect(await run.end()).toMatchObject({
      failure: { code: 'change-failed', what: 'reboot', state: 'STOPPED' },
    });
    expect(run.names()).toEqual(['read']);
  });

  it('is requested again after another change that blocked it', async () => {
    const run = change(reboot, {
      read: [seen('READY')],
      reboot: [transientError('busy'), seen('READY')],
    });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'reboot', 'read', 'reboot']);
  });
});
