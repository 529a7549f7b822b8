import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { failing, later, type FakeDeps } from '../../support/window/fake-bridge.ts';
import { choose, openSignInForm, options } from './open-sign-in-form.ts';
import {
  button,
  describedBy,
  field,
  press,
  settle,
  textOf,
  type,
  type openWindow,
  recordCopies,
} from '../support/open-window.ts';

const accounts = [{ id: '111122223333', name: 'Films' }, { id: '444455556666' }];
const organization = { startUrl: 'https://north.awsapps.com/start', region: 'eu-central-1' };

async function openOrganization(deps: FakeDeps = {}, answers?: Parameters<typeof openWindow>[1]) {
  const opened = await openSignInForm(
    'With IAM Identity Center',
    { accounts, roles: ['Artist', 'Lead'], ...deps },
    answers,
  );
  await type('Start page', ` ${organization.startUrl} `);
  await type('Sign-in region', organization.region);
  return opened;
}

test('signing in to an Identity Center shows its accounts and roles, which complete a connection', async () => {
  const { inputsOf, sent } = await openOrganization();
  await press('Sign in');
  expect(inputsOf('signIn.start')).toEqual([{ organization, method: 'browser' }]);
  expect(screen.getByText(/^Signed in until/)).toBeDefined();
  expect(options('Account').map(textOf)).toEqual([
    'Choose an account',
    'Films (111122223333)',
    '444455556666',
  ]);
  await choose('Account', '111122223333');
  expect(inputsOf('signIn.roles')).toEqual([{ organization, account: '111122223333' }]);
  await choose('Role', 'Lead');
  await press('Add connection');
  expect(sent()).toMatchObject([
    {
      credentials: {
        source: 'identity-center',
        ...organization,
        accountId: '111122223333',
        roleName: 'Lead',
      },
    },
  ]);
});

test('a single account and a single role are chosen automatically', async () => {
  const { sent } = await openOrganization({ accounts: accounts.slice(0, 1), roles: ['Artist'] });
  await press('Sign in');
  await press('Add connection');
  expect(sent()).toMatchObject([
    { credentials: { accountId: '111122223333', roleName: 'Artist' } },
  ]);
});

test('no browser opens for an invalid start page', async () => {
  const { inputsOf } = await openOrganization();
  await type('Start page', 'http://north.example/start');
  await press('Sign in');
  expect(inputsOf('signIn.start')).toEqual([]);
  expect(describedBy(field('Start page'))).toBe('A start page must be an https address.');
});

test('a form without a sign-in is not sent and focuses the button for it', async () => {
  const { sent } = await openOrganization();
  await press('Add connection');
  expect(sent()).toEqual([]);
  expect(describedBy(button('Sign in'))).toBe('Sign in, then choose an account.');
  expect(document.activeElement).toBe(button('Sign in'));
});

test('during the sign-in in the browser, the form says so, and it can be cancelled', async () => {
  const start = later<{ until: number }>();
  const { inputsOf } = await openOrganization({}, { signIn: { start: start.call } });
  button('Sign in').focus();
  await press('Sign in');
  expect(screen.getByText(/^Complete the sign-in in your browser/)).toBeDefined();
  await press('Cancel sign-in');
  expect(inputsOf('signIn.cancel')).toHaveLength(1);
  start.fail({ code: 'sign-in-denied' });
  await settle();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(document.activeElement).toBe(button('Sign in'));
});

test('a code is shown with the host where it is entered and can be copied', async () => {
  const start = later<{ until: number }>();
  const copied = recordCopies();
  const { inputsOf, push } = await openOrganization({}, { signIn: { start: start.call } });
  await press('Sign in');
  await press('Use a code instead');
  expect(inputsOf('signIn.start')).toMatchObject([{ method: 'browser' }, { method: 'device' }]);
  push.deviceCode('WDJB-MJHT', 'device.sso.eu-central-1.amazonaws.com');
  await settle();
  expect(screen.getByText(/^Open device.sso.eu-central-1.amazonaws.com/)).toBeDefined();
  expect(screen.getByText('WDJB-MJHT')).toBeDefined();
  await press('Copy code');
  expect(copied).toEqual(['WDJB-MJHT']);
  expect(button('Code copied')).toBeDefined();
});

test('the code of an earlier sign-in is not shown again', async () => {
  const start = later<{ until: number }>();
  const { push } = await openOrganization({}, { signIn: { start: start.call } });
  await press('Sign in');
  await press('Use a code instead');
  push.deviceCode('WDJB-MJHT', 'device.example');
  await settle();
  await press('Cancel sign-in');
  await press('Sign in');
  await press('Use a code instead');
  expect(screen.queryByText('WDJB-MJHT')).toBeNull();
});

test('a failed sign-in is reported in place and can be retried there', async () => {
  const { inputsOf } = await openOrganization(
    {},
    { signIn: { start: failing({ code: 'sign-in-late' }) } },
  );
  await press('Sign in');
  expect(screen.getByRole('alert').textContent).toContain('The sign-in took too long');
  await press('Sign in', screen.getByRole('alert'));
  expect(inputsOf('signIn.start')).toHaveLength(2);
});

test('roles that cannot be read are read again for the same account, without another sign-in', async () => {
  const { inputsOf } = await openOrganization(
    {},
    { signIn: { roles: failing({ code: 'service-unreachable', transientError: 'offline' }) } },
  );
  await press('Sign in');
  await choose('Account', '444455556666');
  await press('Try again');
  expect(inputsOf('signIn.roles')).toEqual([
    { organization, account: '444455556666' },
    { organization, account: '444455556666' },
  ]);
  expect(inputsOf('signIn.start')).toHaveLength(1);
});

test('another Identity Center needs another sign-in: account and role are cleared', async () => {
  const { sent } = await openOrganization({ accounts: accounts.slice(0, 1), roles: ['Artist'] });
  await press('Sign in');
  await type('Start page', 'https://south.awsapps.com/start');
  await settle();
  expect(screen.queryByLabelText('Account')).toBeNull();
  await press('Add connection');
  expect(sent()).toEqual([]);
});

test('closing a form cancels the sign-in it waits for', async () => {
  const start = later<{ until: number }>();
  const { inputsOf } = await openOrganization({}, { signIn: { start: start.call } });
  await press('Sign in');
  await press('Cancel');
  expect(inputsOf('signIn.cancel')).toHaveLength(1);
});
