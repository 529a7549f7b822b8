import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/main/cli/command-definition.ts';
import { parseCommand, TABLE } from '../../../src/main/cli/command-table.ts';
import { COMMANDS } from '../../../src/main/core/window/start-arguments.ts';

/** Stands for a secret that was pasted into the wrong argument. */
const SECRET = 'hush-Hush/5ecret+Key==';

const read = (...args: readonly string[]): Action => {
  const action = parseCommand(args);
  if (!action.ok) throw new Error(`refused: ${JSON.stringify(action.failure)}`);
  return action.value;
};
const printed = (...args: readonly string[]): string => {
  const action = read(...args);
  return action.kind === 'print' ? action.text : `not printed: ${action.kind}`;
};
const refusal = (...args: readonly string[]): string => {
  const action = parseCommand(args);
  if (action.ok) return `accepted: ${action.value.kind}`;
  return action.failure.code === 'usage' ? action.failure.message : action.failure.code;
};

const names = TABLE.commands.map(({ name }) => name);
const commandsOf = (name: string) => name.split(' ');

describe('a command line', () => {
  it('is parsed without side effects', () => {
    expect(
      read('connect', '--connection=north-pier', '--timeout', '5', '--no-check'),
    ).toMatchObject({
      kind: 'run',
      command: 'connect',
      request: {
        connection: 'north-pier',
        limitMs: 5_000,
        check: false,
        viewer: true,
        json: false,
      },
    });
    expect(read('connections', 'remove', 'north-pier')).toMatchObject({
      command: 'connections remove',
      request: { id: 'north-pier' },
    });
    expect(read('--version')).toEqual({ kind: 'version' });
  });

  it('has exactly the commands that the program start recognizes', () => {
    const first = new Set(names.map((name) => name.split(' ')[0]));
    const others = ['practice-viewer', '--version', '-v', '--help', '-h'];
    expect([...first, ...others].sort()).toEqual([...COMMANDS].sort());
  });

  it('accepts a value that starts with a dash only after an equals sign', () => {
    const at = ['connect', '--connection', 'north-pier'];
    expect(read(...at, '--session=-x')).toMatchObject({ request: { session: '-x' } });
    expect(refusal(...at, '--session', '--json')).toBe(
      '--session needs a value: --session ID. See “stagedoor connect --help”.',
    );
  });
});

describe('help', () => {
  it.each(names)('exists for %s, in three equivalent forms', (name) => {
    const text = printed(...commandsOf(name), '--help');
    expect(text.startsWith(`Usage: stagedoor ${name}`)).toBe(true);
    expect(printed(...commandsOf(name), '-h')).toBe(text);
    expect(printed('help', ...commandsOf(name))).toBe(text);
    const row = TABLE.commands.find((one) => one.name === name)!;
    for (const [option, { about }] of Object.entries(row.options)) {
      expect(text).toContain(`--${option}`);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(about);
    }
  });

  it('of the program lists every command, exit status and variable', () => {
    const text = printed('--help');
    expect(printed('-h')).toBe(text);
    expect(printed('help')).toBe(text);
    for (const { name, summary } of TABLE.commands) {
      if (name.includes(' ')) continue;
      expect(text.replaceAll(/\s+/g, ' ')).toContain(summary);
    }
    expect(text).toContain('connections COMMAND');
    expect(text).toMatch(/ 70 {2}a bug/);
    expect(text).toContain('STAGEDOOR_VIEWER');
  });

  it('of a group lists its commands', () => {
    const text = printed('connections', '--help');
    expect(printed('help', 'connections')).toBe(text);
    for (const name of ['list', 'add', 'remove ID', 'test ID'])
      expect(text).toContain(`  ${name} `);
  });

  it('fits into 80 columns', () => {
    for (const name of ['', ...names]) {
      const long = printed('help', ...name.split(' ').filter((word) => word !== ''))
        .split('\n')
        .filter((line) => line.length > 80);
      expect(long).toEqual([]);
    }
  });

  it.each([
    [['practice', '--port', 'x', '--help']],
    [['practice', '--prot', '--help']],
    [['practice', '--port', '--help']],
  ])('is shown whatever the other arguments are: %j', (args) => {
    expect(printed(...args)).toMatch(/^Usage: stagedoor practice/);
  });

  it('is not requested by an argument after two dashes', () => {
    expect(refusal('doctor', '--', '--help')).toContain('takes no arguments');
  });
});

describe('a usage error', () => {
  it.each([
    [['conect'], 'There is no such command. Did you mean connect? See “stagedoor --help”.'],
    [['Connect'], 'There is no such command. Did you mean connect? See “stagedoor --help”.'],
    [['help', 'conect'], 'There is no such command. Did you mean connect? See “stagedoor --help”.'],
    [
      ['connections', 'lst'],
      'There is no such command in “stagedoor connections”. Did you mean list? See “stagedoor connections --help”.',
    ],
    [
      ['connections'],
      'Name a command in “stagedoor connections”: list, add, show, set, duplicate, export, remove, test. See “stagedoor connections --help”.',
    ],
    [
      ['connect', '--conection', 'north-pier'],
      'There is no such option in “stagedoor connect”. Did you mean --connection? See “stagedoor connect --help”.',
    ],
    [
      ['connect', '--conection=north-pier'],
      'There is no such option in “stagedoor connect”. Did you mean --connection? See “stagedoor connect --help”.',
    ],
    [
      ['connect', '--password=x'],
      'There is no such option in “stagedoor connect”. See “stagedoor connect --help”.',
    ],
    [['doctor', '--json=yes'], '--json takes no value. See “stagedoor doctor --help”.'],
    [['doctor', '--json', '--json'], '--json is given twice.'],
    [['doctor', 'viewer'], 'This command takes no arguments. See “stagedoor doctor --help”.'],
    [['connections', 'test'], 'ID is missing. See “stagedoor connections test --help”.'],
    [['sessions'], '--connection ID is required. See “stagedoor sessions --help”.'],
    [
      ['sessions', '--connection'],
      '--connection needs a value: --connection ID. See “stagedoor sessions --help”.',
    ],
    [['practice', '--port', '0'], '--port must be a whole number from 1 to 65535.'],
    [
      ['completion', 'tcsh'],
      'The argument must be one of: bash, zsh, fish, powershell. See “stagedoor completion --help”.',
    ],
    [['history', '--json', '--csv'], 'Use either --json or --csv.'],
  ])('is explained: %j', (args, message) => {
    expect(refusal(...args)).toBe(message);
  });

  it.each([
    [['']],
    [[]],
    [['connect ']],
    [['toString']],
    [['__proto__']],
    [['constructor']],
    [['--json']],
    [['-V']],
    [['connections', '__proto__']],
    [['doctor', '--constructor']],
    [['doctor', '-v']],
    [['help', 'connect', 'x']],
    [['help', 'connect', 'stagedoor://connect?connection=a&session=b']],
  ])('is reported for %j', (args) => {
    expect(parseCommand(args)).toMatchObject({ ok: false, failure: { code: 'usage' } });
  });
});

describe('a secret in the wrong argument', () => {
  /** Each command with all it requires, so that what is added is the only error. */
  const whole: readonly (readonly string[])[] = TABLE.commands.map(({ name, operand, options }) => [
    ...commandsOf(name),
    ...(operand?.required === true ? [operand.choices?.[0] ?? 'north-pier'] : []),
    ...Object.entries(options).flatMap(([key, option]) =>
      option.kind === 'text' && option.required === true ? [`--${key}`, 'north-pier'] : [],
    ),
  ]);
  const forms = (secret: string): readonly (readonly string[])[] => [
    [secret],
    ['x', secret],
    [`--${secret}`],
    [`-${secret}`],
    ['--auth-token', secret],
    [`--password=${secret}`],
    [`--json=${secret}`],
    [`--conection=${secret}`],
    [`--conection`, secret],
    [`--json`, `--json=${secret}`],
    [`--timeout=${secret}`],
    ['--timeout', secret],
    [`--studio=${secret}/`],
    [`--session=${secret}/`],
    ['--connection', `--${secret}`],
    [`stagedoor://connect?connection=a&session=b&authToken=${secret}`],
    [`stagedoor://connect?connection=${secret}&session=b`],
    [`(Did you mean ${secret}?)`],
    [`x'\n(Did you mean ${secret}?)`],
    [`x\n(Did you mean one of ${secret}, --json?)`],
  ];

  it('appears in no failure, at any position of any command', () => {
    let refused = 0;
    for (const command of [[], ...whole]) {
      for (const form of forms(SECRET)) {
        for (let at = 0; at <= command.length; at++) {
          const args = [...command.slice(0, at), ...form, ...command.slice(at)];
          const action = parseCommand(args);
          if (action.ok) continue;
          refused += 1;
          expect(JSON.stringify(action.failure), args.join(' ')).not.toContain('5ecret');
        }
      }
    }
    expect(refused).toBeGreaterThan(500);
  });

  it('appears in no failure and no printed text, whatever its characters', () => {
    const secret = fc.stringMatching(/^[\x21-\x7e]{16,80}$/).filter((text) => !/^\W*$/.test(text));
    fc.assert(
      fc.property(
        secret.chain((text) => fc.tuple(fc.constant(text), fc.constantFrom(...forms(text)))),
        fc.constantFrom([], ...whole),
        fc.nat(),
        ([text, form], command, where) => {
          const at = where % (command.length + 1);
          const action = parseCommand([...command.slice(0, at), ...form, ...command.slice(at)]);
          const shown = action.ok && action.value.kind !== 'print' ? '' : JSON.stringify(action);
          expect(shown).not.toContain(JSON.stringify(text).slice(1, -1));
        },
      ),
      { numRuns: 500 },
    );
  });
});
