import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  Connection,
  ConnectionInput,
  ConnectionName,
  firstIssue,
} from '../../../../src/shared/connections/connection.ts';
import { Endpoint } from '../../../../src/shared/network/endpoint.ts';
import { Hosts } from '../../../../src/shared/viewer/viewing.ts';
import { KeyInput, StartUrl } from '../../../../src/shared/sign-in/credentials.ts';
import { LoginServer } from '../../../../src/shared/sign-in/broker-credentials.ts';
import { REGIONS } from '../../../../src/shared/sign-in/region.ts';
import { goodConnection, refusedConnections } from '../../../fixtures/hostile-connections.ts';

const keys = {
  source: 'keychain',
  accessKeyId: 'AKIAPIER12345678',
  secretAccessKey: 'hush/+=',
  sessionToken: 'hush-token',
} as const;
const uuid = '00000000-0000-4000-8000-000000000001';

describe('a new connection', () => {
  it.each([
    ['the required fields', goodConnection],
    ['entered keys', { ...goodConnection, credentials: keys }],
    ['the practice kind', { name: 'Try it', kind: 'practice', display: { fullscreen: true } }],
    [
      'all fields',
      {
        ...goodConnection,
        endpoint: 'https://pier.example/nimble',
        studioId: 'us-west-2:stid-NP1',
        hosts: ['dcv.pier.example', '*.north-pier.example', '10.0.0.7', '2001:db8::7'],
        tls: { policy: 'strict', caFile: '/etc/pier.pem', pin: `sha256/${'A'.repeat(43)}=` },
        display: { allMonitors: true },
        transport: 'websocket',
        onLeave: { stop: true, afterMinutes: 240 },
      },
    ],
    [
      'a stop at once',
      { name: 'Try it', kind: 'practice', onLeave: { stop: true, afterMinutes: 0 } },
    ],
    [
      'prices',
      {
        name: 'Cloud',
        kind: 'ec2',
        region: 'us-west-2',
        filters: {},
        address: 'private-ip',
        prices: { currency: 'USD', perHour: { 'g5.2xlarge': 1.212, 'u-24tb1.112xlarge': 218.4 } },
        credentials: { source: 'environment' },
      },
    ],
  ])('is valid with %s', (_, input) => {
    expect(v.parse(ConnectionInput, input)).toEqual(input);
  });

  it.each(REGIONS)('can be in the region %s', (region) => {
    expect(v.is(ConnectionInput, { ...goodConnection, region })).toBe(true);
  });

  it.each(refusedConnections)('is invalid with %s', (_, json, field) => {
    const parsed = v.safeParse(ConnectionInput, json);
    expect(parsed.success).toBe(false);
    if (!parsed.success) expect(firstIssue(parsed.issues).field).toBe(field);
  });

  it.each([null, undefined, 7, 'text', [], [goodConnection]])('is not %j', (json) => {
    expect(v.is(ConnectionInput, json)).toBe(false);
  });

  it('has its name trimmed and its hosts in lower case', () => {
    expect(v.parse(ConnectionName, '  North Pier ')).toBe('North Pier');
    expect(v.parse(Hosts, ['DCV.Pier.example'])).toEqual(['dcv.pier.example']);
  });

  it.each([
    'https://h.example',
    'https://h.example/',
    'https://h.example:8443/a/b',
    'https://h.example:443/a',
    'https://10.0.0.7',
    'http://127.0.0.1:4100',
    'http://127.0.0.1:80',
    'http://localhost:4100/',
    'https://10.0.0.7:8443/',
    'https://[fd12:3456::7]:8443/',
    'http://[::1]:4100',
  ])('can have the endpoint %s', (endpoint) => {
    expect(v.is(Endpoint, endpoint)).toBe(true);
  });

  it.each([
    'http://x.localhost:4100',
    'http://localhost.localdomain',
    'http://ip6-localhost',
    'https://169.254.169.254',
    'https://169.254.169.254.',
    'https://168.63.129.16',
    'https://metadata',
    'https://metadata.google.internal',
    'https://0.0.0.0',
    'https://[::]',
    'https://[64:ff9b::a9fe:a9fe]',
    'https://[2002:a9fe:a9fe::]',
    'https://[fec0::1]',
    'https://[fd00:ec2::254]',
  ])('cannot have an internal endpoint: %s', (endpoint) => {
    expect(v.is(Endpoint, endpoint)).toBe(false);
    expect(v.is(StartUrl, endpoint)).toBe(false);
    const login = { source: 'browser', issuer: endpoint, clientId: 'stagedoor' };
    expect(v.is(LoginServer, login)).toBe(false);
  });

  it('with any valid endpoint sends requests to exactly the host that is shown', () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc
        .tuple(fc.constantFrom('https', 'http'), fc.string(), fc.string())
        .map(([scheme, host, rest]) => `${scheme}://${host}${rest}`),
      fc.domain().map((host) => `https://${host}`),
    );
    fc.assert(
      fc.property(text, (endpoint) => {
        if (!v.is(Endpoint, endpoint)) return;
        const url = new URL(endpoint);
        expect(endpoint.startsWith(`${url.protocol}//${url.hostname}`)).toBe(true);
        expect([url.username, url.password, url.search, url.hash]).toEqual(['', '', '', '']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the problem of an invalid connection', () => {
  const issueOf = (json: unknown) => {
    const parsed = v.safeParse(ConnectionInput, json);
    return parsed.success ? undefined : firstIssue(parsed.issues);
  };

  it.each([
    [{ ...goodConnection, region: 'mars-1' }, 'region', 'region'],
    [{ ...goodConnection, viewer: 'x' }, 'viewer', 'unknown-setting'],
    [{ kind: 'practice' }, 'name', 'missing'],
    [{ kind: 'practice', name: 7 }, 'name', 'unlike', 'string'],
    [{ ...goodConnection, name: '' }, 'name', 'name-missing'],
    [7, 'connection', 'unlike', 'Object'],
  ])('is reported as path and rule: %j', (json, field, rule, expected?: string) => {
    expect(issueOf(json)).toEqual({ field, rule, ...(expected !== undefined && { expected }) });
  });

  it('is reported even without any input', () => {
    expect(firstIssue([])).toEqual({ field: 'connection', rule: 'incomplete' });
  });

  it('never repeats the value, which may be a secret', () => {
    const wrong = fc.stringMatching(/^[A-Z0-9]{12,20}$/).map((secret) => `${secret}\n`);
    fc.assert(
      fc.property(wrong, (value) => {
        for (const json of [
          { ...goodConnection, credentials: { ...keys, secretAccessKey: value } },
          { ...goodConnection, credentials: { ...keys, sessionToken: value } },
          { ...goodConnection, credentials: value },
          { ...goodConnection, region: value },
          { ...goodConnection, endpoint: value },
          { ...goodConnection, kind: value },
        ]) {
          expect(JSON.stringify(issueOf(json))).not.toContain(value.trim());
        }
      }),
    );
  });

  it('names a field by plain characters only, shortened', () => {
    const issue = issueOf({ ...goodConnection, [`x\u001b[31m ${'y'.repeat(200)}`]: 1 });
    expect(issue?.field).toMatch(/^[\w.]{1,60}$/);
  });
});

describe('a saved connection', () => {
  const saved = { id: 'north-pier', ...goodConnection };
  const entry = { source: 'keychain', entry: uuid };

  it('names the entry of its keys', () => {
    expect(v.is(Connection, { ...saved, credentials: entry })).toBe(true);
  });

  it.each([
    ['keys instead of their entry', { credentials: keys }],
    ['keys together with their entry', { credentials: { ...entry, secretAccessKey: 'hush' } }],
    ['an entry that is not a UUID', { credentials: { source: 'keychain', entry: 'AWS' } }],
    ['an invalid id', { id: 'North Pier' }],
    ['an unknown field', { url: 'https://h.example' }],
  ])('is invalid with %s', (_, more) => {
    expect(v.is(Connection, saved)).toBe(true);
    expect(v.is(Connection, { ...saved, ...more })).toBe(false);
  });
});

describe('entered keys', () => {
  it.each([
    [{ accessKeyId: 'A'.repeat(128) }, true],
    [{ accessKeyId: 'A'.repeat(129) }, false],
    [{ secretAccessKey: 'A'.repeat(513) }, false],
    [{ sessionToken: 'A'.repeat(16_384) }, true],
    [{ sessionToken: 'A'.repeat(16_385) }, false],
    [{ sessionToken: '' }, false],
    [{ secretAccessKey: 'a b' }, false],
    [{ secretAccessKey: '\ud800' }, false],
    [{ source: 'environment' }, false],
    [{ profile: 'x' }, false],
  ])('with %j are valid: %s', (more, fits) => {
    expect(v.is(KeyInput, { ...keys, ...more })).toBe(fits);
  });
});
