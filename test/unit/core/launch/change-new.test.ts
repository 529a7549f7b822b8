import { describe, expect, it } from 'vitest';
import { transientError } from '../../../../src/main/core/provider/service-response.ts';
import { resourceId } from '../support/fakes.ts';
import { change, target, seen } from './support/managing.ts';

const order = { profile: resourceId('lp-comp'), instanceType: resourceId('g5.xlarge') };
const create = { change: { what: 'create', order } } as const;
const nowhere = { at: { studio: target.studio } };

describe('creating a workstation', () => {
  it('requests it once, then polls it until it is ready', async () => {
    const run = change(
      create,
      {
        create: [seen('CREATE_IN_PROGRESS', { id: 'new-1' })],
        read: [seen('CREATE_IN_PROGRESS', { id: 'new-1' }), seen('READY', { id: 'new-1' })],
      },
      nowhere,
    );
    expect(await run.end()).toEqual({ ok: true, value: { ...target, session: 'new-1' } });
    expect(run.calls).toEqual([
      ['create', target.studio, order, 'one-request'],
      ['read', { ...target, session: 'new-1' }],
      ['read', { ...target, session: 'new-1' }],
    ]);
  });

  it('requests it again with the same token if the response is lost', async () => {
    const run = change(
      create,
      {
        create: [
          transientError('dropped'),
          'hang',
          transientError('busy'),
          seen('CREATE_IN_PROGRESS'),
        ],
        read: [seen('READY')],
      },
      nowhere,
    );
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['create', 'create', 'create', 'create', 'read']);
    expect(new Set(run.calls.slice(0, 4).map((call) => call.at(-1)))).toEqual(
      new Set(['one-request']),
    );
  });

  it('requests it again if the response had no valid id', async () => {
    const run = change(
      create,
      { create: [seen('CREATE_IN_PROGRESS', { id: 'not an id' }), seen('READY')] },
      nowhere,
    );
    expect(await run.end()).toMatchObject({ ok: true, value: { session: 'comp-07' } });
    expect(run.names()).toEqual(['create', 'create']);
  });

  it('is not requested again once its id is known', async () => {
    const run = change(create, { read: [seen('CREATE_IN_PROGRESS'), seen('READY')] });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', 'read']);
  });

  it.each(['CREATE_FAILED', 'STOPPED', 'DELETE_IN_PROGRESS'])(
    'fails if it becomes %s',
    async (state) => {
      const run = change(
        create,
        {
          create: [seen('CREATE_IN_PROGRESS')],
          read: [seen(state, { statusCode: 'AMI_VALIDATION_ERROR' })],
        },
        nowhere,
      );
      expect(await run.end()).toMatchObject({
        failure: {
          code: 'change-failed',
          what: 'create',
          state,
          statusCode: 'AMI_VALIDATION_ERROR',
        },
      });
    },
  );
});

describe('a change that is not waited for', () => {
  it('returns when the new workstation is accepted', async () => {
    const run = change(
      { ...create, wait: false },
      { create: [transientError('dropped'), seen('CREATE_IN_PROGRESS')] },
      nowhere,
    );
    expect(await run.end()).toMatchObject({ ok: true, value: { session: 'comp-07' } });
    expect(run.names()).toEqual(['create', 'create']);
  });

  it.each([
    ['start', 'STOPPED', 'START_IN_PROGRESS'],
    ['stop', 'READY', 'STOP_IN_PROGRESS'],
    ['end', 'STOPPED', 'DELETE_IN_PROGRESS'],
  ] as const)('to %s returns when it is accepted', async (what, rest, moving) => {
    const run = change(
      { change: { what }, wait: false },
      { read: [seen(rest)], [what]: [seen(moving)] },
    );
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read', what]);
  });

  it.each([
    ['start', 'START_IN_PROGRESS'],
    ['start', 'CREATE_IN_PROGRESS'],
    ['stop', 'STOP_IN_PROGRESS'],
    ['end', 'DELETE_IN_PROGRESS'],
  ] as const)('to %s returns if it is in progress already: %s', async (what, moving) => {
    const run = change({ change: { what }, wait: false }, { read: [seen(moving)] });
    expect((await run.end()).ok).toBe(true);
    expect(run.names()).toEqual(['read']);
  });

  it.each([
    ['start', 'STOP_IN_PROGRESS', 'STOPPED'],
    ['stop', 'START_IN_PROGRESS', 'READY'],
    ['end', 'START_IN_PROGRESS', 'READY'],
  ] as const)(
    'to %s waits for another change to end (%s), and is then requested',
    async (what, moving, rest) => {
      const run = change(
        { change: { what }, wait: false },
        { read: [seen(moving), seen(rest)], [what]: [seen('SOMETHING_IN_PROGRESS')] },
      );
      expect((await run.end()).ok).toBe(true);
      expect(run.names()).toEqual(['read', 'read', what]);
    },
  );

  it('still reports an immediate failure', async () => {
    const run = change({ change: { what: 'stop' }, wait: false }, { read: [seen('DELETED')] });
    expect(await run.end()).toMatchObject({ failure: { code: 'change-failed', what: 'stop' } });
  });
});
