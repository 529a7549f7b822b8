import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/main/cli/exit-status.ts';
import type { Check } from '../../../src/shared/base/check.ts';
import { ok } from '../../../src/shared/base/failure.ts';
import { createDesk, listsOf, northPier, states } from './support.ts';

describe('doctor', () => {
  const check = (name: string, ok: boolean): Check => ({ name, ok, message: `${name} was seen.` });
  const looking = (...checks: Check[]) => createDesk({ services: { examine: async () => checks } });

  it('--json prints one object with its checks', async () => {
    const checks = [check('viewer', true), check('vault', true)];
    const desk = looking(...checks);
    expect(await desk.run('doctor', '--json')).toBe(0);
    expect(JSON.parse(desk.out.join())).toEqual({ checks });
    expect(desk.err).toEqual([]);
  });

  it.each([
    [['viewer'], 6],
    [['vault'], 8],
    [['settings'], 2],
    [['vault', 'viewer'], 8],
    [['viewer', 'vault'], 6],
  ])('exits with the status of the first failed check: %j is %d', async (names, status) => {
    const desk = looking(check('clock', true), ...names.map((name) => check(name, false)));
    expect(await desk.run('doctor')).toBe(status);
    expect(desk.out).toHaveLength(names.length + 1);
  });

  it('is cancelled, and reports no missing keychain, if Ctrl+C ended its process', async () => {
    const examine = async (): Promise<Check[]> => {
      desk.stop.abort();
      return [check('vault', false)];
    };
    const desk = createDesk({ services: { examine } });
    expect(await desk.run('doctor')).toBe(130);
    expect(desk.printed()).toBe('Cancelled.');
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
      const desk = createDesk();
      expect(await desk.run(option)).toBe(0);
      expect([desk.out, desk.err, desk.opened()]).toEqual([['9.8.7'], [], 0]);
    },
  );

  it('reports a bug with exit status 70 and writes its trace to the log only', async () => {
    const launch = async function* () {
      yield* states()(northPier, {} as never, new AbortController().signal);
      throw new TypeError('x is not a function');
    };
    const desk = createDesk({ services: { launch } });
    expect(await desk.run('connect', '--connection', 'north-pier', '--json')).toBe(70);
    expect(desk.printed()).not.toMatch(/TypeError|not a function|at .*:\d+/);
    expect(desk.logged).toMatchObject([
      { event: 'bug', facts: { trace: expect.stringContaining('x is not a function') as string } },
    ]);
  });

  it('does not report an interruption as a bug', async () => {
    const services = { examine: (signal: AbortSignal) => Promise.reject(signal.reason as Error) };
    const desk = createDesk({ services });
    desk.stop.abort();
    expect(await desk.run('doctor')).toBe(130);
    expect(desk.printed()).toBe('Cancelled.');
    expect(desk.logged).toEqual([]);
  });

  it('accepts any words: it exits with a documented status and never throws', async () => {
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
        const desk = createDesk({
          services: {
            lists: async () =>
              ok(listsOf({ workstations: async () => ok([]), profiles: async () => ok([]) })),
            examine: async () => [],
          },
        });
        const status = await desk.run(...words);
        expect(Object.values(EXIT)).toContain(status);
        expect(desk.logged, 'no bug was met').toEqual([]);
        if (status === EXIT.usage) expect(desk.out).toEqual([]);
        if (status === EXIT.usage) expect(desk.err).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a command that is cancelled while it reads standard input', () => {
  const never = new Promise<string>(() => undefined);
  it.each([
    [['connections', 'add'], 'before its input ends', never],
    [['connections', 'add', '--json'], 'and its input with it', Promise.resolve('{"na')],
    [['connections', 'set', 'north-pier'], 'before its input ends', never],
    [['connections', 'set', 'north-pier'], 'and its input with it', Promise.resolve('')],
    [['connect', '-'], 'before its input ends', never],
    [['connect'], 'and its input with it', Promise.resolve('')],
  ])('%j, %s, says so and exits 130', async (args, _, text) => {
    const desk = createDesk({
      onRead: async (cancel) => {
        cancel();
        return text;
      },
    });
    expect(await desk.run(...args)).toBe(130);
    expect(desk.err).toEqual(['Cancelled.']);
    expect(desk.out).toEqual([]);
    expect(desk.settings().connections).toHaveLength(2);
  });
});
