import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/main/cli/exit-status.ts';
import type { Check } from '../../../src/shared/base/check.ts';
import { ok } from '../../../src/shared/base/failure.ts';
import { createTestCli, listsOf, northPier, states } from './support.ts';

describe('doctor', () => {
  const check = (name: string, ok: boolean): Check => ({ name, ok, message: `${name} was seen.` });
  const looking = (...checks: Check[]) =>
    createTestCli({ services: { checkHealth: async () => checks } });

  it('--json prints one object with its checks', async () => {
    const checks = [check('viewer', true), check('vault', true)];
    const cli = looking(...checks);
    expect(await cli.run('doctor', '--json')).toBe(0);
    expect(JSON.parse(cli.out.join())).toEqual({ checks });
    expect(cli.err).toEqual([]);
  });

  it.each([
    [['viewer'], 6],
    [['vault'], 8],
    [['settings'], 2],
    [['vault', 'viewer'], 8],
    [['viewer', 'vault'], 6],
  ])('exits with the status of the first failed check: %j with %d', async (names, status) => {
    const cli = looking(check('clock', true), ...names.map((name) => check(name, false)));
    expect(await cli.run('doctor')).toBe(status);
    expect(cli.out).toHaveLength(names.length + 1);
  });

  it('reports a cancellation, not a missing keychain, if Ctrl+C ended the keychain process', async () => {
    const checkHealth = async (): Promise<Check[]> => {
      cli.stop.abort();
      return [check('vault', false)];
    };
    const cli = createTestCli({ services: { checkHealth } });
    expect(await cli.run('doctor')).toBe(130);
    expect(cli.printed()).toBe('Canceled.');
  });

  it.each([[['--all']], [['viewer']], [['--json', '--json']]])(
    '%j is wrong usage',
    async (args) => {
      expect(await looking().run('doctor', ...args)).toBe(2);
    },
  );
});

describe('the command line', () => {
  it.each(['--version', '-v'])(
    'prints its version for %s, without opening the services',
    async (option) => {
      const cli = createTestCli();
      expect(await cli.run(option)).toBe(0);
      expect([cli.out, cli.err, cli.opened()]).toEqual([['9.8.7'], [], 0]);
    },
  );

  it('reports a bug with exit status 70 and writes its trace to the log only', async () => {
    const launch = async function* () {
      yield* states()(northPier, {} as never, new AbortController().signal);
      throw new TypeError('x is not a function');
    };
    const cli = createTestCli({ services: { launch } });
    expect(await cli.run('connect', '--connection', 'north-pier', '--json')).toBe(70);
    expect(cli.printed()).not.toMatch(/TypeError|not a function|at .*:\d+/);
    expect(cli.logged).toMatchObject([
      { event: 'bug', facts: { trace: expect.stringContaining('x is not a function') as string } },
    ]);
  });

  it('does not report an interruption as a bug', async () => {
    const services = {
      checkHealth: (signal: AbortSignal) => Promise.reject(signal.reason as Error),
    };
    const cli = createTestCli({ services });
    cli.stop.abort();
    expect(await cli.run('doctor')).toBe(130);
    expect(cli.printed()).toBe('Canceled.');
    expect(cli.logged).toEqual([]);
  });

  it('exits with a documented status for any arguments, and never throws', async () => {
    const known = [
      'connect',
      'connections',
      'list',
      'remove',
      'sessions',
      'profiles',
      'start',
      'stop',
      'end',
      'new',
      'history',
      'doctor',
      '--json',
      '--',
    ];
    const options = [
      ...[
        '--connection',
        '--session',
        '--timeout=5',
        '--port',
        '--no-viewer',
        '--help',
        '-h',
        '-v',
      ],
      ...['--profile', '--wait', '--csv', 'help', 'completion', 'bash'],
    ];
    const word = fc.oneof(
      fc.constantFrom(...known, ...options, 'north-pier', 'stagedoor://open'),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (words) => {
        const cli = createTestCli({
          services: {
            lists: async () =>
              ok(listsOf({ workstations: async () => ok([]), profiles: async () => ok([]) })),
            checkHealth: async () => [],
          },
        });
        const status = await cli.run(...words);
        expect(Object.values(EXIT)).toContain(status);
        expect(cli.logged, 'no bug was reported').toEqual([]);
        if (status === EXIT.usage) expect(cli.out).toEqual([]);
        if (status === EXIT.usage) expect(cli.err).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a command that is cancelled while it reads standard input', () => {
  const never = new Promise<string>(() => undefined);
  it.each([
    [['connections', 'add'], 'before its input ends', never],
    [['connections', 'add', '--json'], 'together with its input', Promise.resolve('{"na')],
    [['connections', 'set', 'north-pier'], 'before its input ends', never],
    [['connections', 'set', 'north-pier'], 'together with its input', Promise.resolve('')],
    [['connect', '-'], 'before its input ends', never],
    [['connect'], 'together with its input', Promise.resolve('')],
  ])('%j, %s, prints that and exits with 130', async (args, _, text) => {
    const cli = createTestCli({
      onRead: async (cancel) => {
        cancel();
        return text;
      },
    });
    expect(await cli.run(...args)).toBe(130);
    expect(cli.err).toEqual(['Canceled.']);
    expect(cli.out).toEqual([]);
    expect(cli.settings().connections).toHaveLength(2);
  });
});
