import { fireEvent, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import type { ConnectionId } from '../../../src/shared/base/ids.ts';
import { failing, later, northPier, practice } from '../../support/window/fake-bridge.ts';
import { describedBy, field, openWindow, press, settle, type } from '../support/open-window.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG';
const TOKEN = 'IQoJb3JpZ2luX2VjE';

let opened: Awaited<ReturnType<typeof openWindow>>;

async function openForm(answers: Parameters<typeof openWindow>[1] = {}) {
  opened = await openWindow({ connections: [northPier] }, answers);
  await press('Add a connection');
}

async function fill() {
  await type('Endpoint', 'https://studio.example');
  await type('Name', 'South Pier');
  await fireEvent.change(screen.getByLabelText('Region'), { target: { value: 'eu-west-2' } });
  await type('Access key', 'AKIAEXAMPLE');
  await type('Secret key', ` ${SECRET} `);
  await type(/^Session token/, TOKEN);
}

beforeEach(() => openForm());

test('the form sends the input without surrounding spaces and without empty fields', async () => {
  await fill();
  await type(/^Allowed stream hosts/, '*.southpier.example, stream.example');
  await press('Add connection');
  expect(opened.inputsOf('connections.add')).toEqual([
    {
      kind: 'nimble',
      name: 'South Pier',
      region: 'eu-west-2',
      endpoint: 'https://studio.example',
      hosts: ['*.southpier.example', 'stream.example'],
      credentials: {
        source: 'keychain',
        accessKeyId: 'AKIAEXAMPLE',
        secretAccessKey: SECRET,
        sessionToken: TOKEN,
      },
    },
  ]);
  expect(screen.getByRole('heading', { level: 1, name: 'South Pier' })).toBeDefined();
});

test('credentials from the environment are sent as such, and the form then has no field for a secret key', async () => {
  await fill();
  await fireEvent.click(screen.getByLabelText('From the environment'));
  expect(screen.queryByLabelText('Secret key')).toBeNull();
  await press('Add connection');
  expect(opened.inputsOf('connections.add')).toMatchObject([
    { credentials: { source: 'environment' } },
  ]);
});

test('an invalid field shows its error during input, until it is corrected', async () => {
  expect(field(/^Endpoint/).hasAttribute('aria-invalid')).toBe(false);
  await type(/^Endpoint/, 'http://studio.example');
  await expect.poll(() => field(/^Endpoint/).getAttribute('aria-invalid')).toBe('true');
  expect(describedBy(field(/^Endpoint/))).toContain('An endpoint must be an https address');
  await type(/^Endpoint/, 'https://studio.example');
  await expect.poll(() => field(/^Endpoint/).hasAttribute('aria-invalid')).toBe(false);
});

test('an empty form shows all missing values, sends nothing and focuses the first field', async () => {
  await press('Add connection');
  expect(opened.inputsOf('connections.add')).toEqual([]);
  expect(describedBy(field('Endpoint'))).toBe('This value is required.');
  expect(describedBy(field('Name'))).toBe('Enter a name for the connection.');
  expect(describedBy(field('Region'))).toBe('Choose a region.');
  expect(describedBy(field('Access key'))).toBe('This value is required.');
  expect(describedBy(field('Secret key'))).toBe('This value is required.');
  expect(document.activeElement).toBe(field('Endpoint'));
});

test('the errors of stream hosts and of a studio ID are shown at their fields', async () => {
  await type(/^Allowed stream hosts/, 'fine.example, not a host');
  await type(/^Studio ID/, 'a/b');
  await expect
    .poll(() => describedBy(field(/^Allowed stream hosts/)))
    .toBe('A host must be an exact name or *.suffix.');
  expect(describedBy(field(/^Studio ID/))).toBe(
    'An ID cannot contain spaces, slashes or control characters.',
  );
});

test('the secret fields hide their input, without completion and spelling checks', () => {
  for (const label of ['Secret key', /^Session token/]) {
    expect(field(label).type).toBe('password');
    expect(field(label).autocomplete).toBe('off');
    expect(field(label).getAttribute('spellcheck')).toBe('false');
  }
});

test('the secrets are removed from the form as soon as they are sent', async () => {
  const reply = later<ConnectionId>();
  document.body.replaceChildren();
  await openForm({ connections: { add: reply.call } });
  await fill();
  await press('Add connection');
  expect(opened.inputsOf('connections.add')).toHaveLength(1);
  expect(field('Secret key').value).toBe('');
  expect(field(/^Session token/).value).toBe('');
  expect(field('Secret key').hasAttribute('aria-invalid')).toBe(false);
  expect(document.documentElement.outerHTML).not.toContain(SECRET);
  reply.answer(northPier.id);
  await settle();
  expect(screen.queryByLabelText('Secret key')).toBeNull();
});

test('a failed save shows the reason and asks for the secret key again', async () => {
  document.body.replaceChildren();
  await openForm({ connections: { add: failing({ code: 'vault-locked' }) } });
  await fill();
  await press('Add connection');
  expect(screen.getByRole('alert').textContent).toContain('The keychain is locked');
  expect(screen.getByText(/enter it again/)).toBeDefined();
  expect(field('Name').value).toBe('South Pier');
  expect(field('Secret key').value).toBe('');
});

test('kinds and sign-ins that the policy forbids are not offered', async () => {
  document.body.replaceChildren();
  const allows = { kinds: ['nimble', 'direct'], credentials: ['profile', 'identity-center'] };
  await openWindow({
    connections: [northPier],
    policy: { state: 'applies', machine: [], refused: [], allows },
  });
  await press('Add a connection');
  const radios = screen
    .getAllByRole('radio')
    .map((one) => one.closest('label')?.textContent.trim());
  expect(radios).toEqual([
    ...['Nimble-compatible', 'DCV host', 'With an AWS profile', 'With IAM Identity Center'],
  ]);
  expect(screen.queryByLabelText('Use a role')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Try without an account' })).toBeNull();
});

test('the form offers to add the practice studio, unless there is one', async () => {
  await press('Try without an account');
  expect(opened.inputsOf('connections.add')).toEqual([
    { kind: 'practice', name: 'Practice studio' },
  ]);
  document.body.replaceChildren();
  await openWindow({ connections: [practice] });
  await press('Add a connection');
  expect(screen.queryByRole('button', { name: 'Try without an account' })).toBeNull();
});

test('Cancel adds nothing and moves the focus to the main part', async () => {
  await fill();
  await press('Cancel');
  expect(opened.inputsOf('connections.add')).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole('main'));
});

test('a form that is cancelled during its check is not saved', async () => {
  const check = later<Record<string, string>>();
  document.body.replaceChildren();
  await openForm({ connections: { check: check.call } });
  await fill();
  await press('Add connection');
  await press('Cancel');
  check.answer({});
  await settle();
  // Once when it was sent, and once more if there was a pause in typing before.
  expect(opened.inputsOf('connections.check')).not.toHaveLength(0);
  expect(opened.inputsOf('connections.add')).toEqual([]);
});

test('a form that cannot be checked says so, keeps its input and saves nothing', async () => {
  document.body.replaceChildren();
  await openForm({ connections: { check: failing({ code: 'bug' }) } });
  await fill();
  await press('Add connection');
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong in Stagedoor');
  expect(field('Name').value).toBe('South Pier');
  expect(opened.inputsOf('connections.add')).toEqual([]);
});

test('a form that is submitted twice is saved once', async () => {
  const check = later<Record<string, string>>();
  document.body.replaceChildren();
  await openForm({ connections: { check: check.call } });
  await fill();
  await press('Add connection');
  await press('Add connection');
  check.answer({});
  await settle();
  expect(opened.inputsOf('connections.add')).toHaveLength(1);
});
