import { screen, within } from '@testing-library/svelte';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Connection } from '../../../src/shared/connections/connection.ts';
import type { SignInStatus } from '../../../src/shared/sign-in/credentials.ts';
import { failing, later, northPier, practice } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle, textOf } from '../support/open-window.ts';

const now = new Date(2024, 4, 14, 9, 0, 0).getTime();
const southPier = v.parse(Connection, {
  ...northPier,
  id: 'south-pier',
  name: 'South Pier',
  credentials: {
    source: 'identity-center',
    startUrl: 'https://south.awsapps.com/start',
    region: 'eu-central-1',
    accountId: '111122223333',
    roleName: 'Artist',
  },
});
const signedIn: SignInStatus = {
  state: 'signed-in',
  who: 'artist',
  until: new Date(2024, 4, 14, 17, 40).getTime(),
  renews: true,
};
const signedOut: SignInStatus = { state: 'needs-sign-in', renews: false };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (
  status: SignInStatus,
  connection = southPier,
  answers: Parameters<typeof openWindow>[1] = {},
) => openWindow({ connections: [connection], signedIn: { [connection.id]: status } }, answers);
const foot = () => screen.getByRole('group', { name: 'Sign-in' });
const sidebar = () => screen.getByRole('navigation', { name: 'Connections' });

describe('the foot of the sidebar shows who is signed in and until when', () => {
  test.each<[string, SignInStatus]>([
    ['Signed in as artist until 17:40, renewed automatically', signedIn],
    ['Signed in as artist until 17:40', { ...signedIn, renews: false }],
    [
      'Signed in as artist until Thu 17:40',
      { ...signedIn, renews: false, until: new Date(2024, 4, 16, 17, 40).getTime() },
    ],
    ['Signed in', { state: 'signed-in', renews: true }],
    ['Signs in as artist', { state: 'unknown', who: 'artist', renews: true }],
    ['Signed out Sign in', signedOut],
    ['Code required Enter a code', { state: 'needs-code', renews: false }],
    ['Signed out Sign in', { ...signedIn, renews: false, until: now - 1 }],
  ])('%s', async (words, status) => {
    await open(status);
    // A line break is read as a pause, but is not text.
    foot().querySelector('br')?.replaceWith(' ');
    expect(textOf(foot())).toBe(words);
  });
});

test('a practice studio, and keys that were not used yet, show no sign-in status', async () => {
  await openWindow({
    connections: [practice, northPier],
    signedIn: { 'practice-studio': { state: 'signed-in', renews: true } },
  });
  expect(screen.queryByRole('group', { name: 'Sign-in' })).toBeNull();
  await press(/North Pier/, sidebar());
  expect(screen.queryByRole('group', { name: 'Sign-in' })).toBeNull();
});

test('valid keys show no sign-in status, because they need no sign-in', async () => {
  await open({ state: 'signed-in', renews: true }, northPier);
  expect(screen.queryByRole('group', { name: 'Sign-in' })).toBeNull();
});

test('the status is that of the connection on screen and is updated by events', async () => {
  const { push } = await openWindow({
    connections: [northPier, southPier],
    signedIn: { 'south-pier': signedIn },
  });
  expect(screen.queryByRole('group', { name: 'Sign-in' })).toBeNull();
  await press(/South Pier/, sidebar());
  expect(textOf(foot())).toContain('Signed in as artist');
  push.signIn(southPier.id, signedOut);
  await settle();
  expect(textOf(foot())).toContain('Signed out');
  expect(textOf(button(/South Pier/, sidebar()))).toBe('South Pier sign in sign-in required');
});

test('the status is requested once for each connection, and its reply does not replace a newer event', async () => {
  const status = later<SignInStatus>();
  const { push, inputsOf } = await open(signedIn, southPier, { signIn: { status: status.call } });
  push.signIn(southPier.id, signedOut);
  status.answer(signedIn);
  await settle();
  expect(textOf(foot())).toContain('Signed out');
  push.connections([southPier]);
  await settle();
  expect(inputsOf('signIn.status')).toHaveLength(1);
});

test('one click signs in again; the page stays, and the list is read again', async () => {
  const again = later<undefined>();
  const { inputsOf } = await open(signedOut, southPier, { signIn: { again: again.call } });
  await press('Details');
  await press('Sign in', foot());
  expect(inputsOf('signIn.again')).toEqual([{ connection: 'south-pier' }]);
  expect(textOf(foot())).toContain('Continue in your browser.');
  again.answer(undefined);
  await settle();
  expect(screen.getByRole('region', { name: 'Details' })).toBeDefined();
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test('a sign-in in progress can be cancelled without a failure', async () => {
  const again = later<undefined>();
  const { inputsOf } = await open(signedOut, southPier, { signIn: { again: again.call } });
  await press('Sign in', foot());
  await press('Cancel sign-in', foot());
  expect(inputsOf('signIn.cancel')).toHaveLength(1);
  again.fail({ code: 'sign-in-denied' });
  await settle();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(button('Sign in', foot())).toBeDefined();
});

test('a failed sign-in is reported on the connection page and can be retried and dismissed there', async () => {
  const { inputsOf } = await open(signedOut, southPier, {
    signIn: { again: failing({ code: 'sign-in-late' }) },
  });
  await press('Sign in', foot());
  expect(screen.getByRole('alert').textContent).toContain('The sign-in took too long');
  await press('Sign in', screen.getByRole('alert'));
  expect(inputsOf('signIn.again')).toHaveLength(2);
  await press('Dismiss', screen.getByRole('alert'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('keys that are no longer valid can be entered again', async () => {
  await open(signedOut, northPier);
  await press('Enter keys', foot());
  expect(screen.getByRole('dialog', { name: 'New keys for North Pier Films' })).toBeDefined();
});

test('signing out is in the details, and only offered after a sign-in', async () => {
  const { push, inputsOf } = await open(signedIn);
  await press('Details');
  const details = screen.getByRole('region', { name: 'Details' });
  await press('Sign out', details);
  expect(inputsOf('signIn.out')).toEqual([{ connection: 'south-pier' }]);
  push.signIn(southPier.id, signedOut);
  await settle();
  expect(within(details).queryByRole('button', { name: 'Sign out' })).toBeNull();
});

test('a user who signed in at a login server can sign out, although the sign-in renews itself', async () => {
  const console = v.parse(Connection, {
    id: 'console',
    kind: 'access-console',
    name: 'Console',
    endpoint: 'https://console.studio.example/smuihandler',
    credentials: { source: 'browser', issuer: 'https://login.studio.example', clientId: 'desk' },
  });
  const { inputsOf } = await open(signedIn, console);
  await press('Details');
  await press('Sign out', screen.getByRole('region', { name: 'Details' }));
  expect(inputsOf('signIn.out')).toEqual([{ connection: 'console' }]);
});

test('keys that would sign in again automatically offer no sign-out', async () => {
  await open({ state: 'signed-in', renews: true }, northPier);
  await press('Details');
  expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  expect(button('Replace keys')).toBeDefined();
});

test('a failed sign-out is reported in the details', async () => {
  await open(signedIn, southPier, { signIn: { out: failing({ code: 'vault-locked' }) } });
  await press('Details');
  await press('Sign out');
  expect(screen.getByRole('alert').textContent).toContain('The keychain is locked');
});

test('the details show the start page, account and role that a connection signs in with', async () => {
  await open(signedIn);
  await press('Details');
  expect(screen.getByText('https://south.awsapps.com/start, 111122223333 Artist')).toBeDefined();
});
