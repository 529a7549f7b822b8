import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allows,
  applied,
  connectsWithoutAsking,
  machineConnections,
  parsePolicy,
} from '../../../../src/main/core/policy/policy.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { commonHosts } from '../../../../src/shared/network/hosts.ts';
import type { Policy } from '../../../../src/shared/policy/policy.ts';
import type { PolicyRule } from '../../../../src/shared/policy/policy-rules.ts';
import { unfitPolicies } from '../../../fixtures/hostile-policies.ts';
import { connectionId, uuid } from '../support/fakes.ts';

const practice: Connection = { id: connectionId('try-it'), name: 'Try it', kind: 'practice' };
const pier: Extract<Connection, { kind: 'nimble' }> = {
  id: connectionId('pier'),
  name: 'North Pier',
  kind: 'nimble',
  region: 'us-west-2',
  hosts: ['*.pier.example'],
  credentials: { source: 'environment' },
};
const { hosts: _, ...anywhere } = pier;
const role: Connection = {
  ...pier,
  credentials: {
    source: 'assume-role',
    roleArn: 'arn:aws:iam::000000000001:role/comp',
    base: { source: 'keychain', entry: uuid(1) },
  },
};

const broker: Connection = {
  id: connectionId('broker'),
  name: 'Broker',
  kind: 'session-manager',
  endpoint: 'https://broker.pier.example:8443',
  credentials: {
    source: 'client',
    clientId: 'stagedoor',
    entry: uuid(2),
    tokenEndpoint: 'https://tokens.pier.example/token',
  },
};
const portal: Connection = {
  id: connectionId('console'),
  name: 'Console',
  kind: 'access-console',
  endpoint: 'https://console.pier.example/smuihandler',
  gateway: { host: 'gateway.pier.example', port: 8443 },
  credentials: { source: 'browser', issuer: 'https://login.pier.example', clientId: 'stagedoor' },
};
const tunnel: Connection = {
  id: connectionId('cloud'),
  name: 'Cloud',
  kind: 'ec2',
  region: 'us-west-2',
  filters: { 'tag:Workstation': 'yes' },
  address: 'ssm',
  credentials: { source: 'environment' },
};
const host: Connection = {
  id: connectionId('host'),
  name: 'Host',
  kind: 'direct',
  host: 'dcv-7.pier.example',
  port: 8443,
  session: 'console',
};

describe('a policy', () => {
  it.each(unfitPolicies)('with %s is refused as a whole', (_about, text) => {
    const parsed = parsePolicy(text);
    expect(parsed).toMatchObject({ state: 'unreadable', failure: { why: 'unfit' } });
    expect(JSON.stringify(parsed)).not.toContain('hush');
  });

  it.each([
    ['a section', { alow: {} }, 'alow', 'allow'],
    ['a rule', { allow: { kind: ['nimble'] } }, 'allow.kind', 'allow.kinds'],
    [
      'a required setting of a connection',
      { connections: [{ id: 'pier', name: 'Pier', kind: 'ec2', regoin: 'us-west-2' }] },
      'connections.0.regoin',
      'connections.0.region',
    ],
  ])('with a misspelled name of %s is refused with both names', (_, policy, field, nearest) => {
    expect(parsePolicy(JSON.stringify(policy))).toMatchObject({
      failure: { why: 'unfit', field, rule: 'unknown-setting', nearest },
    });
  });

  it('is parsed without throwing, whatever it is', () => {
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
    fc.assert(
      fc.property(any, (text) => {
        expect(['applies', 'unreadable']).toContain(parsePolicy(text).state);
      }),
    );
  });

  it('without rules forbids nothing', () => {
    const parsed = parsePolicy('\ufeff{}');
    expect(parsed).toEqual({ state: 'applies', policy: {} });
    for (const one of [practice, pier, anywhere, role, broker, portal, host]) {
      expect(allows({}, one)).toEqual(ok(undefined));
      expect(applied({}, one)).toEqual(one);
    }
  });
});

const decisions: readonly (readonly [
  string,
  Policy['allow'],
  Connection,
  PolicyRule | 'allowed',
])[] = [
  ['a kind that is listed', { kinds: ['nimble'] }, pier, 'allowed'],
  ['a kind that is not listed', { kinds: ['nimble'] }, practice, 'kind'],
  ['a kind if none is listed', { kinds: [] }, pier, 'kind'],
  ['hosts that are allowed', { hosts: ['*.example'] }, pier, 'allowed'],
  ['hosts that are not allowed', { hosts: ['*.wave.example'] }, pier, 'stream-host'],
  ['a host suffix that ends within a label', { hosts: ['*.er.example'] }, pier, 'stream-host'],
  [
    'a connection without hosts, which is limited',
    { hosts: ['*.wave.example'] },
    anywhere,
    'allowed',
  ],
  ['a connection without hosts if none is allowed', { hosts: [] }, anywhere, 'stream-host'],
  ['the practice studio if no host is allowed', { hosts: [] }, practice, 'allowed'],
  ['the default endpoint of a service', { endpoints: ['*.amazonaws.com'] }, pier, 'allowed'],
  [
    'the default endpoint if only another is allowed',
    { endpoints: ['a.example'] },
    pier,
    'endpoint',
  ],
  [
    'a custom endpoint',
    { endpoints: ['*.amazonaws.com'] },
    { ...pier, endpoint: 'https://nimble.amazonaws.com.evil.example' },
    'endpoint',
  ],
  [
    'a sign-in endpoint',
    { endpoints: ['*.amazonaws.com'] },
    { ...pier, signInEndpoint: 'http://127.0.0.1:4100' },
    'endpoint',
  ],
  [
    'an IPv6 endpoint',
    { endpoints: ['::1'] },
    { ...pier, endpoint: 'https://[::1]:8443' },
    'allowed',
  ],
  ['a broker and its token endpoint', { endpoints: ['*.pier.example'] }, broker, 'allowed'],
  [
    'a token endpoint that is not allowed',
    { endpoints: ['broker.pier.example'] },
    broker,
    'endpoint',
  ],
  ['a console and its login server', { endpoints: ['*.pier.example'] }, portal, 'allowed'],
  [
    'a login server that is not allowed',
    { endpoints: ['console.pier.example'] },
    portal,
    'endpoint',
  ],
  ['a gateway that is not allowed', { hosts: ['dcv-7.pier.example'] }, portal, 'stream-host'],
  [
    'a tunnel if this machine is not allowed as a host',
    { hosts: ['*.pier.example'] },
    tunnel,
    'stream-host',
  ],
  ['a tunnel that is allowed', { hosts: ['127.0.0.1'] }, tunnel, 'allowed'],
  ['a host that is allowed', { hosts: ['*.pier.example'] }, host, 'allowed'],
  ['a host that is not allowed', { hosts: ['*.wave.example'] }, host, 'stream-host'],
  ['a client secret', { credentials: ['token'] }, broker, 'credentials'],
  ['a login server’s page', { credentials: ['browser'] }, portal, 'allowed'],
  ['a host without credentials', { credentials: [] }, host, 'allowed'],
  ['credentials that are listed', { credentials: ['environment'] }, pier, 'allowed'],
  ['credentials that are not listed', { credentials: ['identity-center'] }, pier, 'credentials'],
  ['a role whose base keys are not listed', { credentials: ['assume-role'] }, role, 'credentials'],
  [
    'a role whose base keys are listed',
    { credentials: ['assume-role', 'keychain'] },
    role,
    'allowed',
  ],
];

describe('whether a connection is allowed', () => {
  it.each(decisions)('is decided for %s', (_about, allow, connection, expected) => {
    expect(allows({ allow }, connection)).toEqual(
      expected === 'allowed'
        ? ok(undefined)
        : err({ code: 'not-allowed-by-policy', rule: expected }),
    );
  });

  it('its hosts are limited to those that policy and connection both name', () => {
    const hosts = (allowed: readonly string[], connection: Connection) => {
      const used = applied({ allow: { hosts: [...allowed] } }, connection);
      return used.kind === 'nimble' ? used.hosts : undefined;
    };
    expect(hosts(['*.example', 'dcv.other'], pier)).toEqual(['*.pier.example']);
    expect(hosts(['dcv-3.pier.example', 'wave.example'], pier)).toEqual(['dcv-3.pier.example']);
    expect(hosts(['*.wave.example'], anywhere)).toEqual(['*.wave.example']);
  });

  it('a broker is limited to the allowed hosts, and a console to its gateway', () => {
    const policy: Policy = { allow: { hosts: ['*.pier.example'] }, certificates: 'strict' };
    const tls = { policy: 'strict' };
    expect(applied(policy, broker)).toMatchObject({ hosts: ['*.pier.example'], tls });
    expect(applied(policy, portal)).toMatchObject({ hosts: ['gateway.pier.example'], tls });
    expect(applied(policy, host)).toEqual({ ...host, tls });
  });

  it('a host must be named in both lists', () => {
    expect(commonHosts(['*.a.example'], ['a.example'])).toEqual([]);
    expect(commonHosts(['a.example'], ['*.a.example', 'a.example'])).toEqual(['a.example']);
    expect(commonHosts(['*.a.example'], ['*.b.a.example', '*.example'])).toEqual([
      '*.b.a.example',
      '*.a.example',
    ]);
  });
});

describe('certificates', () => {
  it('are strict if the policy requires it, whatever the connection sets', () => {
    const lax: Connection = { ...pier, tls: { policy: 'ask-user', caFile: '/etc/ca.pem' } };
    expect(applied({ certificates: 'strict' }, lax)).toEqual({
      ...pier,
      tls: { policy: 'strict', caFile: '/etc/ca.pem' },
    });
    expect(applied({ certificates: 'strict' }, pier)).toMatchObject({ tls: { policy: 'strict' } });
  });
});

describe('machine connections', () => {
  const entryFor = (id: string) => `entry of ${id}`;

  it('store each user’s keys under an entry derived from their id, for roles too', () => {
    const parsed = parsePolicy(
      JSON.stringify({
        connections: [
          { ...pier, credentials: { source: 'keychain' } },
          {
            ...pier,
            id: 'roles',
            credentials: { ...role.credentials, base: { source: 'keychain' } },
          },
          { ...broker, credentials: { source: 'token' } },
          portal,
          host,
          practice,
        ],
      }),
    );
    if (parsed.state !== 'applies') throw new Error('the policy is unreadable');
    expect(machineConnections(parsed.policy, entryFor)).toMatchObject([
      { id: 'pier', credentials: { source: 'keychain', entry: 'entry of pier' } },
      { id: 'roles', credentials: { base: { source: 'keychain', entry: 'entry of roles' } } },
      { id: 'broker', credentials: { source: 'token', entry: 'entry of broker' } },
      portal,
      host,
      practice,
    ]);
  });

  it('are strict if the policy requires it, and keep their own hosts', () => {
    const policy: Policy = {
      certificates: 'strict',
      allow: { hosts: ['*.wave.example'] },
      connections: [{ ...pier, credentials: { source: 'environment' } }],
    };
    expect(machineConnections(policy, entryFor)).toEqual([{ ...pier, tls: { policy: 'strict' } }]);
  });
});

describe('links', () => {
  it('open without a question only for the connections that the policy names', () => {
    const policy: Policy = { links: { withoutAsking: [connectionId('pier')] } };
    expect(connectsWithoutAsking(policy, connectionId('pier'))).toBe(true);
    expect(connectsWithoutAsking(policy, connectionId('try-it'))).toBe(false);
    expect(connectsWithoutAsking({}, connectionId('pier'))).toBe(false);
  });
});
