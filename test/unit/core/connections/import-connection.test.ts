import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { formProblems } from '../../../../src/main/core/connections/connection-check.ts';
import { importConnection } from '../../../../src/main/core/connections/import-connection.ts';
import { importDcvFile } from '../../../../src/main/core/connections/import-dcv.ts';
import { importSettings } from '../../../../src/main/core/connections/import-settings.ts';
import { Imported } from '../../../../src/shared/connections/imported.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { failureLine } from '../../../../src/shared/base/failure-text.ts';
import { valueOf } from '../launch/support/launches-fakes.ts';

const { imports } = en;

const read = (text: string, name = 'Comp 07.dcv') => importConnection({ name, text });
const imported = (text: string, name?: string) => valueOf(read(text, name));
const dcv = (...lines: readonly string[]) => lines.join('\n');
const settings = (value: object) => imported(JSON.stringify(value), 'pier.json');

describe('a connection file', () => {
  const whole = dcv(
    ...['[options]', 'fullscreen=true', 'useallmonitors=false', 'enableyuv444decoding=1', ''],
    ...['[connect]', 'host = DCV-3.pier.example', 'port=8444', 'sessionid=console'],
    ...['user=m.okafor', 'weburlpath=/desk', 'transport=websocket'],
    ...['certificatevalidationpolicy=strict', '', '[version]', 'format=1.0'],
  );
  const form = {
    name: 'Comp 07',
    kind: 'direct',
    host: 'dcv-3.pier.example',
    port: 8444,
    session: 'console',
    user: 'm.okafor',
    webUrlPath: '/desk',
    transport: 'websocket',
    tls: { policy: 'strict' },
    display: { fullscreen: true, allMonitors: false, yuv444: true },
  };

  it('becomes the form of a direct connection, whatever the order of its sections', () => {
    expect(imported(whole)).toEqual({ values: form, refused: [] });
    expect(formProblems('connection', imported(whole).values)).toEqual({});
  });

  it.each([
    ['with a byte order mark', `\ufeff${whole}`],
    ['with line ends of Windows', whole.replaceAll('\n', '\r\n')],
    ['with CR line ends', whole.replaceAll('\n', '\r')],
    ['with comments', `# mine\n; also mine\n${whole}\n#host=evil.example`],
    ['with a section in two parts', `[connect]\nuser=m.okafor\n[other]\n${whole}`],
    ['with the same setting twice', `${whole}\n[connect]\nport=8444`],
  ])('%s gives the same form', (_, text) => {
    expect(imported(text)).toEqual({ values: form, refused: [] });
  });

  it('with only a host gets the default port, and the form asks for the rest', () => {
    const { values } = imported('[connect]\nhost=10.1.2.3\nuser=');
    expect(values).toEqual({ name: 'Comp 07', kind: 'direct', host: '10.1.2.3', port: 8443 });
    expect(Object.keys(formProblems('connection', values))).toEqual(['session']);
  });

  it('that accepts any certificate is imported without that setting, which is reported', () => {
    const { values, refused } = imported(whole.replace('=strict', '=accept-untrusted'));
    expect(refused).toEqual([{ name: 'certificatevalidationpolicy', why: 'unsafe' }]);
    expect(values).not.toHaveProperty('tls');
  });

  it.each(['password', 'authtoken', 'Password', 'proxypassword', 'proxyuser', 'proxy-password'])(
    'with a secret (%s) is imported without it; the name is reported, never the value',
    (name) => {
      const answer = imported(`${whole}\n[connect]\n${name}=hush-hush`);
      expect(answer).toEqual({ values: form, refused: [{ name, why: 'secret' }] });
      expect(JSON.stringify(answer)).not.toContain('hush');
    },
  );

  it.each([
    ['host', 'dcv.example\\'],
    ['host', 'dcv\u0000.example'],
    ['host', '*.example'],
    ['port', '0'],
    ['port', '65536'],
    ['port', '8443x'],
    ['port', '-1'],
    ['sessionid', 'con sole'],
    ['sessionid', 'x\u2028host=evil.example'],
    ['weburlpath', '/../x'],
    ['transport', 'udp'],
    ['fullscreen', 'yes'],
    ['certificatevalidationpolicy', 'never'],
  ])('is imported without %s if that is %j', (name, value) => {
    const section = name === 'fullscreen' ? 'options' : 'connect';
    const { refused } = imported(`[${section}]\n${name}=${value}\n[connect]\n`);
    expect(refused).toEqual([{ name, why: 'not-fitting' }]);
  });

  it('with contradicting values for a setting is imported without it', () => {
    const { values, refused } = imported(`${whole}\n[connect]\nhost=evil.example\nhost=third`);
    expect(refused).toEqual([{ name: 'host', why: 'twice' }]);
    expect(values).not.toHaveProperty('host');
  });

  it.each([
    ['C:\\Files\\Comp 07.DCV', 'Comp 07'],
    ['/home/me/Comp\u202e07.dcv', 'Comp 07'],
    ['', ''],
  ])('at %j gives its connection a displayable name', (name, wanted) => {
    expect(imported(whole, name).values.name).toBe(wanted);
  });
});

describe('settings from an administrator', () => {
  const broker = {
    name: 'Pier',
    kind: 'session-manager',
    endpoint: 'https://broker.pier.example:8443',
    gateway: { host: 'gate.pier.example', port: 8443 },
    tls: { policy: 'strict' },
    credentials: { source: 'client', clientId: 'artists' },
  };
  const console_ = {
    name: 'Pier',
    kind: 'access-console',
    endpoint: 'https://dcv.pier.example/smuihandler',
    credentials: { source: 'browser', issuer: 'https://login.pier.example', clientId: 'desk' },
  };
  const nimble = {
    name: 'Pier',
    kind: 'nimble',
    region: 'us-west-2',
    hosts: ['*.pier.example'],
    credentials: { source: 'assume-role', roleArn: 'arn:aws:iam::000000000001:role/comp' },
  };
  const direct = { name: 'Pier', kind: 'direct', host: 'h.example', port: 8443, session: 'one' };

  const ec2 = {
    name: 'Pier',
    kind: 'ec2',
    region: 'us-west-2',
    address: 'ssm',
    port: 8444,
    filters: { 'tag:Workstation': 'yes', 'tag:Owner': ['{user}', 'pool'] },
    session: 'comp',
    ssmEndpoint: 'https://ssm.pier.example',
    onLeave: { stop: true, afterMinutes: 15 },
    prices: { currency: 'USD', perHour: { 'g5.2xlarge': 1.212 } },
    credentials: { source: 'profile', profile: 'pier' },
  };

  it.each([broker, console_, nimble, direct, ec2])(
    'of kind $kind become its form unchanged',
    (given) => {
      expect(settings(given)).toEqual({ values: given, refused: [] });
      expect(settings({ id: 'pier', ...given }).refused).toEqual([]);
    },
  );

  it('of a practice connection, which has no form, are refused', () => {
    const text = JSON.stringify({ name: 'Try it', kind: 'practice' });
    expect(importConnection({ name: 'try.json', text })).toEqual({
      ok: false,
      failure: { code: 'connection-invalid', field: 'file', rule: 'import-practice' },
    });
  });

  it('that are complete are valid at once', () => {
    for (const one of [console_, direct, ec2])
      expect(formProblems('connection', settings(one).values)).toEqual({});
    expect(Object.keys(formProblems('connection', settings(broker).values))).toEqual([
      'clientSecret',
    ]);
  });

  it('take the name of the file if they have none', () => {
    const { name: _, ...rest } = direct;
    expect(settings(rest).values.name).toBe('pier');
    expect(imported(`\ufeff \n${JSON.stringify(direct)}`, 'x').values.name).toBe('Pier');
  });

  it('never contain the path of a CA file', () => {
    const { values, refused } = settings({
      ...broker,
      tls: { policy: 'strict', caFile: '//evil.example/share/ca.pem' },
    });
    expect(values.tls).toEqual({ policy: 'strict' });
    expect(refused).toEqual([{ name: 'caFile', why: 'own-file' }]);
    const own = settings({ ...broker, tls: { caFile: '/etc/pier/ca.pem' } });
    expect(own.values.tls).toEqual({});
    expect(own.refused).toEqual([{ name: 'caFile', why: 'own-file' }]);
  });

  it.each([
    ['clientSecret', { ...broker.credentials, clientSecret: 'hush' }],
    ['token', { ...broker.credentials, token: 'hush' }],
    ['secretAccessKey', { ...broker.credentials, secretAccessKey: 'hush' }],
    ['accessKeyId', { ...broker.credentials, accessKeyId: 'hush' }],
    ['sessionToken', { ...broker.credentials, base: { sessionToken: 'hush' } }],
    ['password', { ...broker.credentials, password: { of: 'hush' } }],
  ])(
    'with a secret (%s) are imported without it, and its name is reported',
    (name, credentials) => {
      const answer = settings({ ...broker, credentials });
      expect(answer.refused).toContainEqual({ name, why: 'secret' });
      expect(answer.values.credentials).toMatchObject(broker.credentials);
      expect(JSON.stringify(answer)).not.toContain('hush');
    },
  );

  it('cannot consent to a command on the user’s behalf', () => {
    const profile = { source: 'profile', profile: 'pier' };
    const agreedCommand = 'a'.repeat(64);
    const plain = settings({ ...nimble, credentials: { ...profile, agreedCommand } });
    const below = settings({
      ...nimble,
      credentials: { ...nimble.credentials, base: { ...profile, agreedCommand } },
    });
    for (const { values, refused } of [plain, below]) {
      expect(refused).toEqual([{ name: 'agreedCommand', why: 'agreement' }]);
      expect(JSON.stringify(values)).not.toContain(agreedCommand);
    }
    expect(plain.values.credentials).toEqual(profile);
  });

  it('cannot name a keychain entry of another machine', () => {
    const entry = '00000000-0000-4000-8000-000000000001';
    const { values, refused } = settings({
      ...broker,
      credentials: { ...broker.credentials, entry },
    });
    expect(refused).toEqual([{ name: 'entry', why: 'not-kept' }]);
    expect(values.credentials).toEqual(broker.credentials);
  });

  it.each([
    [{ port: '8443' }, 'port', 'not-fitting'],
    [{ host: 'https://h.example' }, 'host', 'not-fitting'],
    [{ tls: { policy: 'accept-untrusted' } }, 'policy', 'not-fitting'],
    [{ tls: 7 }, 'tls', 'not-fitting'],
    [{ display: { fullscreen: true, theme: 'dark' } }, 'theme', 'not-kept'],
    [{ url: 'https://h.example' }, 'url', 'not-kept'],
    [{ region: 'us-west-2' }, 'region', 'not-kept'],
    [{ credentials: { source: 'environment' } }, 'credentials', 'not-kept'],
    [{ name: 'two\nlines' }, 'name', 'not-fitting'],
  ])('are imported without values that do not fit: %j', (more, name, why) => {
    const { values, refused } = settings({ ...direct, ...more });
    expect(refused).toEqual([{ name, why }]);
    expect(v.is(Imported, { values, refused })).toBe(true);
  });

  it('are imported without a list that has one invalid item', () => {
    const { values, refused } = settings({ ...nimble, hosts: ['a.example', 'b c'] });
    expect(refused).toEqual([{ name: 'hosts', why: 'not-fitting' }]);
    expect(values).not.toHaveProperty('hosts');
  });

  it('cannot change an object prototype', () => {
    const text = JSON.stringify(direct).replace('{', '{"__proto__":{"kind":"nimble"},');
    expect(imported(text)).toEqual({ values: direct, refused: [] });
    expect(({} as { kind?: unknown }).kind).toBeUndefined();
  });
});

describe('an unusable file', () => {
  const large = `[connect]\n${'x'.repeat(70_000)}`;
  const deep = `{"kind":"direct","tls":${'{"a":'.repeat(90)}1${'}'.repeat(91)}`;
  it.each([
    ['', '[options]\nfullscreen=true', 'hush', '<html></html>', '{', '[]', '{"kind":"pigeon"}'],
    ['{}', 'null', large, deep],
  ])('is refused with a message that does not repeat its content', (...texts) => {
    for (const text of texts) {
      const outcome = read(text);
      expect(outcome).toMatchObject({ ok: false, failure: { code: 'connection-invalid' } });
      if (!outcome.ok) expect(failureLine(outcome.failure)).not.toMatch(/hush|pigeon|xxx/);
    }
  });

  it('never makes the import throw, and the result can always be shown', () => {
    const piece = fc.oneof(
      fc.constantFrom('[connect]', '[', ']', '=', '\n', '\r', '\\', '\ufeff', 'host', 'port'),
      fc.constantFrom('password=hush-hush', 'authtoken=hush-hush', '{"kind":"direct",', '"}'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.string({ unit: 'binary' }), (pieces, name) => {
        const text = pieces.join('');
        const outcome = importConnection({ name, text });
        if (outcome.ok) expect(v.is(Imported, outcome.value)).toBe(true);
        expect(JSON.stringify(outcome)).not.toContain('hush');
      }),
    );
  });

  it('is read to its end even if it is much too large', () => {
    const garbage = '[connect]\nhost=a\nhost=b\\\n\u0000=\n'.repeat(40_000);
    expect(importDcvFile(garbage)?.refused).toContainEqual({ name: 'host', why: 'twice' });
  });

  it('of arbitrary JSON never makes the import throw', () => {
    const kind = fc.constantFrom('nimble', 'session-manager', 'access-console', 'direct');
    fc.assert(
      fc.property(kind, fc.dictionary(fc.string(), fc.jsonValue()), (one, more) => {
        const draft = importSettings({ ...more, kind: one });
        expect(draft?.values.kind).toBe(one);
      }),
    );
  });
});

it.each(Object.entries(imports.refusals))('the reason %s has a sentence', (_, text) => {
  const sentence = typeof text === 'string' ? text : text({ name: '4' });
  expect(sentence).toMatch(/^[A-Z].*\.$/);
});
