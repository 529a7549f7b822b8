import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { AwsProfile } from '../../src/shared/credentials.ts';
import { failing, later, northPier, type FakeWorld } from '../support/fake-bridge.ts';
import {
  button,
  describedBy,
  field,
  openWindow,
  press,
  settle,
  textOf,
  type,
} from './open-window.ts';

const COMMAND = '/opt/tools/keys --studio "north pier"';
/** Of the command, by sha256sum. */
const SHA_256 = '401644a2d035f3bef7d7f7f3cd00805da043364e435155a8f3962e812249e125';
const profiles: readonly AwsProfile[] = [
  { name: 'artist', kind: 'keys', region: 'us-west-2' },
  { name: 'pipeline', kind: 'process', command: COMMAND },
  { name: 'other', kind: 'assume-role', command: 'other-keys' },
  { name: 'console', kind: 'login-session' },
  { name: 'broken', kind: 'incomplete' },
];
const accounts = [{ id: '111122223333', name: 'Films' }, { id: '444455556666' }];
const organisation = { startUrl: 'https://north.awsapps.com/start', region: 'eu-central-1' };

afterEach(() => {
  Reflect.deleteProperty(navigator, 'clipboard');
});

async function open(
  source: string,
  world: FakeWorld = {},
  answers: Parameters<typeof openWindow>[1] = {},
) {
  const opened = await openWindow({ connections: [northPier], ...world }, answers);
  await press('Add a connection');
  await type('Name', 'South Pier');
  await choose('Region', 'eu-west-2');
  await fireEvent.click(screen.getByLabelText(source));
  await settle();
  return { ...opened, sent: () => opened.inputsOf('connections.add') };
}
async function choose(label: string, value: string) {
  await fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await settle();
}
/** Chooses a profile that runs a program, whose command is shown in a moment. */
async function chooseProgram(name: string, command: string) {
  await choose('Profile', name);
  await screen.findByText(command);
}
async function tick(label: string) {
  await fireEvent.click(screen.getByLabelText(label));
  await settle();
}
const options = (label: string) =>
  within(screen.getByLabelText(label)).getAllByRole<HTMLOptionElement>('option');
const ticked = (label: string) => field(label).checked;

const openProfiles = (answers?: Parameters<typeof openWindow>[1]) =>
  open('With an AWS profile', { awsProfiles: profiles }, answers);
async function openOrganisation(world: FakeWorld = {}, answers?: Parameters<typeof openWindow>[1]) {
  const opened = await open(
    'With IAM Identity Center',
    { accounts, roles: ['Artist', 'Lead'], ...world },
    answers,
  );
  await type('Start page', ` ${organisation.startUrl} `);
  await type('Region of the start page', organisation.region);
  return opened;
}

test('profiles are offered with how they sign in; one that is not complete cannot be chosen', async () => {
  await openProfiles();
  expect(options('Profile').map(textOf)).toEqual([
    'Choose a profile',
    'artist (keys, us-west-2)',
    'pipeline (a program)',
    'other (a role)',
    'console (aws login)',
    'broken (not complete, cannot be used)',
  ]);
  expect(options('Profile').filter((one) => one.disabled)).toHaveLength(1);
  await choose('Profile', 'console');
  expect(describedBy(screen.getByLabelText('Profile'))).toContain('aws login');
});

test('a profile is sent by its name, and none of its keys', async () => {
  const { sent } = await openProfiles();
  await choose('Profile', 'artist');
  await press('Add connection');
  expect(sent()).toMatchObject([{ credentials: { source: 'profile', profile: 'artist' } }]);
});

test('a form without a profile is not sent', async () => {
  const { sent } = await openProfiles();
  await press('Add connection');
  expect(describedBy(screen.getByLabelText('Profile'))).toBe('Choose a profile.');
  expect(document.activeElement).toBe(screen.getByLabelText('Profile'));
  expect(sent()).toEqual([]);
});

test('the command of a profile is shown as it is, and has to be agreed to', async () => {
  const { sent } = await openProfiles();
  await chooseProgram('pipeline', COMMAND);
  await press('Add connection');
  expect(sent()).toEqual([]);
  expect(describedBy(field('Run this command'))).toBe('It is run only if you agree.');
  expect(document.activeElement).toBe(field('Run this command'));
  await tick('Run this command');
  await press('Add connection');
  expect(sent()).toMatchObject([
    { credentials: { source: 'profile', profile: 'pipeline', agreedCommand: SHA_256 } },
  ]);
});

test('what was agreed to for one command does not hold for another', async () => {
  const { sent } = await openProfiles();
  await chooseProgram('pipeline', COMMAND);
  await tick('Run this command');
  await chooseProgram('other', 'other-keys');
  expect(ticked('Run this command')).toBe(false);
  await press('Add connection');
  expect(sent()).toEqual([]);
});

test('a command that has changed since it was agreed to is asked about again', async () => {
  let command = 'first-command';
  await openProfiles({
    signIn: {
      profiles: async () => ({ ok: true, value: [{ name: 'pipeline', kind: 'process', command }] }),
    },
  });
  await chooseProgram('pipeline', 'first-command');
  await tick('Run this command');
  command = 'second-command';
  await tick('With keys');
  await tick('With an AWS profile');
  await screen.findByText('second-command');
  expect(ticked('Run this command')).toBe(false);
});

test('no profiles, and profiles that cannot be read, are told', async () => {
  await open('With an AWS profile');
  expect(screen.getByText(/no profiles in ~\/.aws/)).toBeDefined();
  document.body.replaceChildren();
  const { inputsOf } = await openProfiles({
    signIn: { profiles: failing({ code: 'settings-unwritable', why: 'other' }) },
  });
  await press('Try again');
  expect(inputsOf('signIn.profiles')).toHaveLength(2);
});

test('signing in to an organisation leads to its accounts and roles, and those to a connection', async () => {
  const { inputsOf, sent } = await openOrganisation();
  await press('Sign in');
  expect(inputsOf('signIn.start')).toEqual([{ organisation, way: 'browser' }]);
  expect(screen.getByText(/^Signed in until/)).toBeDefined();
  expect(options('Account').map(textOf)).toEqual([
    'Choose an account',
    'Films (111122223333)',
    '444455556666',
  ]);
  await choose('Account', '111122223333');
  expect(inputsOf('signIn.roles')).toEqual([{ organisation, account: '111122223333' }]);
  await choose('Role', 'Lead');
  await press('Add connection');
  expect(sent()).toMatchObject([
    {
      credentials: {
        source: 'identity-center',
        ...organisation,
        accountId: '111122223333',
        roleName: 'Lead',
      },
    },
  ]);
});

test('an only account and an only role are chosen by themselves', async () => {
  const { sent } = await openOrganisation({ accounts: accounts.slice(0, 1), roles: ['Artist'] });
  await press('Sign in');
  await press('Add connection');
  expect(sent()).toMatchObject([
    { credentials: { accountId: '111122223333', roleName: 'Artist' } },
  ]);
});

test('nobody is sent to a page that is none', async () => {
  const { inputsOf } = await openOrganisation();
  await type('Start page', 'http://north.example/start');
  await press('Sign in');
  expect(inputsOf('signIn.start')).toEqual([]);
  expect(describedBy(field('Start page'))).toBe('A start page is an https address.');
});

test('a form that was not signed in for is not sent, and leads to the button that does', async () => {
  const { sent } = await openOrganisation();
  await press('Add connection');
  expect(sent()).toEqual([]);
  expect(describedBy(button('Sign in'))).toBe('Sign in, then choose an account.');
  expect(document.activeElement).toBe(button('Sign in'));
});

test('while the user is in the browser this says so, and can be called off', async () => {
  const start = later<{ until: number }>();
  const { inputsOf } = await openOrganisation({}, { signIn: { start: start.call } });
  button('Sign in').focus();
  await press('Sign in');
  expect(screen.getByText(/^Finish signing in in your browser/)).toBeDefined();
  await press('Cancel sign-in');
  expect(inputsOf('signIn.cancel')).toHaveLength(1);
  start.fail({ code: 'sign-in-denied' });
  await settle();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(document.activeElement).toBe(button('Sign in'));
});

test('a code is shown with the host to type it on, and can be copied', async () => {
  const start = later<{ until: number }>();
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void copied.push(text) },
  });
  const { inputsOf, push } = await openOrganisation({}, { signIn: { start: start.call } });
  await press('Sign in');
  await press('Use a code instead');
  expect(inputsOf('signIn.start')).toMatchObject([{ way: 'browser' }, { way: 'device' }]);
  push.deviceCode('WDJB-MJHT', 'device.sso.eu-central-1.amazonaws.com');
  await settle();
  expect(screen.getByText(/^Open device.sso.eu-central-1.amazonaws.com/)).toBeDefined();
  expect(screen.getByText('WDJB-MJHT')).toBeDefined();
  await press('Copy code');
  expect(copied).toEqual(['WDJB-MJHT']);
  expect(button('Code copied')).toBeDefined();
});

test('a code of an earlier sign-in is not shown again', async () => {
  const start = later<{ until: number }>();
  const { push } = await openOrganisation({}, { signIn: { start: start.call } });
  await press('Sign in');
  await press('Use a code instead');
  push.deviceCode('WDJB-MJHT', 'device.example');
  await settle();
  await press('Cancel sign-in');
  await press('Sign in');
  await press('Use a code instead');
  expect(screen.queryByText('WDJB-MJHT')).toBeNull();
});

test('a sign-in that failed is told in place and tried again from there', async () => {
  const { inputsOf } = await openOrganisation(
    {},
    { signIn: { start: failing({ code: 'sign-in-late' }) } },
  );
  await press('Sign in');
  expect(screen.getByRole('alert').textContent).toContain('The sign-in took too long');
  await press('Sign in', screen.getByRole('alert'));
  expect(inputsOf('signIn.start')).toHaveLength(2);
});

test('roles that cannot be read are told, and read again for the same account', async () => {
  const { inputsOf } = await openOrganisation(
    {},
    { signIn: { roles: failing({ code: 'service-unreachable', trouble: 'offline' }) } },
  );
  await press('Sign in');
  await choose('Account', '444455556666');
  await press('Try again');
  expect(inputsOf('signIn.roles')).toEqual([
    { organisation, account: '444455556666' },
    { organisation, account: '444455556666' },
  ]);
  expect(inputsOf('signIn.start')).toHaveLength(1);
});

test('another organisation is another sign-in: account and role are gone', async () => {
  const { sent } = await openOrganisation({ accounts: accounts.slice(0, 1), roles: ['Artist'] });
  await press('Sign in');
  await type('Start page', 'https://south.awsapps.com/start');
  await settle();
  expect(screen.queryByLabelText('Account')).toBeNull();
  await press('Add connection');
  expect(sent()).toEqual([]);
});

test('a form that is left calls off the sign-in it waited for', async () => {
  const start = later<{ until: number }>();
  const { inputsOf } = await openOrganisation({}, { signIn: { start: start.call } });
  await press('Sign in');
  await press('Cancel');
  expect(inputsOf('signIn.cancel')).toHaveLength(1);
});

test('a role is taken on with any of these, and keys below it are kept apart', async () => {
  const { sent } = await open('With keys');
  await type('Access key', 'AKIAEXAMPLE');
  await type('Secret key', 'wJalrXUtnFEMI');
  await tick('Through a role');
  await press('Add connection');
  expect(sent()).toEqual([]);
  expect(document.activeElement).toBe(field('Role ARN'));
  await type('Role ARN', 'arn:aws:iam::123456789012:role/artists');
  await type(/^MFA device/, 'arn:aws:iam::123456789012:mfa/artist');
  await press('Add connection');
  expect(sent()).toEqual([
    expect.objectContaining({
      credentials: {
        source: 'assume-role',
        roleArn: 'arn:aws:iam::123456789012:role/artists',
        mfaSerial: 'arn:aws:iam::123456789012:mfa/artist',
        base: {
          source: 'keychain',
          accessKeyId: 'AKIAEXAMPLE',
          secretAccessKey: 'wJalrXUtnFEMI',
        },
      },
    }),
  ]);
});
