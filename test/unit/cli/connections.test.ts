import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { createTestCli, northPier, practice } from './support.ts';

const secret = 'hush-hush-secret-key';
const input = {
  name: 'South Pier',
  kind: 'nimble',
  region: 'us-west-2',
  credentials: { source: 'keychain', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: secret },
};
const roleArn = 'arn:aws:iam::000000000001:role/compositor';
/** A connection that runs a program of its profile, to which the user has consented. */
const agreed = v.parse(Connection, {
  id: 'agreed',
  name: 'Agreed',
  kind: 'nimble',
  region: 'us-west-2',
  credentials: { source: 'profile', profile: 'pier', agreedCommand: 'ab'.repeat(32) },
});
const adding = (value: unknown) => createTestCli({ input: JSON.stringify(value) });

describe('settings that cannot be read', () => {
  const unread = {
    code: 'settings-unreadable',
    file: '/nfs/ada/settings.json',
    why: 'disk',
    system: 'EIO',
  } as const;

  it.each([
    ['connections', 'list'],
    ['connections', 'list', '--json'],
    ['connections', 'test', 'north-pier'],
    ['connections', 'remove', 'north-pier'],
    ['connect', '--connection', 'north-pier'],
    ['sessions', '--connection', 'north-pier', '--json'],
    ['start', '--connection', 'north-pier', '--session', 'one'],
  ])('are not reported as an empty list: %s %s %s', async (...args) => {
    const cli = createTestCli({ unread });
    expect(await cli.run(...args)).toBe(2);
    expect(cli.out).toEqual([]);
    expect(cli.err.join()).toBe(
      'Your settings cannot be read. The file is /nfs/ada/settings.json. The disk reports an error (EIO). Your connections are not lost.',
    );
    expect(cli.plans).toEqual([]);
  });
});

describe('damaged settings that were set aside', () => {
  const keptAs = '/home/ada/settings.json.damaged-1';
  const damagedSettings = async () => keptAs;

  it.each([
    ['connections', 'list'],
    ['connections', 'list', '--json'],
    ['connections', 'show', 'north-pier'],
    ['connect', '--connection', 'north-pier'],
    ['sessions', '--connection', 'north-pier', '--json'],
    ['start', '--connection', 'north-pier', '--session', 'one'],
  ])('are not reported as settings without connections: %s %s %s', async (...args) => {
    const cli = createTestCli({ saved: [], services: { damagedSettings } });
    cli.services.notices.add({ id: 'settings-damaged-1', about: 'settings-damaged', keptAs });
    expect(await cli.run(...args)).toBe(2);
    expect(cli.out).toEqual([]);
    expect(cli.err).toEqual([
      `Your settings could not be read. The damaged file was saved as ${keptAs}. Your connections may still be in it. Copy what you need from that file, then delete it.`,
    ]);
    // It is reported once.
    expect(cli.services.notices.list()).toEqual([]);
  });

  it('are no reason to fail once there are connections again', async () => {
    const cli = createTestCli({ services: { damagedSettings } });
    expect(await cli.run('connections', 'list')).toBe(0);
    expect([cli.out.length, cli.err]).toEqual([2, []]);
    expect(await cli.run('connections', 'show', 'south-pier')).toBe(2);
    expect(cli.err.join()).toContain('There is no connection with this id.');
  });
});

describe('a policy that cannot be followed', () => {
  const failure = { code: 'policy-unreadable', why: 'unfit' } as const;
  const policy = {
    read: async () => ({ state: 'unreadable', failure }) as const,
    state: async () => ({ state: 'unreadable' as const, machine: [], refused: [] }),
    onChange: () => () => {},
  };

  it.each([[[]], [['--json']]])(
    'is reported instead of an empty list, and with a list: %j',
    async (flags) => {
      const empty = createTestCli({ saved: [], services: { policy } });
      expect(await empty.run('connections', 'list', ...flags)).toBe(2);
      expect(empty.out).toEqual([]);
      expect(empty.err).toEqual([expect.stringContaining('policy of this computer')]);
      const own = createTestCli({ services: { policy } });
      expect(await own.run('connections', 'list', ...flags)).toBe(2);
      expect(own.out.join()).toContain('north-pier');
      expect(own.err).toEqual(empty.err);
    },
  );
});

describe('connections list', () => {
  it('marks machine connections and those the policy does not allow', async () => {
    const none = createTestCli().services.policy;
    const state = { state: 'applies' as const, machine: [northPier.id], refused: [] };
    const rule = 'kind' as const;
    const refused = [{ connection: practice.id, rule }];
    const policy = { ...none, state: async () => ({ ...state, refused }) };
    const cli = createTestCli({ services: { policy } });
    await cli.run('connections', 'list', '--json');
    expect(JSON.parse(cli.out.join('\n'))).toMatchObject([
      { id: northPier.id, machine: true },
      { id: practice.id, notAllowed: 'kind' },
    ]);
  });

  it('--json prints one array with the saved fields, without secrets', async () => {
    const cli = createTestCli();
    expect(await cli.run('connections', 'list', '--json')).toBe(0);
    expect(cli.out).toHaveLength(1);
    expect(JSON.parse(cli.out[0]!)).toEqual([
      {
        id: 'north-pier',
        name: 'North Pier',
        kind: 'nimble',
        region: 'us-west-2',
        studioId: 'us-west-2:stid-1',
        credentials: { source: 'keychain' },
      },
      practice,
    ]);
  });

  it('prints one line of text for each connection', async () => {
    const cli = createTestCli();
    expect(await cli.run('connections', 'list')).toBe(0);
    expect(cli.out).toEqual(['north-pier\tnimble\tNorth Pier', 'practice\tpractice\tPractice']);
  });

  it('prints an empty array if there are none, or a message on stderr', async () => {
    const json = createTestCli({ saved: [] });
    expect(await json.run('connections', 'list', '--json')).toBe(0);
    expect(json.out).toEqual(['[]']);
    const words = createTestCli({ saved: [] });
    expect(await words.run('connections', 'list')).toBe(0);
    expect(words.out).toEqual([]);
    expect(words.err).toEqual([
      'There are no connections yet. Add one with: stagedoor connections add',
    ]);
  });
});

describe('connections that this version cannot read', () => {
  const kept = [
    { id: 'tomorrow', kind: 'teleport', token: 'hush-hush' },
    { id: 'broken', kind: 'direct', host: 7 },
    { id: '../hush-hush' },
  ];

  it.each([[[]], [['--json']]])('are listed on stderr with the reason: %j', async (flags) => {
    const cli = createTestCli({ kept });
    expect(await cli.run('connections', 'list', ...flags)).toBe(0);
    expect(cli.out.join()).toContain('north-pier');
    expect(cli.err).toEqual([
      expect.stringMatching(/^Left out: tomorrow, .*“teleport”/),
      expect.stringMatching(/^Left out: broken, because its settings do not fit/),
      expect.stringMatching(/^Left out: a connection without a valid id, /),
    ]);
    expect(cli.printed()).not.toContain('hush-hush');
  });

  it('are not reported as an empty list', async () => {
    const cli = createTestCli({ saved: [], kept });
    await cli.run('connections', 'list');
    expect(cli.err).toHaveLength(3);
  });
});

describe('connections export', () => {
  const direct = v.parse(Connection, {
    id: 'desk-4',
    name: 'Desk 4',
    kind: 'direct',
    host: 'desk4.example',
    port: 443,
    session: 'console',
    user: 'NORTHPIER\\m.okafor',
    tls: { caFile: '/etc/pier.pem' },
  });

  it.each([direct, practice])('prints what “add” accepts: $kind', async (connection) => {
    const cli = createTestCli({ saved: [connection] });
    expect(await cli.run('connections', 'export', connection.id)).toBe(0);
    const again = createTestCli({ saved: [], input: cli.out.join('\n') });
    expect(await again.run('connections', 'add')).toBe(0);
    expect(again.settings().connections).toEqual([connection]);
  });

  it('prints no secret, no vault entry and no consent', async () => {
    const cli = createTestCli();
    expect(await cli.run('connections', 'export', 'north-pier')).toBe(0);
    expect(JSON.parse(cli.out.join('\n'))).toEqual({
      name: 'North Pier',
      kind: 'nimble',
      region: 'us-west-2',
      studioId: 'us-west-2:stid-1',
      credentials: { source: 'keychain' },
    });
    const base = { source: 'profile', profile: 'pier', agreedCommand: 'a'.repeat(64) };
    const credentials = { source: 'assume-role', roleArn, base };
    const saved = [v.parse(Connection, { ...northPier, credentials })];
    const other = createTestCli({ saved });
    await other.run('connections', 'export', 'north-pier');
    expect(JSON.parse(other.out.join('\n'))).toMatchObject({
      credentials: { source: 'assume-role', base: { source: 'profile', profile: 'pier' } },
    });
    expect(other.out.join('\n')).not.toContain('agreedCommand');
  });

  it('--dcv prints a connection file, and what was left out', async () => {
    const cli = createTestCli({ saved: [direct] });
    expect(await cli.run('connections', 'export', 'desk-4', '--dcv')).toBe(0);
    expect(cli.out.join('\n').split('\n')).toEqual([
      ...['[version]', 'format=1.0', '', '[connect]', 'host=desk4.example', 'port=443'],
      ...['sessionid=console', 'user=NORTHPIER\\\\m.okafor'],
    ]);
    expect(cli.err).toEqual(['Left out, because a .dcv file has no such setting: tls.caFile']);
  });

  it('refuses other kinds with --dcv, and unknown ids, with 2', async () => {
    const cli = createTestCli();
    expect(await cli.run('connections', 'export', 'north-pier', '--dcv')).toBe(2);
    expect(await cli.run('connections', 'export', 'nobody')).toBe(2);
    expect(cli.out).toEqual([]);
  });
});

describe('connections add', () => {
  it('saves settings and keys separately and prints the id', async () => {
    const cli = adding(input);
    expect(await cli.run('connections', 'add')).toBe(0);
    expect(cli.out).toEqual(['south-pier']);
    expect(cli.limits).toEqual([64 * 1024]);
    const added = cli.settings().connections.at(-1)!;
    expect(added).toMatchObject({ id: 'south-pier', name: 'South Pier', kind: 'nimble' });
    expect(JSON.stringify(cli.settings())).not.toMatch(/hush-hush|AKIDEXAMPLE/);
    const [entry, keys] = [...cli.vault][0]!;
    expect(added).toMatchObject({ credentials: { source: 'keychain', entry } });
    expect(keys.secretAccessKey?.reveal()).toBe(secret);
  });

  it('--json prints the id in an object, with a number if the id is taken', async () => {
    const cli = adding({ name: 'North Pier!', kind: 'practice' });
    expect(await cli.run('connections', 'add', '--json')).toBe(0);
    expect(cli.out).toEqual(['{"id":"north-pier-2"}']);
  });

  it('accepts a byte order mark before the object', async () => {
    const cli = createTestCli({
      input: `\ufeff${JSON.stringify({ name: 'A', kind: 'practice' })}`,
    });
    expect(await cli.run('connections', 'add')).toBe(0);
  });

  it.each([
    [{ source: 'profile', profile: 'pier' }],
    [
      {
        source: 'identity-center',
        startUrl: 'https://pier.awsapps.com/start',
        region: 'eu-west-1',
        accountId: '000000000001',
        roleName: 'Artist',
      },
    ],
    [{ source: 'assume-role', roleArn, base: { source: 'environment' } }],
  ])(
    'accepts credentials without stored keys, and list shows them unchanged: %j',
    async (credentials) => {
      const cli = adding({ ...input, credentials });
      expect(await cli.run('connections', 'add')).toBe(0);
      expect(cli.vault.size).toBe(0);
      await cli.run('connections', 'list', '--json');
      const listed = JSON.parse(cli.out.at(-1)!) as object[];
      expect(listed.at(-1)).toMatchObject({ credentials });
    },
  );

  it('stores the base keys of a role in the vault, and list does not show them', async () => {
    const credentials = { source: 'assume-role', roleArn, base: input.credentials };
    const cli = adding({ ...input, credentials });
    expect(await cli.run('connections', 'add')).toBe(0);
    expect(cli.vault.size).toBe(1);
    await cli.run('connections', 'list', '--json');
    const listed = JSON.parse(cli.out.at(-1)!) as object[];
    const shown = { source: 'assume-role', roleArn, base: { source: 'keychain' } };
    expect(listed.at(-1)).toMatchObject({ credentials: shown });
    expect(cli.printed()).not.toMatch(/hush-hush|AKIDEXAMPLE/);
  });

  it.each([
    ['a profile', (profile: object) => profile],
    ['a role', (base: object) => ({ source: 'assume-role', roleArn, base })],
  ])('refuses a consent to run a program, for %s', async (_, credentialsOf) => {
    const agreedCommand = 'a'.repeat(64);
    const credentials = credentialsOf({ source: 'profile', profile: 'pier', agreedCommand });
    const cli = adding({ ...input, credentials });
    expect(await cli.run('connections', 'add')).toBe(2);
    expect(cli.err[0]).toContain('in the window');
    expect(cli.settings().connections).toEqual([northPier, practice]);
  });

  it('accepts keys from the environment, which are not stored', async () => {
    const cli = adding({ ...input, credentials: { source: 'environment' } });
    expect(await cli.run('connections', 'add')).toBe(0);
    expect(cli.vault.size).toBe(0);
  });

  it.each([
    ['empty input', ''],
    ['plain text', 'not JSON'],
    ['an incomplete object', '{"name":"South Pier"'],
    ['two objects', '{"name":"A","kind":"practice"}{}'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['a string', '"practice"'],
    ['an empty object', '{}'],
    ['an unknown kind', JSON.stringify({ ...input, kind: 'teleport' })],
    ['no name', JSON.stringify({ ...input, name: ' ' })],
    ['a name with a line break', JSON.stringify({ ...input, name: 'a\nb' })],
    ['another region', JSON.stringify({ ...input, region: 'eu-central-1' })],
    ['a region that is a host', JSON.stringify({ ...input, region: 'harbour.example/#' })],
    [
      'an http endpoint on another host',
      JSON.stringify({ ...input, endpoint: 'http://h.example' }),
    ],
    ['an endpoint with a user', JSON.stringify({ ...input, endpoint: 'https://u:p@h.example' })],
    ['an endpoint with a query', JSON.stringify({ ...input, endpoint: 'https://h.example/?a=1' })],
    ['an unknown setting', JSON.stringify({ ...input, verify: false })],
    ['a repeated name', '{"name":"A","kind":"practice","name":"B"}'],
    ['its own id', JSON.stringify({ ...input, id: 'mine' })],
    [
      'a policy that trusts every certificate',
      JSON.stringify({ ...input, tls: { policy: 'accept-untrusted' } }),
    ],
    ['no credentials', JSON.stringify({ ...input, credentials: undefined })],
    [
      'keys with a NUL',
      JSON.stringify({ ...input, credentials: { ...input.credentials, secretAccessKey: 'a\0b' } }),
    ],
    [
      'empty keys',
      JSON.stringify({ ...input, credentials: { ...input.credentials, accessKeyId: '' } }),
    ],
  ])('refuses %s with exit status 2, and saves nothing', async (_, text) => {
    const cli = createTestCli({ input: text });
    expect(await cli.run('connections', 'add', '--json')).toBe(2);
    expect(cli.out).toEqual([]);
    expect(cli.err).toHaveLength(1);
    expect(cli.printed()).not.toContain(secret);
    expect(cli.settings().connections).toEqual([northPier, practice]);
    expect(cli.vault.size).toBe(0);
  });

  it.each([
    ['is not UTF-8 text', Buffer.from('{"name":"Café","kind":"practice"}', 'latin1')],
    ['is not UTF-8 text', Buffer.from('{"name":"A"}', 'utf16le')],
    ['is not UTF-8 text', Buffer.from('\ufeff{"a":1}', 'utf16le').subarray(1)],
    [
      'is UTF-16 text that is damaged or incomplete',
      Buffer.from('\ufeff{"a":1}', 'utf16le').subarray(0, -1),
    ],
    ['is UTF-16 text that is damaged or incomplete', Buffer.from('\ufeff{"\ud800', 'utf16le')],
    ['contains NUL characters', Buffer.from('{"name":"A\0B","kind":"practice"}')],
    ['contains NUL characters', Buffer.from('\ufeff{"name":"A\0B"}', 'utf16le')],
    ['contains NUL characters', Buffer.alloc(4_096)],
  ])('refuses input that %s, says so, and saves nothing', async (problem, input) => {
    for (const [what, ...args] of [
      ['connection', 'add'],
      ['patch', 'set', 'north-pier'],
    ] as const) {
      const cli = createTestCli({ input });
      expect(await cli.run('connections', ...args)).toBe(2);
      expect(cli.err).toEqual([
        expect.stringContaining(`The ${what} on standard input ${problem}`),
      ]);
      expect(cli.settings().connections).toEqual([northPier, practice]);
    }
  });

  it('accepts UTF-16 with a byte order mark', async () => {
    const cli = createTestCli({
      input: Buffer.from('\ufeff{"name":"Café","kind":"practice"}', 'utf16le'),
    });
    expect(await cli.run('connections', 'add')).toBe(0);
    expect(cli.settings().connections.at(-1)?.name).toBe('Café');
  });

  it('refuses input that is too large', async () => {
    const cli = createTestCli({ input: undefined });
    expect(await cli.run('connections', 'add')).toBe(2);
    expect(cli.err[0]).toContain('too large');
  });

  it.each([
    { code: 'vault-missing' },
    { code: 'vault-locked' },
    { code: 'vault-failed', why: 'not-kept' },
  ] as const)('without a usable keychain ($code) saves nothing and exits 8', async (failure) => {
    const keys = {
      save: async (_: string, __: string, ___: unknown, orThisRun: boolean) =>
        orThisRun ? ok('this-run' as const) : err(failure),
    };
    const cli = createTestCli({ input: JSON.stringify(input), keys });
    expect(await cli.run('connections', 'add', '--json')).toBe(8);
    expect(cli.out).toEqual([]);
    expect(cli.settings().connections).toEqual([northPier, practice]);
    expect(cli.printed()).not.toContain(secret);
    expect(cli.err.at(-1)).toBe('Neither the connection nor its keys were saved.');
    // Only the window keeps keys until it quits.
    expect(cli.printed()).not.toContain('forget');

    const credentials = { ...input.credentials, source: 'keychain' };
    const set = createTestCli({ input: JSON.stringify({ credentials }), keys });
    expect(await set.run('connections', 'set', 'north-pier')).toBe(8);
    expect(set.err.at(-1)).toBe('The connection and its keys stay as they were.');
    expect(set.settings().connections).toEqual([northPier, practice]);
  });

  it('reports a cancellation, not a missing keychain, if Ctrl+C ended the keychain process', async () => {
    const cancelled: { cancel?: () => void } = {};
    const keys = {
      save: async () => {
        cancelled.cancel?.();
        return err({ code: 'vault-missing' });
      },
    };
    const onRead = async (cancel: () => void) => {
      cancelled.cancel = cancel;
      return JSON.stringify(input);
    };
    const cli = createTestCli({ onRead, keys });
    expect(await cli.run('connections', 'add')).toBe(130);
    expect(cli.err).toEqual(['Neither the connection nor its keys were saved.', 'Canceled.']);
    expect(cli.settings().connections).toEqual([northPier, practice]);
  });
});

describe('connections remove', () => {
  it('removes one and prints nothing', async () => {
    const cli = createTestCli();
    expect(await cli.run('connections', 'remove', 'north-pier')).toBe(0);
    expect(cli.settings().connections).toEqual([practice]);
    expect(cli.printed()).toBe('');
  });

  it('removes its keys', async () => {
    const cli = adding(input);
    await cli.run('connections', 'add');
    expect(cli.vault.size).toBe(1);
    expect(await cli.run('connections', 'remove', 'south-pier')).toBe(0);
    expect(cli.vault.size).toBe(0);
  });

  it('removes its sign-in, even if the policy does not allow the connection', async () => {
    const forgotten: string[] = [];
    const { connections, signInServices } = createTestCli().services;
    const forget = async ({ id }: Connection) => {
      forgotten.push(id);
      return ok(undefined);
    };
    const refused = err({ code: 'not-allowed-by-policy', rule: 'kind' });
    const cli = createTestCli({
      services: {
        connections: { ...connections, find: async () => refused },
        signInServices: { ...signInServices, router: { ...signInServices.router, forget } },
      },
    });
    expect(await cli.run('connections', 'remove', 'north-pier')).toBe(0);
    expect(forgotten).toEqual(['north-pier']);
  });
});

describe('connections', () => {
  it.each([
    [[]],
    [['lists']],
    [['list', 'a-word']],
    [['list', '--all']],
    [['add', 'a-word']],
    [['remove']],
    [['remove', '']],
    [['remove', 'north-pier', 'practice']],
    [['remove', 'nowhere']],
    [['test']],
    [['test', 'nowhere']],
    [['test', 'NORTH-PIER']],
    [['--json']],
  ])('%j is wrong usage and changes nothing', async (args) => {
    const cli = createTestCli({ input: '{"name":"A","kind":"practice"}' });
    expect(await cli.run('connections', ...args)).toBe(2);
    expect(cli.out).toEqual([]);
    expect(cli.err).toHaveLength(1);
    expect(cli.settings().connections).toHaveLength(2);
  });
});

describe('connections show, set and duplicate', () => {
  it('shows one connection without its secrets', async () => {
    const cli = createTestCli();
    expect(await cli.run('connections', 'show', 'north-pier')).toBe(0);
    expect(JSON.parse(cli.out.join('\n'))).toMatchObject({
      id: 'north-pier',
      credentials: { source: 'keychain' },
    });
    expect(cli.out.join()).not.toContain('entry');
    expect(await createTestCli().run('connections', 'show', 'elsewhere')).toBe(2);
  });

  it('changes the fields of the patch on standard input, and prints nothing', async () => {
    const edits: unknown[] = [];
    const cli = createTestCli({ input: JSON.stringify({ region: 'eu-west-2', studioId: null }) });
    Object.assign(cli.services.connections, {
      edit: async (...edit: unknown[]) => {
        edits.push(edit);
        return ok({});
      },
    });
    expect(await cli.run('connections', 'set', 'north-pier')).toBe(0);
    expect(cli.out).toEqual([]);
    expect(edits).toMatchObject([
      ['north-pier', { region: 'eu-west-2', credentials: { source: 'keychain' } }, false],
    ]);
    expect(edits).not.toMatchObject([['north-pier', { studioId: expect.anything() as unknown }]]);
  });

  it.each([northPier, agreed])('accepts what show prints: $id', async (connection) => {
    const saved = [connection];
    const shown = createTestCli({ saved });
    expect(await shown.run('connections', 'show', connection.id, '--json')).toBe(0);
    const input = JSON.stringify({ ...JSON.parse(shown.out.join()), name: 'Renamed' });
    const cli = createTestCli({ saved, input });
    expect(await cli.run('connections', 'set', connection.id)).toBe(0);
    expect(cli.settings().connections).toEqual([{ ...connection, name: 'Renamed' }]);
  });

  it.each(['hush-hush', 7, null])(
    'refuses another id, which it does not repeat: %j',
    async (id) => {
      const cli = createTestCli({ input: JSON.stringify({ id, name: 'Renamed' }) });
      expect(await cli.run('connections', 'set', 'north-pier')).toBe(2);
      expect(cli.err.join()).toContain('The id of a connection never changes');
      expect(cli.printed()).not.toContain('hush-hush');
      expect(cli.settings().connections).toEqual([northPier, practice]);
    },
  );

  it('says how to add what show prints', async () => {
    const cli = createTestCli({ input: JSON.stringify(practice) });
    expect(await cli.run('connections', 'add')).toBe(2);
    expect(cli.err.join()).toBe(
      'This command is not used correctly. A new connection gets its id from its name. Remove “id” from the object. “stagedoor connections export ID” prints a connection without its id.',
    );
  });

  it.each(['', 'no JSON', '[]', '{"colour": "red"}', '{"credentials": {"entry": "x"}}'])(
    'refuses the patch %j with 2',
    async (text) => {
      expect(await createTestCli({ input: text }).run('connections', 'set', 'north-pier')).toBe(2);
    },
  );

  it('saves a copy under the given name, and prints its id', async () => {
    const cli = createTestCli();
    Object.assign(cli.services.connections, {
      duplicate: async (id: string, name: string) => ok(`${id} ${name}`),
    });
    const words = ['connections', 'duplicate', 'north-pier'];
    expect(await cli.run(...words, '--name', 'South Pier', '--json')).toBe(0);
    expect(JSON.parse(cli.out.join())).toEqual({ id: 'north-pier South Pier' });
    expect(await createTestCli().run(...words)).toBe(2);
  });
});
