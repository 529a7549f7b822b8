import { describe, expect, it } from 'vitest';
import { messages as en } from '../../../src/shared/languages/messages/en.arb';
import { err } from '../../../src/shared/base/failure.ts';
import { began, createTestCli, launchState, states } from './support.ts';

const { transientErrors: errorTexts } = en;

const stream = {
  streamId: 'stream-9',
  state: 'READY',
  statusCode: 'STREAM_READY',
  createdAt: '2026-11-25T09:02:11.000Z',
  createdBy: 'a.artist',
  expiresAt: '2026-11-25T10:02:11.000Z',
  ownedBy: 'm.okafor',
};
const { streamId } = stream;
const making = { streamId, state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' };
const since = began + 1_000;

const completeLaunch = states(
  launchState('requesting', 0),
  launchState('requesting', 0, { requests: 2 }),
  launchState('waiting', 1, { stream: making }),
  launchState('waiting', 2, { stream: making, transientError: { code: 'throttled', since } }),
  launchState('waiting', 3, { stream: making, transientError: { code: 'throttled', since } }),
  launchState('waiting', 4, { stream }),
  launchState('checking', 5, { stream }),
  launchState('opening', 6, { stream, notices: ['check-meaningless', 'certificate-unknown'] }),
  launchState('opened', 7, { stream }),
);
const launch = '00000000-0000-4000-8000-000000000001';

describe('connect --json', () => {
  it('prints one object per line for each change of state, with exactly these keys', async () => {
    const cli = createTestCli({ services: { launch: completeLaunch } });
    expect(await cli.run('connect', '--connection', 'north-pier', '--json')).toBe(0);
    expect(cli.out).toEqual([
      `{"at":"2026-11-25T09:02:11.000Z","launch":"${launch}","state":"requesting","stream":{}}`,
      `{"at":"2026-11-25T09:02:12.000Z","launch":"${launch}","state":"waiting","stream":${JSON.stringify(making)}}`,
      `{"at":"2026-11-25T09:02:13.000Z","launch":"${launch}","state":"waiting","stream":${JSON.stringify(making)},"trouble":{"code":"throttled"}}`,
      `{"at":"2026-11-25T09:02:15.000Z","launch":"${launch}","state":"waiting","stream":${JSON.stringify(stream)}}`,
      `{"at":"2026-11-25T09:02:16.000Z","launch":"${launch}","state":"checking","stream":${JSON.stringify(stream)}}`,
      `{"at":"2026-11-25T09:02:17.000Z","launch":"${launch}","state":"opening","stream":${JSON.stringify(stream)}}`,
      `{"at":"2026-11-25T09:02:18.000Z","launch":"${launch}","state":"opened","stream":${JSON.stringify(stream)}}`,
    ]);
    expect(cli.err).toEqual([]);
  });

  it('prints all seven fields of a stream, and no others', async () => {
    const cli = createTestCli({
      services: { launch: states(launchState('opened', 1, { stream })) },
    });
    await cli.run('connect', '--connection', 'north-pier', '--json');
    const line = JSON.parse(cli.out[0]!) as { stream: object };
    expect(Object.keys(line.stream).sort()).toEqual([
      'createdAt',
      'createdBy',
      'expiresAt',
      'ownedBy',
      'state',
      'statusCode',
      'streamId',
    ]);
  });

  it('ends with the failure in its last line, and prints it as text on stderr', async () => {
    const failure = { code: 'quota', detail: 'no room' } as const;
    const failed = states(launchState('requesting', 0), launchState('failed', 1, { failure }));
    const cli = createTestCli({ services: { launch: failed } });
    expect(await cli.run('connect', '--connection', 'north-pier', '--json')).toBe(9);
    const message =
      'The quota is used up. Stop a workstation that you do not need, or ask your administrator for a higher quota. Details: no room';
    expect(JSON.parse(cli.out.at(-1)!)).toEqual({
      at: '2026-11-25T09:02:12.000Z',
      launch,
      state: 'failed',
      stream: {},
      failure: { code: 'quota', message },
    });
    expect(cli.err).toEqual([message]);
  });
});

describe('connect without --json', () => {
  it('prints a line for each step and each transient error, and notices on stderr', async () => {
    const cli = createTestCli({ services: { launch: completeLaunch } });
    expect(await cli.run('connect', '--connection', 'north-pier')).toBe(0);
    expect(cli.out.map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, ''))).toEqual([
      'Requesting a stream.',
      'Preparing the stream.',
      `${errorTexts.throttled} Trying again.`,
      'The stream is ready.',
      'Checking that the host can be reached.',
      'Opening the viewer.',
      'The viewer is open.',
    ]);
    expect(cli.out.every((line) => /^\d\d:\d\d:\d\d {2}/.test(line))).toBe(true);
    expect(cli.err).toEqual([
      'This computer reaches the host through a proxy, so the host could not be checked.',
      "This computer does not trust the host's certificate. The viewer will ask you about it.",
    ]);
  });

  it('prints that the host is not checked', async () => {
    const unchecked = states(
      launchState('checking', 5, { stream, notices: ['check-skipped'] }),
      launchState('opened', 7, { stream, notices: ['check-skipped'] }),
    );
    const cli = createTestCli({ services: { launch: unchecked } });
    await cli.run('connect', '--connection', 'north-pier', '--no-check');
    expect(cli.out.map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/, ''))).toEqual([
      'The host is not checked.',
      'The viewer is open.',
    ]);
  });

  it('prints the reason of a failure on stderr', async () => {
    const failure = { code: 'stream-expired' } as const;
    const cli = createTestCli({
      services: { launch: states(launchState('failed', 1, { failure })) },
    });
    expect(await cli.run('connect', '--connection', 'north-pier')).toBe(3);
    expect(cli.out).toEqual([expect.stringMatching(/ {2}Failed\.$/)]);
    expect(cli.err).toEqual([expect.stringMatching(/^The stream has expired\. /)]);
  });
});

describe('a failure that an option can avoid', () => {
  it.each([
    [{ code: 'workstation-stopped', workstation: 'Comp 07' } as const, '--start', 3],
    [{ code: 'viewer-missing', platform: 'linux' } as const, '--no-viewer', 6],
    [
      { code: 'host-unreachable', cause: 'time-out', host: 'h.example', port: 8443 } as const,
      '--no-check',
      10,
    ],
  ])('%j names that option on stderr', async (failure, option, status) => {
    for (const more of [[], ['--json']]) {
      const failed = states(launchState('failed', 1, { failure }));
      const cli = createTestCli({ services: { launch: failed } });
      expect(await cli.run('connect', '--connection', 'north-pier', ...more)).toBe(status);
      expect(cli.err).toHaveLength(2);
      expect(cli.err[1]).toContain(`again with ${option}.`);
      expect(cli.out.join()).not.toContain(option);
    }
  });
});

describe('connect', () => {
  it('without a viewer stops at the ready stream, which is its last line', async () => {
    const ready = states(
      launchState('requesting', 0),
      launchState('waiting', 1, { stream: making }),
      launchState('waiting', 4, { stream }),
    );
    const cli = createTestCli({ services: { launch: ready } });
    const run = cli.run('connect', '--connection', 'north-pier', '--no-viewer', '--json');
    expect(await run).toBe(0);
    expect(JSON.parse(cli.out.at(-1)!)).toMatchObject({ state: 'waiting', stream });
    expect(cli.plans[0]).toMatchObject({ via: 'none' });
  });

  it('starts a stopped workstation first only with --start', async () => {
    const cli = createTestCli({ services: { launch: completeLaunch } });
    await cli.run('connect', '--connection', 'north-pier', '--session', 'one');
    await cli.run('connect', '--connection', 'north-pier', '--session', 'one', '--start');
    const [without, withStart] = cli.plans;
    expect(without).not.toHaveProperty('change');
    expect(withStart).toMatchObject({
      via: 'viewer',
      change: { change: { what: 'start' }, wait: true, onlyIfStopped: true },
    });
    expect(withStart?.change?.token).not.toBe(withStart?.token);
  });

  it.each([['--json'], []])(
    'that is cancelled prints that and exits with 130: %j',
    async (...json) => {
      const cancelled = states(launchState('requesting', 0), launchState('cancelled', 1));
      const cli = createTestCli({ services: { launch: cancelled } });
      expect(await cli.run('connect', '--connection', 'north-pier', ...json)).toBe(130);
      expect(cli.out.at(-1)).toMatch(/"state":"cancelled"|Canceled\.$/);
    },
  );

  it('passes on its options, with a new id and token for each launch', async () => {
    const cli = createTestCli();
    await cli.run('connect', '--connection', 'north-pier');
    await cli.run(
      'connect',
      ...['--connection=practice', '--studio=us-west-2:stid-2', '--session=comp-07'],
      ...['--stream', 'stream-9', '--timeout', '90', '--no-check', '--json'],
    );
    const defaults = { limitMs: 600_000, check: true, via: 'viewer', waitFor: 'file' };
    const [first, second] = cli.plans;
    expect(first).toEqual({ launch, token: expect.any(String) as string, ...defaults });
    expect(second).toMatchObject({
      studio: 'us-west-2:stid-2',
      session: 'comp-07',
      stream: 'stream-9',
      limitMs: 90_000,
      check: false,
      via: 'viewer',
    });
    expect(new Set(cli.plans.flatMap((plan) => [plan.launch, plan.token])).size).toBe(4);
    for (const { token } of cli.plans) expect(token).toMatch(/^[\w-]{1,64}$/);
    expect(cli.asked).toEqual(['north-pier', 'practice']);
  });

  it('follows a link, with further options', async () => {
    const cli = createTestCli();
    const link =
      'stagedoor://connect?connection=north-pier&session=comp-07&studio=us-west-2%3Astid-2';
    expect(await cli.run('connect', link, '--timeout', '5', '--no-viewer', '--json')).toBe(0);
    expect(cli.plans[0]).toMatchObject({
      studio: 'us-west-2:stid-2',
      session: 'comp-07',
      limitMs: 5_000,
      via: 'none',
    });
  });

  it.each([
    [[]],
    [['--connection']],
    [['--connection', 'north-pier', '--connection', 'practice']],
    [['--connection', 'north-pier', 'a-word']],
    [['--connection', 'north-pier', '--quickly']],
    [['--connection', 'north-pier', '-v']],
    [['--connection', 'north-pier', '--json=yes']],
    [['--connection', 'north-pier', '--json', '--json']],
    [['--connection', 'north-pier', '--no-no-viewer']],
    [['--connection', 'north-pier', '--timeout', '0']],
    [['--connection', 'north-pier', '--timeout', '-5']],
    [['--connection', 'north-pier', '--timeout', '1.5']],
    [['--connection', 'north-pier', '--timeout', '1e3']],
    [['--connection', 'north-pier', '--timeout', '86401']],
    [['--connection', 'north-pier', '--timeout', '']],
    [['--connection', 'north-pier', '--session', '']],
    [['--connection', 'north-pier', '--session', 'a/../b']],
    [['--connection', 'north-pier', '--studio', 'a b']],
    [['--connection', 'north-pier', '--stream', '..']],
    [['--connection', 'nowhere']],
    [['--connection', '../north-pier']],
    [['stagedoor://connect?connection=north-pier']],
    [['stagedoor://connect?connection=north-pier&session=a&endpoint=https://h.example']],
    [['stagedoor://connect?connection=nowhere&session=comp-07']],
    [['stagedoor://open']],
    [['https://h.example/']],
    [['north-pier']],
    [['', '--json']],
  ])('with %j is wrong usage, requests nothing and prints nothing on stdout', async (args) => {
    const cli = createTestCli();
    expect(await cli.run('connect', ...args)).toBe(2);
    expect(cli.plans).toEqual([]);
    expect(cli.out).toEqual([]);
    expect(cli.err).toHaveLength(1);
  });

  it.each(['connection', 'studio', 'session', 'stream'])(
    'cannot be combined with --%s if a link is given',
    async (option) => {
      const cli = createTestCli();
      const link = 'stagedoor://connect?connection=north-pier&session=comp-07';
      expect(await cli.run('connect', link, `--${option}`, 'north-pier')).toBe(2);
      expect(cli.plans).toEqual([]);
      expect(cli.err[0]).toContain('A link cannot be combined with');
    },
  );

  it('reports that a connection of a newer version is not supported', async () => {
    const cli = createTestCli({ kept: [{ id: 'tomorrow', kind: 'teleport' }] });
    expect(await cli.run('connect', '--connection', 'tomorrow')).toBe(2);
    expect(cli.err[0]).toContain('“teleport”');
  });
});

describe('connect with a one-time address on standard input', () => {
  const address = 'https://198.51.100.7:8443?authToken=hush-hush%3D#one-time-session';
  const printed = `Please use the following one-time URL in your browser within 30 seconds:\n${address}\n`;

  it.each([[['connect', '-']], [['connect', '--no-check']], [['connect', '-', '--json']]])(
    'opens it: %j',
    async (args) => {
      const cli = createTestCli({ input: printed });
      expect(await cli.run(...args)).toBe(0);
      const [plan] = cli.plans;
      expect(plan).toMatchObject({ studio: '-', workstation: '198.51.100.7' });
      expect(plan?.address?.url.reveal()).toBe(address);
      expect(JSON.stringify([plan, cli.printed(), cli.logged])).not.toMatch(
        /hush|one-time-session/,
      );
    },
  );

  it('finds it among text in another encoding', async () => {
    const input = Buffer.from(`Öffnen Sie diese Adresse:\n${address}\n`, 'latin1');
    const cli = createTestCli({ input });
    expect(await cli.run('connect', '-')).toBe(0);
    expect(cli.plans[0]?.address?.url.reveal()).toBe(address);
  });

  it.each([
    ['', 2],
    [' \n', 2],
    ['no address', 2],
    [`${address} https://other.example:8443?authToken=hush-hush#x`, 2],
    [undefined, 2],
    ['https://198.51.100.7:8443#one', 3],
    ['https://me@198.51.100.7:8443?authToken=hush-hush#one', 3],
    ['https://198.51.100.7:8443/?authToken=hush-hush', 3],
  ])('refuses %j with %j, and does not repeat it', async (input, status) => {
    const cli = createTestCli({ input });
    expect(await cli.run('connect', '-')).toBe(status);
    expect(cli.plans).toEqual([]);
    expect(cli.printed()).not.toMatch(/hush|198/);
  });

  it.each([
    'https://198.51.100.7:8443#one',
    'https://198.51.100.7:8443/?authToken=hush-hush',
    'https://198.51.100.7:8443/?authToken=#one',
  ])('says that it is to be copied again if it is incomplete: %j', async (input) => {
    const cli = createTestCli({ input });
    expect(await cli.run('connect', '-')).toBe(3);
    expect(cli.err.join()).toContain('Copy it again in full');
    expect(cli.printed()).not.toMatch(/hush|198|administrator/);
  });

  it.each([
    [['connect', address]],
    [['connect', address, '--json', '--connection', 'north-pier']],
    [['connect', `see ${address}`]],
    [['connect', 'https://198.51.100.7:8443#one-time-session']],
    [['connect', '--connection', address]],
    [['sessions', `--connection=${address}`]],
    [[address]],
    [['--open-url', address]],
  ])('is refused as an argument with a hint, and not repeated: %j', async (args) => {
    const cli = createTestCli();
    expect(await cli.run(...args)).toBe(2);
    expect(cli.err).toEqual([expect.stringMatching(/standard input.*connect -.*window/)]);
    expect(cli.printed()).not.toMatch(/hush|198|one-time-session/);
    expect(cli.plans).toEqual([]);
  });

  it('is not read from a keyboard', async () => {
    const cli = createTestCli({ input: printed, isPiped: false });
    expect(await cli.run('connect')).toBe(2);
    expect(cli.limits).toEqual([]);
    expect(cli.err.join()).toContain('Name the connection with --connection ID');
  });

  it.each([
    ['--connection', 'north-pier'],
    ['--session', 's'],
    ['--stream', 's'],
  ])('cannot be combined with %s', async (...option) => {
    const cli = createTestCli({ input: printed });
    expect(await cli.run('connect', '-', ...option)).toBe(2);
  });

  it('is refused if the policy allows no such connection', async () => {
    const refused = err({ code: 'not-allowed-by-policy', rule: 'kind' } as const);
    const cli = createTestCli({ input: printed, services: { allowed: async () => refused } });
    expect(await cli.run('connect', '-')).not.toBe(0);
    expect(cli.plans).toEqual([]);
  });
});

describe('connect --request-id', () => {
  it('requests the same stream each time', async () => {
    const cli = createTestCli();
    const words = ['connect', '--connection', 'north-pier', '--request-id', 'render-42'];
    await cli.run(...words);
    await cli.run(...words);
    expect(cli.plans.map(({ token }) => token)).toEqual([
      'token of stream north-pier render-42',
      'token of stream north-pier render-42',
    ]);
  });

  it('can be combined with a link', async () => {
    const cli = createTestCli();
    const link = 'stagedoor://connect?connection=north-pier&session=comp-07';
    expect(await cli.run('connect', link, '--request-id', 'render-42')).toBe(0);
    expect(cli.plans[0]?.token).toBe('token of stream north-pier render-42');
  });
});
