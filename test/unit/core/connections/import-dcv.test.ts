import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { formProblems } from '../../../../src/main/core/connections/connection-check.ts';
import { exportDcvFile } from '../../../../src/main/core/connections/export-dcv.ts';
import { importConnection } from '../../../../src/main/core/connections/import-connection.ts';
import { handoverText } from '../../../../src/main/core/viewer/handover-text.ts';
import { Connection, type ConnectionOf } from '../../../../src/shared/connections/connection.ts';
import { HostName } from '../../../../src/shared/connections/dcv.ts';
import { Imported } from '../../../../src/shared/connections/imported.ts';
import { omitUndefined } from '../../../../src/shared/base/omit-undefined.ts';
import { valueOf } from '../launch/support/launches-fakes.ts';

const imported = (...lines: readonly string[]) =>
  valueOf(importConnection({ name: 'Desk 4.dcv', text: lines.join('\n') }));
/** What is imported from a `[connect]` section with these settings, without name and kind. */
const connect = (...lines: readonly string[]) => {
  const { values, refused } = imported('[version]', 'format=1.0', '[connect]', ...lines);
  const { name: _, kind: __, ...fields } = values;
  return { fields, refused };
};
const leftOut = (...lines: readonly string[]) => connect('host=desk4.example', ...lines).refused;

describe('a host in any common notation', () => {
  it.each([
    [['host=desk9.example:8443'], { host: 'desk9.example', port: 8443 }],
    [['host=desk9.example:9443'], { host: 'desk9.example', port: 9443 }],
    [['host=https://desk9.example:8443', 'port=8443'], { host: 'desk9.example', port: 8443 }],
    [['host=HTTPS://Desk9.example/'], { host: 'desk9.example', port: 443 }],
    [['host=https://desk9.example', 'port=8444'], { host: 'desk9.example', port: 8444 }],
    [['host=https://desk9.example:1', 'port=2'], { host: 'desk9.example', port: 1 }, 'port'],
    [['host=http://desk9.example'], { host: 'desk9.example', port: 8443 }],
    [['host=dcv://desk9.example:8443'], { host: 'desk9.example', port: 8443 }],
    [['host=desk9.example/'], { host: 'desk9.example', port: 8443 }],
    [
      ['host=https://alb.example/customPath', 'weburlpath=/customPath'],
      { host: 'alb.example', port: 443, webUrlPath: '/customPath' },
    ],
    [
      ['host=https://desk9.example:8443/desk/top#one%3Atwo'],
      { host: 'desk9.example', port: 8443, webUrlPath: '/desk/top', session: 'one:two' },
    ],
    [['host=[2001:DB8::7]:9443'], { host: '2001:db8::7', port: 9443 }],
    [['host=2001:db8::7'], { host: '2001:db8::7', port: 8443 }],
    [['host=[::1]'], { host: '::1', port: 8443 }],
    [['host=WS_042'], { host: 'ws_042', port: 8443 }],
    [['host=desk9.example.'], { host: 'desk9.example', port: 8443 }],
    [['host=https://desk_9.example.:8443/'], { host: 'desk_9.example', port: 8443 }],
    [['host=Bühne.example'], { host: 'xn--bhne-0ra.example', port: 8443 }],
    [['host=制作.example:9443'], { host: 'xn--2qq52e.example', port: 9443 }],
    [['host="desk9.example"'], { host: 'desk9.example', port: 8443 }],
  ])('is split into its parts: %j', (lines, fields, twice?: string) => {
    const port = twice === undefined ? fields.port : 443;
    expect(connect(...lines)).toEqual({
      fields: { ...fields, port },
      refused: twice === undefined ? [] : [{ name: twice, why: 'twice' }],
    });
  });

  it.each([
    ['port=abc', 'port', 'not-fitting'],
    ['port=0', 'port', 'not-fitting'],
    ['sessionid=a b', 'sessionid', 'not-fitting'],
    ['weburlpath=/a?b', 'weburlpath', 'not-fitting'],
  ])('keeps the values of its address if the line %j is invalid', (line, name, why) => {
    expect(connect('host=https://desk9.example:9443/desk#one', line)).toEqual({
      fields: { host: 'desk9.example', port: 9443, webUrlPath: '/desk', session: 'one' },
      refused: [{ name, why }],
    });
  });

  it('is imported without the token in its address, which is reported', () => {
    const answer = connect('host=https://desk9.example:8443?authToken=hush-hush#console');
    expect(answer).toEqual({
      fields: { host: 'desk9.example', port: 8443, session: 'console' },
      refused: [{ name: 'authtoken', why: 'secret' }],
    });
    expect(JSON.stringify(answer)).not.toContain('hush');
  });

  it.each([
    ...['ftp://desk9.example', 'me@desk9.example', 'https://me@desk9.example', 'desk9.example:x'],
    ...['https://desk9.example/?x=1', 'https://desk9.example/#%', 'https://', '*.example', ':8443'],
    ...['desk9.example..', '.', 'desk 9', 'desk%39', 'desk9\u00ad', 'xn--ä', 'desk@9', 'a。b'],
    ...['desk9.example\\x', '[desk9.example', 'https://2001:db8::7/'],
  ])('is refused if it is not valid: %j', (host) => {
    expect(connect(`host=${host}`)).toEqual({
      fields: { port: 8443 },
      refused: [{ name: 'host', why: 'not-fitting' }],
    });
  });
});

describe('a setting that differs only in notation is imported:', () => {
  it.each([
    ['user=NORTHPIER\\m.okafor', { user: 'NORTHPIER\\m.okafor' }],
    ['user=NORTHPIER\\\\m.okafor', { user: 'NORTHPIER\\m.okafor' }],
    ['user=NORTHPIER\\sally', { user: 'NORTHPIER\\sally' }],
    ['user=north.pier.example\\n.okafor', { user: 'north.pier.example\\n.okafor' }],
    ['user=.\\Administrator', { user: '.\\Administrator' }],
    ["user=Maeve O'Brien", { user: "Maeve O'Brien" }],
    ['user="ec2-user"', { user: 'ec2-user' }],
    ['weburlpath=customPath', { webUrlPath: '/customPath' }],
    ['weburlpath=/ip-10-0-0-38.internal', { webUrlPath: '/ip-10-0-0-38.internal' }],
    ['weburlpath=/desk/', { webUrlPath: '/desk/' }],
    ['transport=QUIC', { transport: 'quic' }],
    ['transport=WebSocket', { transport: 'websocket' }],
    ['certificatevalidationpolicy=Strict', { tls: { policy: 'strict' } }],
    ['certificatevalidationpolicy=Ask user', { tls: { policy: 'ask-user' } }],
    ['proxytype=NONE', { proxy: { type: 'none' } }],
    ['proxytype=direct', { proxy: { type: 'none' } }],
    ['webport=443', { port: 443, quicPort: 8443 }],
    ['quicport=9443', { quicPort: 9443 }],
  ])('%s', (line, fields) => {
    expect(connect('host=desk4.example', line)).toEqual({
      fields: { host: 'desk4.example', port: 8443, ...fields },
      refused: [],
    });
  });

  it.each([
    [['port=443', 'webport=443', 'quicport=443'], { port: 443 }],
    [['port=443', 'webport=8444'], { port: 8444, quicPort: 443 }],
    [['port=443', 'webport=8444', 'quicport=8444'], { port: 8444 }],
    [['port=443', 'webport=0', 'quicport=0'], { port: 443 }],
  ])('ports: %j', (lines, fields) => {
    expect(connect(...lines)).toEqual({ fields, refused: [] });
  });

  it.each([
    [['proxytype=HTTP', 'proxyhost=proxy.example', 'proxyport=3128'], 'http'],
    [['proxytype=https', 'proxyhost=https://proxy.example', 'proxyport=3128'], 'https'],
    [['proxytype=SOCKS5', 'proxyhost=proxy.example:3128'], 'socks5'],
    [['proxytype=SOCKS', 'proxyhost=proxy.example', 'proxyport=3128'], 'socks5'],
  ])('a proxy: %j', (lines, type) => {
    const proxy = { type, host: 'proxy.example', port: 3128 };
    expect(connect(...lines)).toEqual({ fields: { port: 8443, proxy }, refused: [] });
  });

  it.each(['True', 'TRUE', '1'])('fullscreen=%s', (value) => {
    const { values, refused } = imported('[connect]', '[options]', `fullscreen=${value}`);
    expect([values.display, refused]).toEqual([{ fullscreen: true }, []]);
  });
});

describe('settings without effect', () => {
  it.each([
    ...['weburlpath=/', 'weburlpath=', 'password=', 'sessionid=', 'user=', 'authtoken='],
    ...['proxyport=0', 'proxytype=SYSTEM', 'proxytype=system', 'proxyhost=', 'proxypassword='],
    ...['webport=8443', 'quicport=8443', 'webport=0', '#initial_password: hush', '; password=hush'],
    ...[
      '[debug]\nloglevel=INFO',
      '[debug]\nlogfilename=',
      '[options]\npromptreconnect=false',
      'x=',
    ],
  ])('are not reported as left out: %j', (line) => {
    expect(connect('host=desk4.example', line)).toEqual({
      fields: { host: 'desk4.example', port: 8443 },
      refused: [],
    });
  });
});

describe('any other setting', () => {
  it.each([
    ['[options]\npromptreconnect=true', 'promptreconnect', 'not-kept'],
    ['[debug]\nloglevel=Debug', 'loglevel', 'not-kept'],
    ['[debug]\nlogfilename=C:\\viewer.log', 'logfilename', 'not-kept'],
    ['[version]\nformat=2.0', 'format', 'twice'],
    ['proxyhost=proxy.example', 'proxyhost', 'not-kept'],
    ['x=y', 'x', 'not-kept'],
    ['Host=other.example', 'Host', 'not-kept'],
    ['authToken=hush', 'authToken', 'secret'],
    ['proxyuser=m.okafor', 'proxyuser', 'secret'],
    ['[options]\nhost=other.example', '[options] host', 'not-kept'],
    ['[input]\nspeed=2', 'speed', 'not-kept'],
    ['certificatevalidationpolicy=Accept untrusted', 'certificatevalidationpolicy', 'unsafe'],
    ['user=a\\b\\c', 'user', 'not-fitting'],
    ['user=m okafor ;x', 'user', 'not-fitting'],
    ['words without a sign', '5', 'line'],
    ['[connect', '5', 'line'],
    ['=x', '5', 'line'],
    ['two words=x', '5', 'line'],
  ])('is reported as left out: %j', (line, name, why) => {
    expect(leftOut(line)).toEqual([{ name, why }]);
  });

  it.each([
    [['proxytype=HTTP'], ['proxytype']],
    [
      ['proxytype=HTTP', 'proxyhost=proxy.example'],
      ['proxytype', 'proxyhost'],
    ],
    [
      ['proxytype=SOCKS5', 'proxyport=1080'],
      ['proxytype', 'proxyport'],
    ],
    [['proxytype=FTP'], ['proxytype']],
  ])('of an incomplete proxy is reported as left out: %j', (lines, names) => {
    expect(leftOut(...lines)).toEqual(names.map((name) => ({ name, why: 'not-fitting' })));
  });

  it('before the first section is reported as left out', () => {
    expect(imported('host=other.example', '[connect]', 'host=desk4.example')).toMatchObject({
      values: { host: 'desk4.example' },
      refused: [{ name: '1', why: 'line' }],
    });
  });

  it('is not moved into another section by a malformed header', () => {
    const { values, refused } = imported('[connect]', '[other', 'host=other.example');
    expect(values).not.toHaveProperty('host');
    expect(refused).toContainEqual({ name: '3', why: 'line' });
  });

  it('is counted instead of listed from the 41st on', () => {
    const many = Array.from({ length: 45 }, (_, nth) => `x${nth}=y`);
    const refused = leftOut(...many);
    expect(refused).toHaveLength(41);
    expect(refused.at(-1)).toEqual({ name: '5', why: 'more' });
  });
});

describe('a complete file', () => {
  it('of a portal with a gateway keeps its ports, and all other settings are reported', () => {
    const id = '0a1b2c3d-1111-4222-8333-944444444444';
    const { values, refused } = imported(
      ...['[version]', 'format=1.0', '[connect]', 'user=m.okafor', `sessionid=${id}`],
      ...['host=gateway.example', 'port=443', 'webport=443', 'quicport=443'],
      ...['certificatevalidationpolicy=accept-untrusted', 'authtoken=eyJEXAMPLE'],
      ...['[options]', 'promptreconnect=true', '[debug]', 'loglevel=Debug'],
    );
    expect(values).toEqual({
      name: 'Desk 4',
      kind: 'direct',
      host: 'gateway.example',
      port: 443,
      session: id,
      user: 'm.okafor',
    });
    expect(refused).toEqual([
      { name: 'certificatevalidationpolicy', why: 'unsafe' },
      { name: 'promptreconnect', why: 'not-kept' },
      { name: 'loglevel', why: 'not-kept' },
      { name: 'authtoken', why: 'secret' },
    ]);
  });

  it('as the viewer saves it is imported without its password only', () => {
    const { values, refused } = imported(
      ...['[version]', 'format=1.0', '[connect]', 'host=desk4.example', 'password="hush"'],
      ...['port=8443', 'weburlpath=', 'sessionid=', 'user=Administrator', 'proxyport=0'],
      ...['proxytype=system'],
    );
    expect(values).toMatchObject({ host: 'desk4.example', port: 8443, user: 'Administrator' });
    expect(refused).toEqual([{ name: 'password', why: 'secret' }]);
  });
});

type Direct = ConnectionOf<'direct'>;

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const host = fc.oneof(
  fc
    .stringMatching(/^[a-z0-9_]([a-z0-9_-]{0,10}[a-z0-9_])?(\.[a-z]{2,8}){0,3}$/)
    // Numbers such as 08 are not octal, and therefore no address.
    .filter((name) => v.is(HostName, name)),
  fc.ipV4(),
  fc.ipV6(),
);
const port = fc.integer({ min: 1, max: 65_535 });
const direct = fc
  .record({
    host,
    port,
    quicPort: optional(port),
    session: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/),
    user: optional(
      fc.stringMatching(
        /^((\.|[A-Z0-9_][A-Za-z0-9_.-]{0,14})\\)?[a-zäß_]([a-z0-9_.@+$' -]{0,30}[a-z0-9$])?$/u,
      ),
    ),
    webUrlPath: optional(fc.stringMatching(/^(\/[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,9}){1,4}\/?$/)),
    proxy: optional(
      fc.oneof(
        fc.constant({ type: 'none' }),
        fc.record({ type: fc.constantFrom('http', 'https', 'socks5'), host, port }),
      ),
    ),
    transport: optional(fc.constantFrom('auto', 'quic', 'websocket')),
    tls: optional(fc.record({ policy: fc.constantFrom('ask-user', 'strict') })),
    display: optional(
      fc
        .record({
          fullscreen: optional(fc.boolean()),
          allMonitors: optional(fc.boolean()),
          yuv444: optional(fc.boolean()),
        })
        .filter((all) => Object.values(all).some((one) => one !== undefined)),
    ),
  })
  .map((fields) => {
    const { quicPort, ...rest } = JSON.parse(JSON.stringify(fields)) as Record<string, unknown>;
    const own = quicPort === rest.port ? {} : { quicPort };
    const all = { id: 'desk-4', name: 'Desk 4', kind: 'direct', ...rest, ...own };
    return v.parse(Connection, JSON.parse(JSON.stringify(all))) as Direct;
  });

describe('an exported file', () => {
  it('gives the same connection when it is imported', () => {
    fc.assert(
      fc.property(direct, (connection) => {
        const { text, leftOut: lost } = exportDcvFile(connection);
        const { id: _, ...fields } = connection;
        expect(imported(text)).toEqual({ values: fields, refused: [] });
        expect(lost).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('of an imported connection gives the same connection again', () => {
    const line = fc.oneof(
      fc.constantFrom('host=desk4.example', 'sessionid=one', 'port=443', 'user=NORTHPIER\\sally'),
      fc.constantFrom('webport=1', 'quicport=2', 'proxytype=NONE', 'weburlpath=x', '[options]'),
      fc.constantFrom('useallmonitors=1', 'fullscreen=False', 'transport=Quic', 'host=a:1/b#c'),
      fc.constantFrom('proxytype=HTTP', 'proxyhost=p:3', 'proxyport=3', '[connect]', 'password=x'),
      fc
        .tuple(fc.constantFrom('host', 'user', 'sessionid', 'x'), fc.string())
        .map((p) => p.join('=')),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const first = imported('[connect]', 'host=desk4.example', 'sessionid=one', ...lines);
        expect(v.is(Imported, first)).toBe(true);
        if (Object.keys(formProblems('connection', first.values)).length > 0) return;
        const saved = v.parse(Connection, { id: 'desk-4', ...first.values }) as Direct;
        expect(imported(exportDcvFile(saved).text)).toEqual({ values: first.values, refused: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('names the settings that it cannot contain', () => {
    const connection = v.parse(Connection, {
      id: 'desk-4',
      name: 'Desk 4',
      kind: 'direct',
      host: 'h',
      port: 8443,
      session: 'one',
      tls: { caFile: '/etc/pier.pem', policy: 'strict' },
    }) as Direct;
    expect(exportDcvFile(connection).leftOut).toEqual(['tls.caFile']);
  });

  it('is read like the handover file of the same connection', () => {
    fc.assert(
      fc.property(direct, (connection) => {
        const { id: _, name, kind, session, tls, webUrlPath = '', ...fields } = connection;
        const { transport = 'auto', display, ...rest } = fields;
        const certificates = tls?.policy ?? 'ask-user';
        const { fullscreen = false, allMonitors = false, yuv444 = false } = display ?? {};
        const shown = { fullscreen, allMonitors, yuv444 };
        const made = handoverText({
          ...omitUndefined(rest),
          ...shown,
          sessionId: session,
          webUrlPath,
          transport,
          certificates,
        });
        expect(imported(made.ok ? made.text : '[connect]')).toEqual({
          values: {
            ...rest,
            name,
            kind,
            session,
            transport,
            tls: { policy: certificates },
            ...(webUrlPath !== '' && { webUrlPath }),
            display: { ...shown, ...(shown.yuv444 ? {} : { yuv444: undefined }) },
          },
          refused: [],
        });
      }),
    );
  });
});
