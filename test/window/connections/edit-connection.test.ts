import { fireEvent, screen } from '@testing-library/svelte';
import * as v from 'valibot';
import { describe, expect, it, test } from 'vitest';
import { connectionValues } from '../../../src/renderer/connections/form/connection-draft.ts';
import { copyOf, draftOf } from '../../../src/renderer/connections/form/draft-of-connection.ts';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { later, northPier, practice } from '../../support/window/fake-bridge.ts';
import {
  button,
  describedBy,
  field,
  openWindow,
  press,
  settle,
  type,
} from '../support/open-window.ts';

const entry = '00000000-0000-4000-8000-000000000001';
const viewing = {
  tls: { policy: 'strict', caFile: '/etc/studio.pem', pin: `sha256/${'A'.repeat(43)}=` },
  display: { fullscreen: true },
  transport: 'quic',
};
const nimble = { kind: 'nimble', name: 'Pier', region: 'us-west-2' };
const role = { source: 'assume-role', roleArn: 'arn:aws:iam::000000000001:role/artist' };
const broker = { kind: 'session-manager', name: 'Farm', endpoint: 'https://broker.example:8443' };

/** One of each kind and each sign-in, with everything it can have. */
const ALL: readonly object[] = [
  {
    ...nimble,
    endpoint: 'https://studio.example',
    studioId: 's-1',
    hosts: ['*.a.example'],
    ...viewing,
    credentials: { source: 'keychain', entry },
  },
  {
    ...nimble,
    signInEndpoint: 'http://127.0.0.1:7001',
    credentials: {
      source: 'identity-center',
      startUrl: 'https://pier.awsapps.com/start',
      region: 'eu-west-1',
      accountId: '000000000001',
      roleName: 'Artist',
    },
  },
  { ...nimble, credentials: { source: 'environment' } },
  { ...nimble, credentials: { source: 'profile', profile: 'studio' } },
  {
    ...nimble,
    credentials: { source: 'profile', profile: 'studio', agreedCommand: 'ab'.repeat(32) },
  },
  {
    ...nimble,
    credentials: {
      ...role,
      externalId: 'pier-7',
      mfaSerial: 'arn:aws:iam::000000000001:mfa/ada',
      base: { source: 'keychain', entry },
    },
  },
  {
    ...broker,
    user: 'ada',
    gateway: { host: 'gate.example', port: 9443 },
    hosts: ['a.example'],
    ...viewing,
    credentials: {
      source: 'client',
      clientId: 'pier',
      scope: 'dcv',
      entry,
      tokenEndpoint: 'https://login.example/token',
    },
  },
  { ...broker, credentials: { source: 'token', entry } },
  {
    kind: 'access-console',
    name: 'Console',
    endpoint: 'https://console.example/smuihandler',
    gateway: { host: '2001:db8::1', port: 8443, quicPort: 8444 },
    ...viewing,
    credentials: {
      source: 'browser',
      issuer: 'https://login.example',
      clientId: 'c',
      scope: 'a b',
    },
  },
  {
    kind: 'ec2',
    name: 'Cloud',
    region: 'eu-west-1',
    address: 'ssm',
    port: 8444,
    filters: { 'tag:Workstation': 'yes', 'tag:Team': ['comp', 'look'] },
    session: 'console',
    user: 'ada',
    endpoint: 'https://ec2.example',
    ssmEndpoint: 'https://ssm.example',
    onLeave: { stop: true, afterMinutes: 7 },
    prices: { currency: 'EUR', perHour: { 'g5.2xlarge': 1.2 } },
    ...viewing,
    credentials: { source: 'keychain', entry },
  },
  { ...broker, credentials: { source: 'none' } },
  {
    kind: 'direct',
    name: 'Box',
    host: 'box.example',
    port: 8444,
    session: 'comp',
    quicPort: 8445,
    proxy: { type: 'socks5', host: '2001:db8::7', port: 1080 },
    user: 'STUDIO\\ada',
    webUrlPath: '/box',
    ...viewing,
  },
];

describe('a form filled from a saved connection', () => {
  it.each(ALL)('sends the same connection if nothing is changed: $kind, $credentials', (input) => {
    const connection = v.parse(Connection, { id: 'pier', ...input });
    const { id: _, ...same } = connection;
    expect(connectionValues(draftOf(connection))).toEqual(same);
  });

  it('for a copy has another name and no secrets', () => {
    const [input] = ALL;
    const connection = v.parse(Connection, { id: 'pier', ...input });
    expect(connectionValues(copyOf(connection, 'Copy'))).toMatchObject({
      name: 'Copy',
      endpoint: 'https://studio.example',
      credentials: { source: 'keychain', accessKeyId: '', secretAccessKey: '' },
    });
  });
});

async function openForm(answers: Parameters<typeof openWindow>[1] = {}) {
  const opened = await openWindow({ connections: [northPier] }, answers);
  await press('Details');
  await press('Edit connection');
  return opened;
}
const chooseRegion = (value: string) =>
  fireEvent.change(screen.getByLabelText('Region'), { target: { value } });

test('an edited connection keeps its saved keys', async () => {
  const opened = await openForm();
  expect(screen.getByRole('heading', { level: 1, name: 'Edit North Pier Films' })).toBeDefined();
  expect(field('Name').value).toBe('North Pier Films');
  expect(field(/^Studio ID/).value).toBe('us-west-2:studio-1');
  expect(screen.getByText(/Leave the secret fields empty/)).toBeDefined();
  for (const name of ['Access key', 'Secret key'])
    expect(field(name).getAttribute('placeholder')).toBe('Unchanged');
  await type('Name', 'North Pier');
  await chooseRegion('eu-west-2');
  await press('Save');
  const edit = {
    kind: 'nimble',
    name: 'North Pier',
    region: 'eu-west-2',
    studioId: 'us-west-2:studio-1',
    credentials: { source: 'keychain', entry },
  };
  expect(opened.inputsOf('connections.try')).toEqual([edit]);
  expect(opened.inputsOf('connections.edit')).toEqual([{ connection: 'north-pier', edit }]);
  expect(screen.getByRole('heading', { level: 1, name: 'North Pier' })).toBeDefined();
  expect(screen.getByText('North Pier has been saved. The test found no problems.')).toBeDefined();
});

test('a change of the region reads the workstations again and ignores the reply to the earlier request', async () => {
  const first = later<never>();
  let calls = 0;
  const opened = await openWindow(
    { connections: [northPier] },
    {
      workstations: {
        read: (input) =>
          (calls += 1) === 1
            ? first.call()
            : Promise.resolve({ ok: true, value: { abilities: [], me: input.connection } }),
      },
    },
  );
  await press('Details');
  await press('Edit connection');
  await chooseRegion('eu-west-2');
  await press('Save');
  expect(opened.inputsOf('workstations.read')).toHaveLength(2);
  first.fail({ code: 'credentials-missing' });
  await settle();
  expect(screen.queryByText('Enter the keys for this connection again.')).toBeNull();
});

test('a change of only the name does not read the workstations again', async () => {
  const opened = await openForm();
  await type('Name', 'North Pier');
  await press('Save');
  expect(opened.inputsOf('workstations.read')).toHaveLength(1);
});

test('a DCV host has its new name at once, and is not read again, because its list would be empty meanwhile', async () => {
  const host = { id: 'box', kind: 'direct', name: 'Box', host: 'box.example', port: 8443 };
  const opened = await openWindow({
    connections: [v.parse(Connection, { ...host, session: 'console' })],
    workstations: [{ id: 'console', studio: '', name: 'Box' }],
  });
  await press('Details');
  await press('Edit connection');
  await type('Name', 'Comp box');
  await press('Save');
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('Comp box');
  expect(opened.inputsOf('workstations.read')).toHaveLength(1);
});

test('new keys replace the saved ones', async () => {
  const opened = await openForm();
  await type('Access key', 'AKIAEXAMPLE');
  await type('Secret key', 'hush');
  await press('Save');
  expect(opened.inputsOf('connections.edit')).toMatchObject([
    { edit: { credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'hush' } } },
  ]);
});

test('a change of the address needs the keys again', async () => {
  const opened = await openForm();
  await type(/^Endpoint/, 'https://elsewhere.example');
  await press('Save');
  expect(opened.inputsOf('connections.edit')).toEqual([]);
  expect(describedBy(field('Secret key'))).toContain('This value is required.');
});

test('a test that finds problems offers to save the connection anyway', async () => {
  const opened = await openWindow({
    connections: [northPier],
    tried: [{ name: 'sign-in', found: 'failure', failure: { code: 'credentials-refused' } }],
  });
  await press('Details');
  await press('Edit connection');
  await press('Save');
  expect(opened.inputsOf('connections.edit')).toEqual([]);
  await expect
    .poll(() => button('Save anyway').getAttribute('aria-disabled'), { timeout: 10_000 })
    .toBe('false');
  await press('Save anyway');
  expect(opened.inputsOf('connections.edit')).toHaveLength(1);
});

test('cancelling changes nothing', async () => {
  const opened = await openForm();
  await type('Name', 'Something else');
  await press('Cancel');
  expect(opened.inputsOf('connections.edit')).toEqual([]);
  expect(screen.getByRole('heading', { level: 1, name: 'North Pier Films' })).toBeDefined();
});

test('a copy is added as a new connection', async () => {
  const opened = await openWindow({ connections: [northPier] });
  await press('Details');
  await press('Duplicate');
  expect(field('Name').value).toBe('Copy of North Pier Films');
  await type('Endpoint', 'https://studio.example');
  await type('Access key', 'AKIAEXAMPLE');
  await type('Secret key', 'hush');
  await press('Add connection');
  expect(opened.inputsOf('connections.add')).toMatchObject([
    { name: 'Copy of North Pier Films', studioId: 'us-west-2:studio-1' },
  ]);
});

test('connections of the policy and the practice studio cannot be edited', async () => {
  await openWindow({
    connections: [northPier],
    policy: { state: 'applies', machine: [northPier.id], refused: [] },
  });
  await press('Details');
  expect(screen.queryByRole('button', { name: 'Edit connection' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Duplicate' })).toBeDefined();
  document.body.replaceChildren();
  await openWindow({ connections: [practice] });
  await press('Details');
  expect(screen.queryByRole('button', { name: 'Edit connection' })).toBeNull();
});
