import { describe, expect, it } from 'vitest';
import { newLaunchOptions } from '../../../../src/main/core/launch/launch-request.ts';
import type { LaunchSpec } from '../../../../src/main/core/launch/plan.ts';
import { createRecordKeeper } from '../../../../src/main/core/launch/records/record-keeper.ts';
import {
  createLaunchConnection,
  createRunLaunch,
} from '../../../../src/main/core/launch/run-launch.ts';
import type { Stream } from '../../../../src/main/core/provider/provider.ts';
import { answer } from '../../../../src/main/core/provider/service-response.ts';
import { effectivePreferences } from '../../../../src/main/core/settings/preferences.ts';
import { createWorkstationMemory } from '../../../../src/main/core/workstations/workstation-memory.ts';
import { err, ok } from '../../../../src/shared/base/failure.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';
import {
  connectionId,
  createFakeHandOver,
  createFakeProvider,
  launchId,
  createPollDeps,
  readyStream,
  resourceId,
  streamRules,
} from '../support/fakes.ts';
import { createHandClock } from '../support/hand-clock.ts';
import { createMemoryRecords } from './support/records-fakes.ts';

const connection: Connection = {
  id: connectionId('practice'),
  name: 'Practice',
  kind: 'practice',
};

/**
 * A launch on a machine whose handover folder belongs to another user, after `listed` was listed.
 */
async function launched(
  spec: Partial<LaunchSpec>,
  listed: Partial<Workstation> = {},
  shown: Partial<Stream> = {},
) {
  const fake = createFakeProvider(() => answer({ ...readyStream, ...shown }));
  const records = createRecordKeeper(createMemoryRecords().store);
  const workstations = createWorkstationMemory();
  workstations.recordList(connection.id, [{ id: 'comp-07', studio: 'studio-1', ...listed }]);
  const run = createLaunchConnection({
    owner: async () => ({ use: 'command', pid: 1 }),
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    },
    records,
    preferences: { read: async () => effectivePreferences({}, {}) },
    workstations,
    handOver: createFakeHandOver().handOver,
    prepare: async () => err({ code: 'handover-unwritable', why: 'denied' }),
    rulesOf: () => streamRules,
    open: async () => ok(fake.provider),
    pollDeps: () => createPollDeps(createHandClock()),
    shutdownSignal: new AbortController().signal,
  });
  const states: LaunchState[] = [];
  const whole: LaunchSpec = {
    launch: launchId(),
    token: 'one-request',
    studio: resourceId('us-west-2:studio-1'),
    session: resourceId('comp-07'),
    limitMs: 600_000,
    check: true,
    via: 'viewer',
    waitFor: 'file',
    ...spec,
  };
  for await (const state of run(connection, whole, new AbortController().signal))
    states.push(state);
  const { times } = await records.read();
  return { last: states.at(-1), asked: fake.names(), times: Object.keys(times) };
}

describe('an unusable handover folder', () => {
  it('fails a launch before anything is requested', async () => {
    const { last, asked } = await launched({});
    expect(last).toMatchObject({
      state: 'failed',
      failure: { code: 'handover-unwritable', why: 'denied' },
    });
    expect(asked).toEqual([]);
  });

  it.each(['none', 'browser'] as const)('does not affect a launch via %s', async (via) => {
    const { asked } = await launched({ via });
    expect(asked).not.toEqual([]);
  });
});

describe('the duration of a launch', () => {
  it.each<[string, Partial<Workstation>, string]>([
    ['the launch profile', { launchProfile: 'lp-comp', instanceType: 'g5.2xlarge' }, 'lp-comp'],
    ['the type of an instance without a profile', { instanceType: 'g5.2xlarge' }, 'g5.2xlarge'],
    ['no name', {}, ''],
  ])('is recorded under %s', async (_, listed, bucket) => {
    const { times } = await launched({ via: 'none' }, listed);
    expect(times).toEqual([`practice ${bucket}`]);
  });

  it('is recorded under the instance type of the stream if nothing was listed', async () => {
    const { times } = await launched({ via: 'none' }, {}, { instanceType: 'g5.2xlarge' });
    expect(times).toEqual(['practice g5.2xlarge']);
  });
});

describe('a launch from the window', () => {
  const host: Connection = {
    id: connectionId('desk'),
    name: 'Desk 4',
    kind: 'direct',
    host: 'desk4.example',
    port: 8443,
    session: 'console',
  };
  it.each<[string, Connection, string]>([
    ['calls a DCV host as its connection is called now', host, 'Desk 4'],
    ['keeps the name of any other workstation', connection, 'Desk 3'],
  ])('%s', async (_, saved, expected) => {
    const specs: LaunchSpec[] = [];
    const run = createRunLaunch(
      async () => ok(saved),
      async (one) => ok(one),
      (_, spec) => {
        specs.push(spec);
        return (async function* () {})();
      },
    );
    const request = { connection: saved.id, workstation: 'Desk 3' };
    const options = newLaunchOptions(() => 'token');
    await run(launchId(), request, options, new AbortController().signal);
    expect(specs).toMatchObject([{ workstation: expected }]);
  });
});
