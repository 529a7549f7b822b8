import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endIndicator, endWords } from '../../../src/renderer/launch/history/history-text.ts';
import { failureButtons } from '../../../src/renderer/failures/failure-actions.ts';
import { failureWords } from '../../../src/shared/base/failure-text.ts';
import type { Failure, FailureCode } from '../../../src/shared/base/failure.ts';
import { failing, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { describedBy, openCard, openWindow, press, settle, type } from '../support/open-window.ts';

const examples: { readonly [Code in FailureCode]: Extract<Failure, { code: Code }> } = {
  usage: { code: 'usage', message: 'Name one session.' },
  'link-refused': { code: 'link-refused', reason: 'not-ours' },
  'connection-unknown': { code: 'connection-unknown', connection: 'south-pier' },
  'connection-unsupported': { code: 'connection-unsupported', kind: 'tape' },
  'connection-invalid': { code: 'connection-invalid', field: 'region', rule: 'missing' },
  'studio-unclear': { code: 'studio-unclear', count: 2 },
  'workstation-unclear': { code: 'workstation-unclear', ready: 0 },
  'settings-unwritable': { code: 'settings-unwritable', why: 'full' },
  'settings-unreadable': {
    code: 'settings-unreadable',
    file: '/home/ada/settings.json',
    why: 'denied',
    system: 'EACCES',
  },
  'settings-newer': { code: 'settings-newer' },
  'port-taken': { code: 'port-taken', port: 8443 },
  'stream-failed': { code: 'stream-failed', statusCode: 'INTERNAL_ERROR' },
  'stream-gone': { code: 'stream-gone', state: 'DELETED' },
  'stream-expired': { code: 'stream-expired' },
  'workstation-stopped': { code: 'workstation-stopped' },
  'change-failed': { code: 'change-failed', what: 'start', statusCode: 'INSUFFICIENT_CAPACITY' },
  'change-impossible': { code: 'change-impossible' },
  'eula-unreadable': { code: 'eula-unreadable' },
  'stream-url-refused': { code: 'stream-url-refused', reason: 'not-encrypted' },
  'time-limit': { code: 'time-limit', seconds: 600, trouble: 'throttled' },
  'credentials-missing': { code: 'credentials-missing' },
  'credentials-refused': { code: 'credentials-refused' },
  'credentials-expired': { code: 'credentials-expired' },
  'sign-in-needed': { code: 'sign-in-needed' },
  'sign-in-denied': { code: 'sign-in-denied' },
  'sign-in-late': { code: 'sign-in-late' },
  'mfa-needed': { code: 'mfa-needed' },
  'mfa-refused': { code: 'mfa-refused' },
  'profile-unknown': { code: 'profile-unknown', profile: 'artist' },
  'profile-unusable': { code: 'profile-unusable', profile: 'artist', why: 'no-way' },
  'profiles-unreadable': {
    code: 'profiles-unreadable',
    why: 'file-encoding',
    about: '/home/maya/.aws/config',
  },
  'process-not-agreed': { code: 'process-not-agreed', profile: 'artist' },
  'clock-wrong': { code: 'clock-wrong', minutes: 12 },
  'access-denied': { code: 'access-denied', operation: 'CreateStreamingSessionStream' },
  'viewer-missing': { code: 'viewer-missing', platform: 'linux' },
  'viewer-unfit': { code: 'viewer-unfit', reason: 'open-to-others' },
  'viewer-failed': { code: 'viewer-failed', exitCode: 3 },
  'viewer-not-started': { code: 'viewer-not-started' },
  'handover-unwritable': { code: 'handover-unwritable', why: 'denied' },
  'report-unwritable': { code: 'report-unwritable', why: 'denied' },
  'not-found': { code: 'not-found', what: 'workstation' },
  'vault-locked': { code: 'vault-locked' },
  'vault-missing': { code: 'vault-missing' },
  'vault-failed': { code: 'vault-failed', why: 'not-kept' },
  'keys-left': { code: 'keys-left' },
  quota: { code: 'quota' },
  'request-refused': { code: 'request-refused', detail: 'expirationInSeconds' },
  'service-unreachable': { code: 'service-unreachable', trouble: 'name-not-found' },
  redirected: { code: 'redirected' },
  'not-tls': { code: 'not-tls' },
  'proxy-login': { code: 'proxy-login' },
  certificate: { code: 'certificate', where: 'service' },
  'answer-too-large': { code: 'answer-too-large' },
  'tunnel-plugin': { code: 'tunnel-plugin', why: 'missing', platform: 'linux' },
  'tunnel-failed': { code: 'tunnel-failed', why: 'ended' },
  'host-unreachable': { code: 'host-unreachable', cause: 'time-out', host: '10.2.3.4', port: 8443 },
  'policy-unreadable': { code: 'policy-unreadable', why: 'too-large' },
  'not-allowed-by-policy': { code: 'not-allowed-by-policy', rule: 'stream-host' },
  'update-refused': { code: 'update-refused', why: 'content-wrong' },
  'update-not-kept': { code: 'update-not-kept', why: 'full' },
  bug: { code: 'bug' },
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const card = () => screen.getByRole('article', { name: 'Comp 07' });
const openFailed = async (failure: Failure) => {
  const opened = await openWindow({
    connections: [northPier],
    launches: [launchAt('failed', { failure })],
  });
  await openCard();
  return opened;
};

describe('each failure is shown in place with its title, its advice and its buttons', () => {
  for (const failure of Object.values(examples)) {
    test(failure.code, async () => {
      await openFailed(failure);
      const { title, advice } = failureWords(failure);
      expect(within(card()).getByText(title)).toBeDefined();
      expect(within(card()).getByText(advice)).toBeDefined();
      const names = within(card())
        .getAllByRole('button')
        .map((one) => one.textContent);
      const wanted = failureButtons(failure).map(({ label }) => label);
      expect(names).toEqual([
        ...(failure.code === 'workstation-stopped' ? [] : ['Dismiss']),
        ...wanted.toReversed(),
        'Technical details',
        'Copy for support',
      ]);
      expect(wanted.length > 0).toBe(failureWords(failure).action !== 'none');
    });

    test(`${failure.code} has a title in the history, without the facts that are not kept`, () => {
      const at = { at: 0, connection: northPier.id, connectionName: 'North Pier' };
      const entry = { ...at, wish: 'connect', end: 'failed', failure: failure.code } as const;
      const title = endWords(entry);
      expect(title).not.toBe(failure.code);
      expect(title).not.toMatch(/undefined|NaN|\[object/);
    });
  }
});

test('a host that is not allowed is named, and its field in the form is one click away', async () => {
  const failure = {
    code: 'stream-url-refused',
    reason: 'host-not-allowed',
    host: 'desk4.example',
  } as const;
  await openFailed(failure);
  expect(within(card()).getByText('The host desk4.example is not allowed')).toBeDefined();
  await press('Edit connection', card());
  expect(document.activeElement).toBe(screen.getByLabelText(/^Allowed stream hosts/));
});

const ways: readonly (readonly [FailureCode, string, string])[] = [
  ['stream-expired', 'Try again', 'again'],
  ['workstation-stopped', 'Start and connect', 'start'],
  ['host-unreachable', 'Try anyway', 'anyway'],
  ['host-unreachable', 'Try again', 'again'],
  ['viewer-failed', 'Open in browser', 'browser'],
  ['viewer-missing', 'Open in browser', 'browser'],
  ['viewer-unfit', 'Open in browser', 'browser'],
  ['viewer-not-started', 'Try again', 'again'],
  ['vault-locked', 'Try again', 'again'],
];
test('a stopped workstation is a question: its name, Start and connect, and Cancel', async () => {
  const stopped = { code: 'workstation-stopped', workstation: 'Comp 07' } as const;
  const { inputsOf } = await openFailed(stopped);
  expect(within(card()).getByText('Comp 07 is stopped')).toBeDefined();
  expect(within(card()).getByText('Starting takes some minutes.')).toBeDefined();
  expect(within(card()).queryByRole('button', { name: 'Dismiss' })).toBeNull();
  expect(within(card()).queryByRole('button', { name: 'Try again' })).toBeNull();
  await press('Cancel', card());
  expect(inputsOf('launches.dismiss')).toHaveLength(1);
  expect(inputsOf('launches.retry')).toEqual([]);
});

test('in the history, a stopped workstation is not shown as an error', () => {
  const at = { at: 0, connection: northPier.id, connectionName: 'North Pier' };
  const entry = { ...at, wish: 'connect', end: 'failed' } as const;
  expect(endIndicator({ ...entry, failure: 'workstation-stopped' })).toBe('off');
  expect(endIndicator({ ...entry, failure: 'stream-expired' })).toBe('stop');
});

for (const [code, label, way] of ways) {
  test(`after ${code}, “${label}” retries with “${way}”`, async () => {
    const { inputsOf } = await openFailed(examples[code]);
    await press(label, card());
    expect(inputsOf('launches.retry')).toMatchObject([{ way }]);
  });
}

test('a missing viewer links to help by topic, not by address', async () => {
  const { inputsOf } = await openFailed(examples['viewer-missing']);
  await press('How to install', card());
  expect(inputsOf('help.open')).toEqual(['install-viewer']);
});

const signIns: readonly (readonly [FailureCode, string])[] = [
  ['sign-in-needed', 'Sign in'],
  ['sign-in-denied', 'Sign in'],
  ['sign-in-late', 'Sign in'],
  ['mfa-needed', 'Enter a code'],
  ['mfa-refused', 'Enter a code'],
];
for (const [code, label] of signIns) {
  test(`“${label}” next to ${code} signs in again, and the launch continues`, async () => {
    const { inputsOf } = await openFailed(examples[code]);
    await press(label, card());
    expect(inputsOf('signIn.again')).toEqual([{ connection: 'north-pier' }]);
    expect(inputsOf('launches.retry')).toMatchObject([{ way: 'again' }]);
  });
}

test('a launch is unchanged if its sign-in fails, which is reported', async () => {
  const { inputsOf } = await openWindow(
    {
      connections: [northPier],
      launches: [launchAt('failed', { failure: examples['sign-in-needed'] })],
    },
    { signIn: { again: failing(examples['sign-in-late']) } },
  );
  await openCard();
  await press('Sign in', card());
  expect(screen.getByRole('alert').textContent).toContain('The sign-in took too long');
  expect(inputsOf('launches.retry')).toEqual([]);
});

test('a list that needs a sign-in is read again after it', async () => {
  const { inputsOf } = await openWindow(
    { connections: [northPier] },
    { workstations: { read: failing(examples['sign-in-needed']) } },
  );
  await press('Sign in', screen.getByRole('region', { name: 'Workstations' }));
  expect(inputsOf('signIn.again')).toHaveLength(1);
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test('expired keys can be replaced from the failure that reports them', async () => {
  await openFailed(examples['credentials-expired']);
  await press('Enter keys', card());
  expect(screen.getByRole('dialog', { name: 'New keys for North Pier Films' })).toBeDefined();
});

test('a connection with wrong settings opens in its form', async () => {
  await openFailed(examples.redirected);
  await press('Edit connection', card());
  expect(screen.getByRole('heading', { name: `Edit ${northPier.name}` })).toBeDefined();
  // At the field that caused it, which shows the error until it is changed.
  const endpoint = screen.getByLabelText<HTMLInputElement>('Endpoint');
  expect(document.activeElement).toBe(endpoint);
  expect(describedBy(endpoint)).toContain('The service redirects to another address');
  await type('Endpoint', 'https://other.example');
  await settle();
  expect(describedBy(endpoint)).not.toContain('redirects');
});

test('a policy connection cannot be edited, so its details are opened', async () => {
  await openWindow({
    connections: [northPier],
    launches: [launchAt('failed', { failure: examples.redirected })],
    policy: { state: 'applies', machine: [northPier.id], refused: [] },
  });
  await openCard();
  await press('Edit connection', card());
  expect(screen.getByRole('region', { name: 'Details' })).toBeDefined();
});

test('workstations that cannot be listed show the reason, and are listed again on request', async () => {
  const { inputsOf } = await openWindow(
    { connections: [northPier] },
    { workstations: { read: failing(examples['service-unreachable']) } },
  );
  expect(screen.getByRole('alert').textContent).toContain('The service cannot be reached');
  await press('Try again');
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test('no text of a failure has an exclamation mark or the word “error”', () => {
  for (const failure of Object.values(examples)) {
    const { title, advice } = failureWords(failure);
    expect(`${title} ${advice}`).not.toMatch(/!|\berror\b/i);
  }
});
