import { describe, expect, it } from 'vitest';
import type { ActiveRecord } from '../../../src/main/core/launch/records/records.ts';
import { began, createTestCli, launchState, northPier, states } from './support.ts';

const at = ['--connection', 'north-pier', '--session', 'comp-07'];
const launch = '00000000-0000-4000-8000-000000000001';
const session = 'comp-07' as never;
const starting = states(
  launchState('starting', 0),
  launchState('starting', 1, { session, workstationState: 'STOPPED' }),
  launchState('starting', 2, { session, workstationState: 'STOPPED', requests: 4 }),
  launchState('starting', 3, { session, workstationState: 'START_IN_PROGRESS' }),
  launchState('starting', 4, {
    session,
    workstationState: 'START_IN_PROGRESS',
    transientError: { code: 'offline', since: 4 },
  }),
  launchState('done', 9, { session, workstationState: 'READY', workstation: 'Comp 07' }),
);

describe('a change of a workstation', () => {
  it.each([
    ['start', [], { what: 'start' }],
    ['start', ['--backup', 'backup-1'], { what: 'start', backup: 'backup-1' }],
    ['stop', [], { what: 'stop' }],
    ['end', [], { what: 'end' }],
  ])('%s %j requests only that change, and opens nothing', async (command, more, change) => {
    const cli = createTestCli({ services: { launch: states(launchState('done', 1)) } });
    expect(await cli.run(command, ...at, ...more)).toBe(0);
    expect(cli.asked).toEqual([northPier.id]);
    expect(cli.plans).toMatchObject([
      { change: { change, wait: false }, via: 'no-stream', session: 'comp-07', limitMs: 1_800_000 },
    ]);
  });

  it('has new tokens each time', async () => {
    const cli = createTestCli({ services: { launch: states(launchState('done', 1)) } });
    await cli.run('stop', ...at);
    await cli.run('stop', ...at);
    const tokens = cli.plans.flatMap(({ token, change }) => [token, change?.token]);
    expect(new Set(tokens).size).toBe(4);
  });

  it.each([
    ['new', ['--connection', 'north-pier', '--profile', 'lp-comp'], 'create'],
    ['start', at, 'start'],
  ])('%s with a request id has a token that is derived from it', async (command, words, what) => {
    const cli = createTestCli({ services: { launch: states(launchState('done', 1)) } });
    await cli.run(command, ...words, '--request-id', 'render-42');
    await cli.run(command, ...words, '--request-id', 'render-42');
    const token = `token of ${what} north-pier render-42`;
    expect(cli.plans.map(({ change }) => change?.token)).toEqual([token, token]);
  });

  it('with an invalid request id is refused, and the id is not repeated', async () => {
    const cli = createTestCli();
    expect(await cli.run('start', ...at, '--request-id', 'hush hush')).toBe(2);
    expect(cli.err.join()).toContain('The value of --request-id is not a valid id.');
    expect(cli.err.join()).not.toContain('hush');
    expect(cli.plans).toEqual([]);
  });

  it('new continues a creation of a killed command, and reports it', async () => {
    const interrupted: ActiveRecord = {
      launch: launch as never,
      connection: northPier.id,
      connectionName: 'North Pier',
      token: 'stream-token',
      connects: false,
      at: began,
      state: 'creating',
      by: { use: 'command', pid: 7 },
      change: { what: 'create', token: 'lost-token', profile: 'lp-comp' as never },
    };
    const asked: unknown[] = [];
    const cli = createTestCli({
      services: {
        launch: states(launchState('done', 1)),
        findInterrupted: async (request) => {
          asked.push(request);
          return interrupted;
        },
      },
    });
    const words = ['new', '--connection', 'north-pier', '--profile', 'lp-comp'];
    expect(await cli.run(...words)).toBe(0);
    expect(asked).toEqual([{ connection: 'north-pier', order: { profile: 'lp-comp' } }]);
    expect(cli.plans).toMatchObject([{ launch, change: { token: 'lost-token' } }]);
    expect(cli.err.join()).toContain('may have created a workstation. This continues it');

    // With a request id it is clear what is requested.
    await cli.run(...words, '--request-id', 'another');
    expect(asked).toHaveLength(1);
    expect(cli.plans[1]?.change?.token).toBe('token of create north-pier another');
  });

  it('new passes on its options and the studio', async () => {
    const cli = createTestCli({ services: { launch: states(launchState('done', 1)) } });
    const order = ['--profile', 'lp-comp', '--image', 'si-linux', '--instance-type', 'g5.xlarge'];
    const words = ['new', '--connection', 'north-pier', '--studio', 'us-west-2:stid-2', ...order];
    expect(await cli.run(...words)).toBe(0);
    expect(cli.plans).toMatchObject([
      {
        studio: 'us-west-2:stid-2',
        change: {
          change: {
            what: 'create',
            order: { profile: 'lp-comp', image: 'si-linux', instanceType: 'g5.xlarge' },
          },
        },
      },
    ]);
    expect(cli.plans[0]).not.toHaveProperty('session');
  });

  it('waits for its result with --wait, for the given time', async () => {
    const cli = createTestCli({ services: { launch: states(launchState('done', 1)) } });
    await cli.run('start', ...at, '--wait', '--timeout', '90');
    expect(cli.plans).toMatchObject([{ change: { wait: true, limitMs: 90_000 }, limitMs: 90_000 }]);
  });

  it('--json prints one object per line for each change of state, including the workstation', async () => {
    const cli = createTestCli({ services: { launch: starting } });
    expect(await cli.run('start', ...at, '--wait', '--json')).toBe(0);
    const moving = '"session":"comp-07","state":"START_IN_PROGRESS"';
    expect(cli.out).toEqual([
      `{"at":"2026-11-25T09:02:11.000Z","launch":"${launch}","state":"starting","stream":{}}`,
      `{"at":"2026-11-25T09:02:12.000Z","launch":"${launch}","state":"starting","stream":{},"workstation":{"session":"comp-07","state":"STOPPED"}}`,
      `{"at":"2026-11-25T09:02:14.000Z","launch":"${launch}","state":"starting","stream":{},"workstation":{${moving}}}`,
      `{"at":"2026-11-25T09:02:15.000Z","launch":"${launch}","state":"starting","stream":{},"workstation":{${moving}},"trouble":{"code":"offline"}}`,
      `{"at":"2026-11-25T09:02:20.000Z","launch":"${launch}","state":"done","stream":{},"workstation":{"session":"comp-07","name":"Comp 07","state":"READY"}}`,
    ]);
    expect(cli.err).toEqual([]);
  });

  it('prints a line of text for each step', async () => {
    const cli = createTestCli({ services: { launch: starting } });
    await cli.run('start', ...at, '--wait');
    expect(cli.out.map((line) => line.slice(10))).toEqual([
      'Starting the workstation.',
      'Starting the workstation (comp-07: Stopped).',
      'Starting the workstation (comp-07: Starting).',
      'This computer is offline. Trying again.',
      'Done.',
    ]);
  });

  it('that is interrupted exits with 130', async () => {
    const launched = states(launchState('stopping', 0), launchState('cancelled', 1));
    const cli = createTestCli({ services: { launch: launched } });
    expect(await cli.run('stop', ...at, '--wait')).toBe(130);
  });

  it.each([
    ['start', []],
    ['start', ['--connection', 'north-pier']],
    ['stop', ['--session', 'comp-07']],
    ['end', ['--connection', 'nowhere', '--session', 'comp-07']],
    ['stop', [...at, '--backup', 'backup-1']],
    ['end', [...at, '--profile', 'lp-comp']],
    ['start', [...at, '--backup', '../x']],
    ['start', [...at, '--session', 'comp-08']],
    ['start', ['--connection', 'north-pier', '--session', 'a/b']],
    ['start', [...at, '--studio', 'a b']],
    ['start', [...at, '--timeout', '0']],
    ['start', [...at, '--timeout', '86401']],
    ['start', [...at, '--timeout', '1.5']],
    ['start', [...at, 'comp-07']],
    ['start', [...at, '--no-viewer']],
    ['start', ['stagedoor://connect?connection=north-pier&session=comp-07']],
    ['new', ['--connection', 'north-pier']],
    ['new', ['--connection', 'north-pier', '--profile']],
    ['new', ['--connection', 'north-pier', '--profile', 'lp comp']],
    ['new', ['--connection', 'north-pier', '--profile', 'lp-comp', '--image', '..']],
    ['new', ['--connection', 'north-pier', '--profile', 'lp-comp', '--instance-type', '']],
    ['new', ['--connection', 'north-pier', '--profile', 'lp-comp', '--session', 'comp-07']],
  ])('%s %j is wrong usage and requests nothing', async (command, words) => {
    const cli = createTestCli();
    expect(await cli.run(command, ...words)).toBe(2);
    expect(cli.plans).toEqual([]);
    expect(cli.out).toEqual([]);
    expect(cli.err).toHaveLength(1);
  });
});
