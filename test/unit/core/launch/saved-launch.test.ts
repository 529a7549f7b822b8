import { describe, expect, it } from 'vitest';
import type { LaunchPlan } from '../../../../src/main/core/launch/launch.ts';
import { savedLaunch, elsewhereState } from '../../../../src/main/core/launch/saved-launch.ts';
import { preparing, resourceId, uuid } from '../support/fakes.ts';
import { settle } from '../support/hand-clock.ts';
import { plan } from './support/launching.ts';
import { seen, type Script } from './support/managing.ts';
import { create, record } from './support/recording.ts';

describe('a recorded launch', () => {
  const noted = async (given: LaunchPlan, script: Script = {}) => {
    const run = record({ plan: given, script, responses: () => preparing });
    await run.hand.pass(4_000);
    const entry = run.memory.now().underWay[0]!;
    run.cancel.abort();
    await settle();
    return entry;
  };

  it('continues with the same id, tokens and stream', async () => {
    expect(savedLaunch(await noted(plan), () => uuid(9))).toEqual({
      launch: plan.launch,
      token: 'one-request',
      changeToken: uuid(9),
      request: {
        connection: 'north-pier',
        connects: true,
        studio: 'us-west-2:studio-1',
        session: 'comp-07',
        stream: 'stream-1',
      },
    });
  });

  it.each([
    [create, { create: [seen('CREATE_IN_PROGRESS', { id: 'new-1' })], read: [seen()] }],
    [
      {
        token: 'change-token',
        wait: true,
        change: { what: 'start', backup: resourceId('backup-1') },
      },
      { read: [seen('STOPPED'), seen('START_IN_PROGRESS')], start: [seen('START_IN_PROGRESS')] },
    ],
    [
      { change: { what: 'end' }, token: 'change-token', wait: true },
      { read: [seen('DELETE_IN_PROGRESS')] },
    ],
  ] as const)('continues with the same change: %j', async (job, script) => {
    const kept = savedLaunch(await noted({ ...plan, change: job, via: 'no-stream' }, script), () =>
      uuid(9),
    );
    expect(kept.changeToken).toBe('change-token');
    expect(kept.request).toMatchObject({ change: job.change, connects: false });
  });

  it('of another program is shown without actions', async () => {
    const entry = await noted(plan);
    expect(elsewhereState(entry)).toMatchObject({
      launch: plan.launch,
      state: 'waiting',
      elsewhere: true,
      session: 'comp-07',
      stream: { streamId: 'stream-1' },
      requests: 0,
    });
  });
});
