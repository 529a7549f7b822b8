import { fireEvent, screen, within } from '@testing-library/svelte';
import * as v from 'valibot';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { SOLE_STUDIO } from '../../../src/shared/base/ids.ts';
import type { Finding } from '../../../src/shared/base/check.ts';
import type { EndpointResult } from '../../../src/shared/network/network.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { later, northPier } from '../../support/window/fake-bridge.ts';
import { button, openDetails, openWindow, press, settle, type } from '../support/open-window.ts';

const SECRET = 'hush-client-secret';
let opened: Awaited<ReturnType<typeof openWindow>>;
const added = () => opened.inputsOf('connections.add');
async function fillFrom(name: string, text: string) {
  const input = screen.getByLabelText('Choose a file');
  // jsdom's files cannot be read.
  Object.defineProperty(input, 'files', {
    value: [{ name, arrayBuffer: async () => new TextEncoder().encode(text).buffer }],
    configurable: true,
  });
  await fireEvent.change(input);
  await settle();
}
const choose = (kind: string) => fireEvent.click(screen.getByLabelText(kind));

describe('the form', () => {
  beforeEach(async () => {
    opened = await openWindow({ connections: [northPier] });
    await press('Add a connection');
  });

  test('of a broker explains its client credential and sends the input', async () => {
    await choose('DCV Session Manager');
    expect(screen.getByText(/has administrator rights/)).toBeDefined();
    await type('Name', 'Render broker');
    await type('Address', 'https://broker.example:8443');
    await type(/^Connection Gateway/, 'gateway.example:9443');
    await type('Client ID', 'pier');
    await type('Client secret', ` ${SECRET} `);
    await press('Add connection');
    expect(added()).toEqual([
      {
        kind: 'session-manager',
        name: 'Render broker',
        endpoint: 'https://broker.example:8443',
        gateway: { host: 'gateway.example', port: 9443 },
        credentials: { source: 'client', clientId: 'pier', clientSecret: SECRET },
      },
    ]);
    expect(document.body.innerHTML).not.toContain(SECRET);
  });

  test('of a broker accepts a token instead of a client', async () => {
    await choose('DCV Session Manager');
    await type('Name', 'Render broker');
    await type('Address', 'https://broker.example:8443');
    await choose('With a token');
    await type('Token', 'hush-token');
    await press('Add connection');
    expect(added()).toMatchObject([{ credentials: { source: 'token', token: 'hush-token' } }]);
  });

  test('of a broker needs no secret if its authorization is switched off', async () => {
    await choose('DCV Session Manager');
    await type('Name', 'Render broker');
    await type('Address', 'https://broker.example:8443');
    await choose('No sign-in');
    expect(screen.getByText(/Anyone who can reach it can open every user/)).toBeDefined();
    await press('Add connection');
    expect(added()).toMatchObject([{ credentials: { source: 'none' } }]);
  });

  test('of a console needs no secret at all', async () => {
    await choose('DCV Access Console');
    await type('Name', 'Console');
    await type('Address', 'https://console.example/smuihandler');
    await type('Issuer', 'https://login.example');
    await type('Client ID', 'stagedoor');
    expect(document.querySelector('input[type=password]')).toBeNull();
    await press('Add connection');
    expect(added()).toEqual([
      {
        kind: 'access-console',
        name: 'Console',
        endpoint: 'https://console.example/smuihandler',
        credentials: {
          source: 'browser',
          issuer: 'https://login.example',
          clientId: 'stagedoor',
        },
      },
    ]);
  });

  test('of a host has the default port and session filled in', async () => {
    await choose('DCV host');
    await type('Name', 'Desk 4');
    await type('Host', 'desk4.example');
    await type(/^User/, 'm.okafor');
    await press('Add connection');
    expect(added()).toEqual([
      {
        kind: 'direct',
        name: 'Desk 4',
        host: 'desk4.example',
        port: 8443,
        session: 'console',
        user: 'm.okafor',
      },
    ]);
  });

  test('shows the error of a port, a pin and a gateway next to the field', async () => {
    await choose('DCV host');
    await type('Port', 'many');
    await type(/^Pin/, 'sha1/short');
    expect(await screen.findByText('A port must be a whole number.')).toBeDefined();
    expect(await screen.findByText('A pin must be sha256/ followed by Base64.')).toBeDefined();
    await choose('DCV Session Manager');
    await type(/^Connection Gateway/, 'https://gateway.example');
    expect(await screen.findByText(/Enter a host name or address/)).toBeDefined();
  });

  test('shows the certificate policy of an imported file', async () => {
    await fillFrom(
      'Desk 4.dcv',
      '[version]\nformat=1.0\n[connect]\nhost=desk4.example\nsessionid=desk\ncertificatevalidationpolicy=strict\n',
    );
    expect(screen.getByLabelText<HTMLInputElement>(/^Require trusted certificates/).checked).toBe(
      true,
    );
    expect(document.querySelector('details')?.open).toBe(true);
  });

  test('accepts every setting of a connection file and reports lines that could not be read', async () => {
    await fillFrom(
      'Desk 4.dcv',
      [
        ...['[connect]', 'host=https://desk4.example:9443', 'sessionid=desk'],
        ...['user=NORTHPIER\\m.okafor', 'weburlpath=customPath', 'quicport=9445', 'transport=quic'],
        ...['proxytype=SOCKS5', 'proxyhost=2001:db8::7', 'proxyport=1080', 'not a setting'],
        ...['[options]', 'fullscreen=true', 'useallmonitors=true', 'enableyuv444decoding=false'],
      ].join('\n'),
    );
    expect(screen.getByLabelText<HTMLInputElement>(/^Viewer's proxy/).value).toBe(
      'socks5://[2001:db8::7]:1080',
    );
    expect(screen.getByText(/^Line \d+ could not be read\.$/)).toBeDefined();
    await press('Add connection');
    expect(added()).toEqual([
      {
        name: 'Desk 4',
        kind: 'direct',
        host: 'desk4.example',
        port: 9443,
        quicPort: 9445,
        session: 'desk',
        user: 'NORTHPIER\\m.okafor',
        webUrlPath: '/customPath',
        proxy: { type: 'socks5', host: '2001:db8::7', port: 1080 },
        display: { fullscreen: true, allMonitors: true, yuv444: false },
        transport: 'quic',
      },
    ]);
  });

  test.each(['proxy.example', 'ftp://proxy.example:21', 'none://'])(
    'shows next to the field that %j is not a proxy',
    async (text) => {
      await choose('DCV host');
      await type(/^Viewer's proxy/, text);
      expect(await screen.findByText(/^A proxy looks like/)).toBeDefined();
    },
  );

  test('accepts a settings file from an administrator', async () => {
    const settings = {
      name: 'Console',
      kind: 'access-console',
      endpoint: 'https://console.example',
      gateway: { host: '2001:db8::7', port: 9443 },
      credentials: { source: 'browser', issuer: 'https://login.example', clientId: 'stagedoor' },
    };
    await fillFrom('pier.json', JSON.stringify(settings));
    await press('Add connection');
    expect(added()).toEqual([settings]);
  });

  test('is filled in from a file and shows what was left out', async () => {
    const text =
      '[version]\nformat=1.0\n[connect]\nhost=desk4.example\nport=9443\nsessionid=desk\npassword=hush\n';
    await fillFrom('Desk 4.dcv', text);
    expect(screen.getByLabelText<HTMLInputElement>('Host').value).toBe('desk4.example');
    expect(screen.getByLabelText<HTMLInputElement>('Port').value).toBe('9443');
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Desk 4');
    expect(screen.getByText('password')).toBeDefined();
    expect(document.body.innerHTML).not.toContain('hush');
  });
});

const broker = v.parse(Connection, {
  id: 'broker',
  name: 'Broker',
  kind: 'session-manager',
  endpoint: 'https://broker.example:8443',
  credentials: {
    source: 'client',
    clientId: 'pier',
    entry: '00000000-0000-4000-8000-000000000001',
  },
});
const session: Workstation = { id: 'one', studio: SOLE_STUDIO, name: 'Comp 07', state: 'READY' };

describe('a broker', () => {
  beforeEach(async () => {
    opened = await openWindow({
      connections: [broker],
      workstations: [session],
      abilities: ['end', 'screenshots'],
      screenshots: [{ session: 'one', format: 'png', data: 'iVBORw0KGgo=' }],
    });
  });

  test('offers only what its service can do, with a screenshot', async () => {
    await openDetails();
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByRole('button', { name: 'Stop…' })).toBeNull();
    expect(dialog.getByRole('button', { name: 'End…' })).toBeDefined();
    expect(dialog.getByAltText('The current screen of Comp 07')).toBeDefined();
    // The row has it already, and it is not requested twice.
    expect(opened.inputsOf('workstations.screenshots')).toEqual([
      { connection: 'broker', sessions: ['one'] },
    ]);
    expect(dialog.queryByText('Studio')).toBeNull();
  });

  test('saves the display settings of its streams', async () => {
    await press('Details');
    await fireEvent.click(screen.getByLabelText('Full screen'));
    await fireEvent.change(screen.getByLabelText('Transport'), { target: { value: 'websocket' } });
    expect(opened.inputsOf('connections.setViewing')).toMatchObject([
      { connection: 'broker', display: { fullscreen: true } },
      { connection: 'broker', transport: 'websocket' },
    ]);
  });

  test('accepts a new client secret', async () => {
    await press('Details');
    await press('Replace keys');
    await type('Client secret', SECRET);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Replace keys' }).at(-1)!);
    await settle();
    expect(opened.inputsOf('connections.replaceKeys')).toEqual([
      { connection: 'broker', keys: { source: 'client', clientSecret: SECRET } },
    ]);
  });
});

test('screenshots are requested twelve at a time, and only for workstations that are ready', async () => {
  // High enough for all of them.
  vi.stubGlobal('innerHeight', 2000);
  onTestFinished(() => void vi.unstubAllGlobals());
  const many = Array.from({ length: 14 }, (_, nth) => ({ ...session, id: `s-${nth}` }));
  const stopped = { ...session, id: 'away', state: 'UNKNOWN' };
  opened = await openWindow({
    connections: [broker],
    workstations: [...many, stopped],
    abilities: ['screenshots'],
  });
  const requested = opened.inputsOf('workstations.screenshots') as { sessions: string[] }[];
  expect(requested.map(({ sessions }) => sessions.length)).toEqual([12, 2]);
  expect(requested.flatMap(({ sessions }) => sessions)).not.toContain('away');
});

test('no screenshots are requested from a service without them', async () => {
  opened = await openWindow({
    connections: [northPier],
    workstations: [session],
    abilities: ['end'],
  });
  expect(opened.inputsOf('workstations.screenshots')).toEqual([]);
});

test('a broker with a pasted token accepts a new one', async () => {
  const credentials = { source: 'token', entry: '00000000-0000-4000-8000-000000000001' };
  opened = await openWindow({ connections: [v.parse(Connection, { ...broker, credentials })] });
  await press('Details');
  await press('Replace keys');
  await type('Token', SECRET);
  await fireEvent.click(screen.getAllByRole('button', { name: 'Replace keys' }).at(-1)!);
  await settle();
  expect(opened.inputsOf('connections.replaceKeys')).toEqual([
    { connection: 'broker', keys: { source: 'token', token: SECRET } },
  ]);
});

test('the details show which certificates a connection trusts', async () => {
  const tls = { policy: 'strict', caFile: '/etc/pier.pem' };
  opened = await openWindow({ connections: [v.parse(Connection, { ...broker, tls })] });
  await press('Details');
  expect(screen.getByText('/etc/pier.pem')).toBeDefined();
  expect(screen.getByText('Must be trusted')).toBeDefined();
});

test('a new session is requested with the name and the requirements that its profile asks for', async () => {
  const profile = {
    id: 'VIRTUAL',
    name: 'Virtual session',
    state: 'READY',
    canStop: false,
    instanceTypes: [],
    images: [],
    asks: ['name', 'requirements'] as const,
  };
  opened = await openWindow({
    connections: [broker],
    workstations: [session],
    abilities: ['end', 'create'],
    profiles: [{ ...profile, asks: [...profile.asks] }],
  });
  await press('New workstation');
  await type(/^Name/, 'Roto 9');
  await type(/^Requirements/, "server:Host.Os.Family = 'linux'");
  await press('Create');
  expect(opened.inputsOf('launches.create')).toMatchObject([
    { profile: 'VIRTUAL', name: 'Roto 9', requirements: "server:Host.Os.Family = 'linux'" },
  ]);
});

test('of two tests, only the result of the one that was started last is shown', async () => {
  const slow = later<Finding[]>();
  opened = await openWindow(
    { connections: [broker] },
    { connections: { test: slow.call, network: async () => ({ ok: true, value: [] }) } },
  );
  await press('Details');
  await press('Test');
  await press('Test the network');
  slow.fail({ code: 'access-denied', operation: 'ListSessions' });
  await settle();
  expect(button('Test').textContent).toContain('Test');
  expect(screen.queryByText(/permission/)).toBeNull();
});

test('a network test shows which endpoint fails, and what to ask the network team for', async () => {
  const result: EndpointResult = {
    role: 'gateway',
    host: 'gateway.example',
    port: 8443,
    tls: true,
    quic: true,
    outcome: 'time-out',
    proxied: false,
  };
  opened = await openWindow(
    { connections: [broker] },
    { connections: { network: async () => ({ ok: true, value: [result] }) } },
  );
  await press('Details');
  await press('Test the network');
  await settle();
  expect(screen.getByText(/The Connection Gateway .* does not respond/)).toBeDefined();
  expect(screen.getByText(/For your network team: Please allow outgoing TCP/)).toBeDefined();
});
