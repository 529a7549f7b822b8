import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitsHandover,
  handoverText,
  type HandoverFields,
} from '../../../../src/main/core/viewer/handover-text.ts';
import { goodValues, refusedValues } from '../../../fixtures/hostile-handover.ts';

const fields: HandoverFields = {
  host: 'dcv-3.north-pier.example',
  port: 8443,
  webUrlPath: '/desk',
  sessionId: 'console',
  authToken: 'hush-hush',
  certificates: 'ask-user',
  transport: 'auto',
  fullscreen: true,
  allMonitors: false,
  yuv444: false,
};

/** The field for a value of each name. */
const source = new Map<string, keyof HandoverFields>([
  ['host', 'host'],
  ['port', 'port'],
  ['weburlpath', 'webUrlPath'],
  ['sessionid', 'sessionId'],
  ['authtoken', 'authToken'],
  ['certificatevalidationpolicy', 'certificates'],
  ['transport', 'transport'],
  ['fullscreen', 'fullscreen'],
  ['useallmonitors', 'allMonitors'],
]);
/** The fields with one value that their types might not even allow. */
const withValue = (field: string, value: string): HandoverFields => ({
  ...fields,
  [source.get(field) ?? 'host']: value,
});

describe('a value of the handover file', () => {
  it.each(goodValues)('is written: %s=%s', (field, value) => {
    expect(fitsHandover(field, value)).toBe(true);
  });

  it.each(refusedValues)('is refused: %s=%j', (field, value) => {
    expect(fitsHandover(field, value)).toBe(false);
  });

  const ofFields = refusedValues.filter(([field]) => source.has(field));
  it.each(ofFields)('is reported by its field instead of a file: %s=%j', (field, value) => {
    expect(handoverText(withValue(field, value))).toEqual({ ok: false, field });
  });

  it('cannot contain a line break', () => {
    const field = fc.constantFrom(...source.keys(), 'promptreconnect');
    fc.assert(
      fc.property(field, fc.string(), fc.constantFrom('\n', '\r', '\0'), (name, text, sign) => {
        expect(fitsHandover(name, text + sign)).toBe(false);
        expect(fitsHandover(name, `${text}${sign}x`)).toBe(false);
      }),
    );
  });
});

describe('the handover file', () => {
  it('is an INI file with exactly these keys', () => {
    expect(handoverText(fields)).toEqual({
      ok: true,
      text: [
        ...['[version]', 'format=1.0', ''],
        ...['[connect]', 'host=dcv-3.north-pier.example', 'port=8443'],
        ...['webport=8443', 'quicport=8443', 'weburlpath=/desk'],
        ...['sessionid=console', 'authtoken=hush-hush', 'transport=auto'],
        ...['certificatevalidationpolicy=ask-user', ''],
        ...['[options]', 'fullscreen=true', 'useallmonitors=false', 'promptreconnect=false', ''],
      ].join('\n'),
    });
  });

  it('has no path if the stream has none', () => {
    const made = handoverText({ ...fields, webUrlPath: '' });
    expect(made.ok && made.text).not.toMatch(/weburlpath/);
  });

  it('has the QUIC port, which defaults to the gateway’s port', () => {
    const lines = (more: Partial<HandoverFields>) => {
      const made = handoverText({ ...fields, port: 443, ...more });
      return made.ok ? made.text.split('\n').filter((line) => /^(web|quic)?port=/.test(line)) : [];
    };
    expect(lines({})).toEqual(['port=443', 'webport=443', 'quicport=443']);
    expect(lines({ quicPort: 8443 })).toEqual(['port=443', 'webport=443', 'quicport=8443']);
  });

  it('names this machine by its address, unless certificates are strict', () => {
    const hostLine = (more: Partial<HandoverFields>) => {
      const made = handoverText({ ...fields, ...more });
      return made.ok ? /^host=(.*)$/m.exec(made.text)?.[1] : undefined;
    };
    expect(hostLine({ host: 'localhost' })).toBe('127.0.0.1');
    expect(hostLine({ host: 'localhost', certificates: 'strict' })).toBe('localhost');
    expect(hostLine({ host: 'localhost.example' })).toBe('localhost.example');
  });

  it('escapes the backslash of a domain', () => {
    const made = handoverText({ ...fields, user: 'NORTHPIER\\m.okafor' });
    expect(made.ok && made.text).toContain('\nuser=NORTHPIER\\\\m.okafor\n');
  });

  it.each([
    [{ type: 'none' } as const, ['proxytype=NONE']],
    [
      { type: 'socks5', host: 'proxy.example', port: 1080 } as const,
      ['proxytype=SOCKS5', 'proxyhost=proxy.example', 'proxyport=1080'],
    ],
  ])('has the proxy for the viewer: %j', (proxy, wanted) => {
    const made = handoverText({ ...fields, proxy });
    const lines = made.ok ? made.text.split('\n') : [];
    expect(lines.filter((line) => line.startsWith('proxy'))).toEqual(wanted);
  });

  it('contains no user and no password', () => {
    const made = handoverText(fields);
    expect(made.ok && made.text).not.toMatch(/^(user|password|proxy\w+)=/m);
  });

  it('has each key once, whatever the values', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,20}$/);
    const token = fc.stringMatching(/^[\x21\x23-\x5b\x5d-\x7e]{1,60}$/);
    const port = fc.integer({ min: 1, max: 65_535 });
    fc.assert(
      fc.property(name, token, port, (sessionId, authToken, number) => {
        const made = handoverText({ ...fields, sessionId, authToken, port: number });
        const lines = made.ok ? made.text.split('\n') : [];
        const keys = lines.filter((line) => line.includes('=')).map((line) => line.split('=')[0]);
        expect(keys).toEqual([
          ...['format', 'host', 'port', 'webport', 'quicport', 'weburlpath', 'sessionid'],
          ...[
            'authtoken',
            'transport',
            'certificatevalidationpolicy',
            'fullscreen',
            'useallmonitors',
            'promptreconnect',
          ],
        ]);
        expect(lines).toContain(`authtoken=${authToken}`);
      }),
    );
  });
});
