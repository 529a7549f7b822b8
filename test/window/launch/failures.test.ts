import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { endIndicator, endText } from '../../../src/renderer/launch/history/history-text.ts';
import { failureButtons } from '../../../src/renderer/failures/failure-actions.ts';
import { failureText } from '../../../src/shared/base/failure-text.ts';
import type { Failure, FailureCode } from '../../../src/shared/base/failure.ts';
import { failing, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { everyFailure, failureExamples } from '../../unit/shared/base/every-failure.ts';
import { describedBy, openCard, openWindow, press, settle, type } from '../support/open-window.ts';

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
  for (const failure of everyFailure) {
    test(failure.code, async () => {
      await openFailed(failure);
      const { title, advice } = failureText(failure);
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
      expect(wanted.length > 0).toBe(failureText(failure).action !== 'none');
    });

    test(`${failure.code} has a title in the history, although its details are not saved`, () => {
      const at = { at: 0, connection: northPier.id, connectionName: 'North Pier' };
      const entry = { ...at, wish: 'connect', end: 'failed', failure: failure.code } as const;
      const title = endText(entry);
      expect(title).not.toBe(failure.code);
      expect(title).not.toMatch(/undefined|NaN|\[object/);
    });
  }
});

test('a host that is not allowed is named, and Edit connection focuses the field for allowed hosts', async () => {
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

const retries: readonly (readonly [FailureCode, string, string])[] = [
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
test('the card of a stopped workstation offers no Dismiss or Try again, and Cancel dismisses it', async () => {
  const stopped = { code: 'workstation-stopped', workstation: 'Comp 07' } as const;
  const { inputsOf } = await openFailed(stopped);
  expect(within(card()).getByText('Comp 07 is stopped')).toBeDefined();
  expect(within(card()).getByText('Starting takes a few minutes.')).toBeDefined();
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

for (const [code, label, method] of retries) {
  test(`after ${code}, “${label}” retries with “${method}”`, async () => {
    const { inputsOf } = await openFailed(failureExamples[code]);
    await press(label, card());
    expect(inputsOf('launches.retry')).toMatchObject([{ method }]);
  });
}

test('a missing viewer links to help by topic, not by address', async () => {
  const { inputsOf } = await openFailed(failureExamples['viewer-missing']);
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
    const { inputsOf } = await openFailed(failureExamples[code]);
    await press(label, card());
    expect(inputsOf('signIn.again')).toEqual([{ connection: 'north-pier' }]);
    expect(inputsOf('launches.retry')).toMatchObject([{ method: 'again' }]);
  });
}

test('a failed sign-in for a launch is reported, and the launch is not retried', async () => {
  const { inputsOf } = await openWindow(
    {
      connections: [northPier],
      launches: [launchAt('failed', { failure: failureExamples['sign-in-needed'] })],
    },
    { signIn: { again: failing(failureExamples['sign-in-late']) } },
  );
  await openCard();
  await press('Sign in', card());
  expect(screen.getByRole('alert').textContent).toContain('The sign-in took too long');
  expect(inputsOf('launches.retry')).toEqual([]);
});

test('a list that needs a sign-in is read again after it', async () => {
  const { inputsOf } = await openWindow(
    { connections: [northPier] },
    { workstations: { read: failing(failureExamples['sign-in-needed']) } },
  );
  await press('Sign in', screen.getByRole('region', { name: 'Workstations' }));
  expect(inputsOf('signIn.again')).toHaveLength(1);
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test('the card for expired keys opens the dialog for new keys', async () => {
  await openFailed(failureExamples['credentials-expired']);
  await press('Enter keys', card());
  expect(screen.getByRole('dialog', { name: 'New keys for North Pier Films' })).toBeDefined();
});

test('a failure that a setting caused opens the form at that field and shows the reason there', async () => {
  await openFailed(failureExamples.redirected);
  await press('Edit connection', card());
  expect(screen.getByRole('heading', { name: `Edit ${northPier.name}` })).toBeDefined();
  // The field shows the failure until it is changed.
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
    launches: [launchAt('failed', { failure: failureExamples.redirected })],
    policy: { state: 'applies', machine: [northPier.id], refused: [] },
  });
  await openCard();
  await press('Edit connection', card());
  expect(screen.getByRole('region', { name: 'Details' })).toBeDefined();
});

test('a list that cannot be read shows the reason, and Try again reads it again', async () => {
  const { inputsOf } = await openWindow(
    { connections: [northPier] },
    { workstations: { read: failing(failureExamples['service-unreachable']) } },
  );
  expect(screen.getByRole('alert').textContent).toContain('The service cannot be reached');
  await press('Try again');
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test('no text of a failure has an exclamation mark or the word “error”', () => {
  for (const failure of everyFailure) {
    const { title, advice } = failureText(failure);
    expect(`${title} ${advice}`).not.toMatch(/!|\berror\b/i);
  }
});
