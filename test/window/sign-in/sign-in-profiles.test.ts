import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { AwsProfile } from '../../../src/shared/sign-in/credentials.ts';
import { failing } from '../../support/window/fake-bridge.ts';
import { choose, openSignInForm, options, tick } from './open-sign-in-form.ts';
import {
  describedBy,
  field,
  press,
  textOf,
  type,
  type openWindow,
} from '../support/open-window.ts';

const COMMAND = '/opt/tools/keys --studio "north pier"';
/** The hash of the command, from sha256sum. */
const SHA_256 = '401644a2d035f3bef7d7f7f3cd00805da043364e435155a8f3962e812249e125';
const profiles: readonly AwsProfile[] = [
  { name: 'artist', kind: 'keys', region: 'us-west-2' },
  { name: 'pipeline', kind: 'process', command: COMMAND },
  { name: 'other', kind: 'assume-role', command: 'other-keys' },
  { name: 'console', kind: 'login-session' },
  { name: 'broken', kind: 'incomplete' },
];

const openProfiles = (answers?: Parameters<typeof openWindow>[1]) =>
  openSignInForm('With an AWS profile', { awsProfiles: profiles }, answers);
/** Chooses a profile that runs a program, whose command appears shortly after. */
async function chooseProgram(name: string, command: string) {
  await choose('Profile', name);
  await screen.findByText(command);
}
const ticked = (label: string) => field(label).checked;

test('profiles are listed with their sign-in method; an incomplete one cannot be chosen', async () => {
  await openProfiles();
  expect(options('Profile').map(textOf)).toEqual([
    'Choose a profile',
    'artist (keys, us-west-2)',
    'pipeline (a program)',
    'other (a role)',
    'console (aws login)',
    'broken (incomplete, cannot be used)',
  ]);
  expect(options('Profile').filter((one) => one.disabled)).toHaveLength(1);
  await choose('Profile', 'console');
  expect(describedBy(screen.getByLabelText('Profile'))).toContain('aws login');
});

test('a profile is sent by its name', async () => {
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

test('the command of a profile is shown unchanged and requires consent', async () => {
  const { sent } = await openProfiles();
  await chooseProgram('pipeline', COMMAND);
  await press('Add connection');
  expect(sent()).toEqual([]);
  expect(describedBy(field('Allow this command'))).toBe('Stagedoor runs it only if you allow it.');
  expect(document.activeElement).toBe(field('Allow this command'));
  await tick('Allow this command');
  await press('Add connection');
  expect(sent()).toMatchObject([
    { credentials: { source: 'profile', profile: 'pipeline', agreedCommand: SHA_256 } },
  ]);
});

test('the consent to one command does not apply to another', async () => {
  const { sent } = await openProfiles();
  await chooseProgram('pipeline', COMMAND);
  await tick('Allow this command');
  await chooseProgram('other', 'other-keys');
  expect(ticked('Allow this command')).toBe(false);
  await press('Add connection');
  expect(sent()).toEqual([]);
});

test('a command that has changed since the consent needs a new consent', async () => {
  let command = 'first-command';
  await openProfiles({
    signIn: {
      profiles: async () => ({ ok: true, value: [{ name: 'pipeline', kind: 'process', command }] }),
    },
  });
  await chooseProgram('pipeline', 'first-command');
  await tick('Allow this command');
  command = 'second-command';
  await tick('With keys');
  await tick('With an AWS profile');
  await screen.findByText('second-command');
  expect(ticked('Allow this command')).toBe(false);
});

test('missing profiles are reported, and profiles that could not be read are read again on request', async () => {
  await openSignInForm('With an AWS profile');
  expect(screen.getByText(/no profiles in ~\/.aws/)).toBeDefined();
  document.body.replaceChildren();
  const { inputsOf } = await openProfiles({
    signIn: { profiles: failing({ code: 'settings-unwritable', why: 'other' }) },
  });
  const before = inputsOf('signIn.profiles').length;
  await press('Try again');
  expect(inputsOf('signIn.profiles')).toHaveLength(before + 1);
});

test('a role needs its ARN and is sent with the keys as its base', async () => {
  const { sent } = await openSignInForm('With keys');
  await type('Access key', 'AKIAEXAMPLE');
  await type('Secret key', 'wJalrXUtnFEMI');
  await tick('Use a role');
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
