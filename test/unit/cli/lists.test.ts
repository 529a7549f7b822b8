import { describe, expect, it } from 'vitest';
import { failureText } from '../../../src/shared/base/failure-text.ts';
import { err, ok } from '../../../src/shared/base/failure.ts';
import { createTestCli, listsOf, northPier, type FakeServices } from './support.ts';

describe('sessions', () => {
  const workstations = [
    {
      id: 'comp-07',
      studio: 'us-west-2:stid-1',
      name: 'Comp 07',
      state: 'READY',
      ownedBy: 'm.okafor',
    },
    { id: 'anim-03', studio: 'us-west-2:stid-1', instanceType: 'g5.2xlarge' },
  ];
  const listing = () => {
    const asked: unknown[] = [];
    const services: Partial<FakeServices> = {
      lists: async (connection) =>
        ok(
          listsOf({
            workstations: async (studio) => {
              asked.push([connection, studio]);
              return ok(workstations);
            },
          }),
        ),
    };
    return { ...createTestCli({ services }), asked };
  };

  it('--json prints one array with all known fields', async () => {
    const cli = listing();
    expect(await cli.run('sessions', '--connection', 'north-pier', '--json')).toBe(0);
    expect(cli.out).toEqual([JSON.stringify(workstations)]);
    expect(cli.err).toEqual([]);
  });

  it('prints one line of text for each workstation, with a dash for missing values', async () => {
    const cli = listing();
    await cli.run('sessions', '--connection', 'north-pier');
    expect(cli.out).toEqual([
      'comp-07\tComp 07\tREADY\t-\tm.okafor',
      'anim-03\t-\t-\tg5.2xlarge\t-',
    ]);
  });

  it('are listed for the given studio', async () => {
    const cli = listing();
    const studio = 'us-west-2:stid-2';
    await cli.run('sessions', '--connection', 'north-pier', '--studio', studio);
    await cli.run('sessions', '--connection', 'north-pier');
    expect(cli.asked).toEqual([
      [northPier, studio],
      [northPier, undefined],
    ]);
  });

  it.each([
    [[]],
    [['north-pier']],
    [['--connection', 'nowhere']],
    [['--connection', 'north-pier', '--studio', 'a/b']],
    [['--connection', 'north-pier', '--session', 'comp-07']],
  ])('%j is wrong usage and requests nothing', async (args) => {
    const cli = listing();
    expect(await cli.run('sessions', ...args)).toBe(2);
    expect(cli.asked).toEqual([]);
    expect(cli.out).toEqual([]);
  });
});

it.each([
  ['sessions', 'There are no workstations.'],
  ['profiles', 'There are no launch profiles.'],
])('%s says so if there are none', async (command, sentence) => {
  const none = async () => ok([]);
  const services = { lists: async () => ok(listsOf({ workstations: none, profiles: none })) };
  const cli = createTestCli({ services });
  expect(await cli.run(command, '--connection', 'north-pier')).toBe(0);
  expect([cli.out, cli.err]).toEqual([[], [sentence]]);
});

describe('profiles', () => {
  const all = [
    {
      id: 'lp-comp',
      name: 'Compositing',
      state: 'READY',
      canStop: true,
      instanceTypes: ['g5.xlarge', 'g5.2xlarge'],
      images: ['si-linux'],
    },
    { id: 'lp-bare', canStop: false, instanceTypes: [], images: [] },
  ];
  const listing = () => {
    const asked: unknown[] = [];
    const profiles = async (studio: unknown) => {
      asked.push(studio);
      return ok(all);
    };
    const services = { lists: async () => ok(listsOf({ profiles })) };
    return { ...createTestCli({ services }), asked };
  };

  it('--json prints one array with all known fields', async () => {
    const cli = listing();
    expect(await cli.run('profiles', '--connection', 'north-pier', '--json')).toBe(0);
    expect(cli.out).toEqual([JSON.stringify(all)]);
  });

  it('prints one line of text for each profile of the given studio', async () => {
    const cli = listing();
    await cli.run('profiles', '--connection', 'north-pier', '--studio', 'us-west-2:stid-2');
    expect(cli.out).toEqual([
      'lp-comp\tCompositing\tREADY\tg5.xlarge g5.2xlarge',
      'lp-bare\t-\t-\t',
    ]);
    expect(cli.asked).toEqual(['us-west-2:stid-2']);
  });

  it.each([[[]], [['--connection', 'nowhere']], [['--connection', 'north-pier', '--csv']]])(
    '%j is wrong usage and requests nothing',
    async (args) => {
      const cli = listing();
      expect(await cli.run('profiles', ...args)).toBe(2);
      expect(cli.asked).toEqual([]);
    },
  );
});

describe('a resource that is not found', () => {
  it.each([
    ['studio', 'Check --studio'],
    ['workstation', 'stagedoor sessions --connection ID'],
    ['profile', 'stagedoor profiles --connection ID'],
    ['backup', 'The Stagedoor window lists the backups'],
  ] as const)('is named, with a hint how to list what exists: %s', async (what, advice) => {
    const failure = { code: 'not-found', what, detail: 'No such id.' } as const;
    const cli = createTestCli({ services: { lists: async () => err(failure) } });
    expect(await cli.run('sessions', '--connection', 'north-pier')).toBe(7);
    const { title } = failureText(failure);
    expect(cli.err.join()).toContain(`${title}. `);
    expect(cli.err.join()).toContain(advice);
    expect(cli.err.join()).toContain('No such id.');
  });
});
