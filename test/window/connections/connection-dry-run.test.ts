import { fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import type { Finding } from '../../../src/shared/base/check.ts';
import type { ConnectionId } from '../../../src/shared/base/ids.ts';
import { failing, later, northPier } from '../../support/window/fake-bridge.ts';
import { button, field, openWindow, press, settle, textOf, type } from '../support/open-window.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG';
const responds: Finding = { name: 'service', found: 'answers' };
const refused: Finding = {
  name: 'service',
  found: 'failure',
  failure: { code: 'credentials-refused' },
};
const signedOut: Finding = {
  name: 'sign-in',
  found: 'failure',
  failure: { code: 'sign-in-needed' },
};

let opened: Awaited<ReturnType<typeof openWindow>>;
const added = () => opened.inputsOf('connections.add');
const tried = () => opened.inputsOf('connections.try');
const card = () => screen.queryByRole('group', { name: /Testing|Requesting|found a problem/ });

async function openForm(...args: Parameters<typeof openWindow>) {
  document.body.replaceChildren();
  const [more, answers] = args;
  opened = await openWindow({ connections: [northPier], ...more }, answers);
  await press('Add a connection');
  await type('Endpoint', 'https://studio.example');
  await type('Name', 'South Pier');
  await fireEvent.change(screen.getByLabelText('Region'), { target: { value: 'eu-west-2' } });
  await type('Access key', 'AKIAEXAMPLE');
  await type('Secret key', SECRET);
}
/** The form while its test is in progress. */
async function openTesting() {
  const answer = later<Finding[] | null>();
  await openForm({}, { connections: { try: answer.call } });
  await press('Add connection');
  return answer;
}

/** Saves the connection despite the failed test, once the button is enabled. */
async function pressAnyway() {
  await expect
    .poll(() => button('Add anyway').getAttribute('aria-disabled'), { timeout: 10_000 })
    .toBe('false');
  await press('Add anyway');
}

beforeEach(() => openForm());

test('a new connection is tested, and saved if the test succeeds', async () => {
  await press('Add connection');
  expect(tried()).toEqual(added());
  expect(added()).toMatchObject([{ name: 'South Pier', credentials: { secretAccessKey: SECRET } }]);
  expect(screen.getByRole('heading', { level: 1, name: 'South Pier' })).toBeDefined();
  expect(screen.getByText('South Pier has been added. The test found no problems.')).toBeDefined();
});

test('a form with errors is neither tested nor saved', async () => {
  await type('Name', '');
  await press('Add connection');
  expect([...tried(), ...added()]).toEqual([]);
  expect(card()).toBeNull();
});

test('during the test, the form shows the current step and the findings so far', async () => {
  const answer = await openTesting();
  expect(screen.getByRole('group', { name: 'Testing the sign-in' })).toBeDefined();
  expect(button('Add connection').getAttribute('aria-disabled')).toBe('true');
  opened.push.trying({ part: 'service', findings: [responds] });
  await settle();
  expect(screen.getByRole('group', { name: 'Testing the service' })).toBeDefined();
  expect(textOf(screen.getByRole('list', { name: 'Checks' }))).toContain('The service responds.');
  const spoken = screen.getAllByRole('status').map(textOf);
  expect(spoken).toContain('Testing the service');
  expect(added()).toEqual([]);
  answer.answer([responds]);
  await settle();
  expect(added()).toHaveLength(1);
});

test('a failed test saves nothing, keeps the input and shows the problem first', async () => {
  await openForm({ tried: [responds, refused] });
  await press('Add connection');
  expect(added()).toEqual([]);
  const [first, ...others] = within(screen.getByRole('list', { name: 'Checks' }))
    .getAllByRole('listitem')
    .map(textOf);
  // A form shows only the beginning of the list.
  expect(first).toContain('rejected these keys');
  expect(others).toEqual([expect.stringContaining('The service responds.')]);
  expect(screen.getAllByRole('status').map(textOf)).toContain(
    'The test found a problem. Nothing is saved yet.',
  );
  expect(field('Secret key').value).toBe(SECRET);
});

test('a connection can be added despite a failed test, and its secrets are then removed from the form', async () => {
  const saved = later<ConnectionId>();
  await openForm({ tried: [refused] }, { connections: { add: saved.call } });
  await press('Add connection');
  await pressAnyway();
  expect(tried()).toHaveLength(1);
  expect(added()).toMatchObject([{ credentials: { secretAccessKey: SECRET } }]);
  expect(field('Secret key').value).toBe('');
  expect(card()).toBeNull();
});

test('a second click does not save a connection that failed its test, because that button waits a second', async () => {
  await openForm({ tried: [refused] });
  await press('Add connection');
  expect(button('Add anyway').getAttribute('aria-disabled')).toBe('true');
  await press('Add anyway');
  await press('Add connection');
  expect(tried()).toHaveLength(2);
  expect(added()).toEqual([]);
  await pressAnyway();
  expect(added()).toHaveLength(1);
});

test('a connection that the policy forbids cannot be added anyway', async () => {
  const forbidden = failing({ code: 'not-allowed-by-policy', rule: 'endpoint' });
  await openForm({}, { connections: { try: forbidden } });
  await press('Add connection');
  expect(
    screen.getByText('This endpoint is not allowed. Contact your administrator.'),
  ).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Add anyway' })).toBeNull();
});

test('the result is removed as soon as the form changes', async () => {
  await openForm({ tried: [refused] });
  await press('Add connection');
  expect(screen.queryByText('Stagedoor tests the connection before adding it.')).toBeNull();
  await type('Name', 'South Pier 2');
  await settle();
  expect(card()).toBeNull();
  expect(screen.getByText('Stagedoor tests the connection before adding it.')).toBeDefined();
});

test('a test is cancelled at once, even if its requests hang', async () => {
  const answer = await openTesting();
  await press('Cancel test');
  expect(opened.inputsOf('connections.cancelTry')).toHaveLength(1);
  expect(card()).toBeNull();
  expect(document.activeElement).toBe(button('Add connection'));
  expect(button('Add connection').getAttribute('aria-disabled')).toBe('false');
  answer.answer([responds]);
  await settle();
  expect(added()).toEqual([]);
  expect(field('Secret key').value).toBe(SECRET);
});

test('input during a test cancels it, so that only what was tested is saved', async () => {
  const answer = await openTesting();
  await type('Name', 'South Pier 2');
  await settle();
  expect(opened.inputsOf('connections.cancelTry')).toHaveLength(1);
  answer.answer([responds]);
  await settle();
  expect(added()).toEqual([]);
});

test('closing a form during its test cancels the test and saves nothing', async () => {
  const answer = await openTesting();
  await press('Cancel');
  expect(opened.inputsOf('connections.cancelTry')).toHaveLength(1);
  answer.answer([responds]);
  await settle();
  expect(added()).toEqual([]);
});

test('clicked twice, the connection is tested once and added once', async () => {
  const answer = await openTesting();
  await press('Add connection');
  answer.answer([responds]);
  await settle();
  expect([tried().length, added().length]).toEqual([1, 1]);
});

test('a connection that needs a sign-in first is saved, to be tested later', async () => {
  await openForm({ tried: [signedOut] });
  expect(screen.getByText('Stagedoor tests the connection before adding it.')).toBeDefined();
  await fireEvent.click(screen.getByLabelText('DCV Access Console'));
  expect(screen.getByText(/Stagedoor tests what it can now/)).toBeDefined();
  await type('Address', 'https://console.example/smuihandler');
  await type('Issuer', 'https://login.example');
  await type('Client ID', 'stagedoor');
  await press('Add connection');
  expect(added()).toHaveLength(1);
  expect(
    screen.getByText('South Pier has been added. The rest is tested when you sign in.'),
  ).toBeDefined();
});

test('a connection that cannot be tested shows the reason and can still be added', async () => {
  await openForm({}, { connections: { try: failing({ code: 'bug' }) } });
  await press('Add connection');
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong in Stagedoor');
  await pressAnyway();
  expect(added()).toHaveLength(1);
  expect(screen.getByText('South Pier has been added.')).toBeDefined();
});
