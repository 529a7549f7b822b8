import { fireEvent, screen, within } from '@testing-library/svelte';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { Connection } from '../../src/shared/connection.ts';
import { SOLE_STUDIO } from '../../src/shared/ids.ts';
import type { NetworkHop } from '../../src/shared/network.ts';
import type { Workstation } from '../../src/shared/workstation.ts';
import { northPier } from '../support/fake-bridge.ts';
import { openWindow, press, settle, type } from './open-window.ts';

const SECRET = 'hush-client-secret';
let opened: Awaited<ReturnType<typeof openWindow>>;
const added = () => opened.inputsOf('connections.add');
const choose = (kind: string) => fireEvent.click(screen.getByLabelText(kind));

describe('the form', () => {
  beforeEach(async () => {
    opened = await openWindow({ connections: [northPier] });
    await press('Add a connection');
  });

  test('of a broker says whose credential that is, and sends what was typed', async () => {
    await choose('DCV Session Manager');
    expect(screen.getByText(/an administrator.s: it opens any session of any user/)).toBeDefined();
    await type('Name', 'Render broker');
    await type('Address', 'https://broker.example:8443');
    await type(/^Connection Gateway/, 'gateway.example:9443');
    await type('Client id', 'pier');
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

  test('of a broker takes a token in place of a client', async () => {
    await choose('DCV Session Manager');
    await type('Name', 'Render broker');
    await type('Address', 'https://broker.example:8443');
    await choose('With a token');
    await type('Token', 'hush-token');
    await press('Add connection');
    expect(added()).toMatchObject([{ credentials: { source: 'token', token: 'hush-token' } }]);
  });

  test('of a console asks for no secret at all', async () => {
    await choose('DCV Access Console');
    await type('Name', 'Console');
    await type('Address', 'https://console.example/smuihandler');
    await type('Issuer', 'https://login.example');
    await type('Client id', 'stagedoor');
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

  test('of a host has the usual port and session filled in', async () => {
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

  test('says beside the field what is wrong with a port, a pin and a gateway', async () => {
    await choose('DCV host');
    await type('Port', 'many');
    await type(/^Pin/, 'sha1/short');
    expect(await screen.findByText('A port is a whole number.')).toBeDefined();
    expect(await screen.findByText('A pin is sha256/ and base64.')).toBeDefined();
    await choose('DCV Session Manager');
    await type(/^Connection Gateway/, 'https://gateway.example');
    expect(await screen.findByText(/A host is a name or an address/)).toBeDefined();
  });

  test('is filled in from a file, and says what was left out of it', async () => {
    const text =
      '[version]\nformat=1.0\n[connect]\nhost=desk4.example\nport=9443\nsessionid=desk\npassword=hush\n';
    // jsdom's files cannot be read as text.
    const file = { name: 'Desk 4.dcv', text: async () => text };
    const input = screen.getByLabelText('Fill in from a file');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    await fireEvent.change(input);
    await settle();
    expect(screen.getByLabelText<HTMLInputElement>('Host').value).toBe('desk4.example');
    expect(screen.getByLabelText<HTMLInputElement>('Port').value).toBe('9443');
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Desk 4');
    expect(screen.getByText('password')).toBeDefined();
    expect(document.body.innerHTML).not.toContain('hush');
  });
});

const broker = v.parse(Connection, {
  ...{ id: 'broker', name: 'Broker', kind: 'session-manager' },
  endpoint: 'https://broker.example:8443',
  credentials: {
    ...{ source: 'client', clientId: 'pier', entry: '00000000-0000-4000-8000-000000000001' },
  },
});
const session: Workstation = { id: 'one', studio: SOLE_STUDIO, name: 'Comp 07', state: 'READY' };

describe('a broker', () => {
  beforeEach(async () => {
    opened = await openWindow({
      ...{ connections: [broker], workstations: [session], abilities: ['end', 'screenshots'] },
      screenshots: [{ session: 'one', format: 'png', data: 'iVBORw0KGgo=' }],
    });
  });

  test('offers what can be done there and nothing else, with a picture of the screen', async () => {
    await press('More');
    await settle();
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.queryByRole('button', { name: 'Stop' })).toBeNull();
    expect(dialog.getByRole('button', { name: 'End' })).toBeDefined();
    expect(dialog.getByAltText('What is on the screen of Comp 07 now')).toBeDefined();
    expect(dialog.queryByText('Studio')).toBeNull();
  });

  test('keeps how its streams are shown', async () => {
    await press('Details');
    await fireEvent.click(screen.getByLabelText('Full screen'));
    await fireEvent.change(screen.getByLabelText('Transport'), { target: { value: 'websocket' } });
    expect(opened.inputsOf('connections.setViewing')).toMatchObject([
      { connection: 'broker', display: { fullscreen: true } },
      { connection: 'broker', transport: 'websocket' },
    ]);
  });

  test('is given a new client secret, and shows it nowhere', async () => {
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

test('a network test says which hop fails, and what to ask the network team for', async () => {
  const hop: NetworkHop = {
    ...{ role: 'gateway', host: 'gateway.example', port: 8443, tls: true, quic: true },
    ...{ outcome: 'time-out', proxied: false },
  };
  opened = await openWindow(
    { connections: [broker] },
    { connections: { network: async () => ({ ok: true, value: [hop] }) } },
  );
  await press('Details');
  await press('Test the network');
  await settle();
  expect(screen.getByText(/The Connection Gateway does not answer/)).toBeDefined();
  expect(screen.getByText(/For your network team: Please allow outgoing TCP/)).toBeDefined();
});
