import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { failing, later, northPier } from '../../support/window/fake-bridge.ts';
import { button, field, openWindow, press, settle, textOf } from '../support/open-window.ts';
import type { ConnectionId } from '../../../src/shared/base/ids.ts';
import type { Notice } from '../../../src/shared/base/notice.ts';

test('one click on the first page adds the practice studio and shows its workstations', async () => {
  const { inputsOf } = await openWindow({
    workstations: [{ id: 'w-1', studio: 's', name: 'Comp 07' }],
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Connect to your workstations',
  );
  await press('Try without an account');
  expect(inputsOf('connections.add')).toEqual([{ kind: 'practice', name: 'Practice studio' }]);
  expect(screen.getByRole('heading', { level: 1, name: 'Practice studio' })).toBeDefined();
  expect(screen.getByRole('heading', { name: 'Comp 07' })).toBeDefined();
});

test('a practice studio that cannot be added is reported, and Try again repeats the request', async () => {
  const { inputsOf } = await openWindow(
    {},
    { connections: { add: failing({ code: 'settings-unwritable', why: 'full' }) } },
  );
  await press('Try without an account');
  expect(screen.getByRole('alert').textContent).toContain('Your settings could not be saved');
  await press('Try again');
  expect(inputsOf('connections.add')).toHaveLength(2);
});

test.each<[string[], string[]]>([
  [['practice'], ['Try without an account']],
  [
    ['nimble', 'direct'],
    ['Add a Nimble studio', 'Add a DCV connection', 'Choose a file'],
  ],
  [['ec2'], ['Add a DCV connection', 'Choose a file']],
  [[], []],
])('only kinds that the policy allows are offered: %j', async (kinds, offered) => {
  const allows = { kinds };
  await openWindow({ policy: { state: 'applies', machine: [], refused: [], allows } });
  const choices = screen.getAllByRole('list')[0]!;
  expect(within(choices).queryAllByRole('button').map(textOf)).toEqual(offered);
  const isNothing = offered.length === 0;
  expect(within(choices).queryByText(/not allowed/) !== null).toBe(isNothing);
});

test('a double click adds one practice studio', async () => {
  const answer = later<ConnectionId>();
  const { inputsOf } = await openWindow({}, { connections: { add: answer.call } });
  await press('Try without an account');
  await press('Try without an account');
  expect(inputsOf('connections.add')).toHaveLength(1);
});

test.each([
  ['Add a Nimble studio', [], 'Region'],
  [
    'Add a DCV connection',
    ['DCV on EC2', 'DCV Access Console', 'DCV Session Manager', 'DCV host'],
    'Tags',
  ],
])('“%s” opens the form with its kinds of connection', async (choice, kinds, own) => {
  await openWindow();
  await press(choice);
  const radios = screen.queryAllByRole<HTMLInputElement>('radio');
  const offered = radios.filter(({ name }) => name === 'kind').map((one) => one.parentElement);
  expect(offered.map((one) => one?.textContent)).toEqual(kinds);
  expect(field(own)).toBeDefined();
});

test('the first page shows the detected viewer and the number of profiles', async () => {
  await openWindow({ found: { viewer: { found: true, name: 'DCV Viewer 2024.0' }, profiles: 2 } });
  const found = screen.getByRole('region', { name: 'Found on this computer' });
  expect(textOf(found)).toContain('The DCV viewer is installed. DCV Viewer 2024.0');
  expect(textOf(found)).toContain('2 AWS profiles can be used to sign in.');
});

test('without a viewer, the first page gives advice, opens help, and checks again when the window is focused', async () => {
  const failure = { code: 'viewer-missing', platform: 'linux' } as const;
  const { inputsOf } = await openWindow({
    found: { viewer: { found: false, failure }, profiles: 0 },
  });
  const found = screen.getByRole('region', { name: 'Found on this computer' });
  expect(textOf(found)).toContain('The DCV viewer is not installed');
  expect(textOf(found)).toContain('No AWS profile can be used to sign in.');
  await press('How to install');
  expect(inputsOf('help.open')).toEqual(['install-viewer']);
  await fireEvent.focus(window);
  await settle();
  expect(inputsOf('app.found')).toHaveLength(2);
});

test('the first page shows why the profiles cannot be read, not that there are none', async () => {
  const profilesFailure = {
    code: 'profiles-unreadable',
    why: 'file-encoding',
    about: '/home/maya/.aws/config',
  } as const;
  await openWindow({
    found: { viewer: { found: true, name: 'DCV Viewer' }, profiles: 0, profilesFailure },
  });
  const found = textOf(screen.getByRole('region', { name: 'Found on this computer' }));
  expect(found).toContain('Your AWS profiles cannot be read');
  expect(found).toContain('The file /home/maya/.aws/config is not UTF-8 text. Save it as UTF-8.');
  expect(found).not.toContain('No AWS profile can be used to sign in.');
});

test('the first page does not wait for the detection and hides its results if it fails', async () => {
  const answer = later<never>();
  await openWindow({}, { app: { found: answer.call } });
  expect(screen.getByText(/Looking for the DCV viewer/)).toBeDefined();
  expect(button('Try without an account')).toBeDefined();
  answer.fail({ code: 'bug' });
  await settle();
  expect(screen.queryByRole('region', { name: 'Found on this computer' })).toBeNull();
});

const profile = { name: 'artist', kind: 'keys' } as const;
test.each([
  ['a profile', [profile], 'With an AWS profile'],
  ['no profile', [], 'With keys'],
  ['an incomplete profile', [{ name: 'half', kind: 'incomplete' }] as const, 'With keys'],
])(
  'with %s on this computer, the form starts with the most likely sign-in',
  async (_, all, method) => {
    await openWindow({ awsProfiles: all });
    await press('Add a Nimble studio');
    expect(field(method).checked).toBe(true);
  },
);

test('profiles that are detected late do not change a form with input', async () => {
  const answer = later<(typeof profile)[]>();
  await openWindow({}, { signIn: { profiles: answer.call } });
  await press('Add a Nimble studio');
  await fireEvent.input(field('Access key'), { target: { value: 'AKIAEXAMPLE' } });
  answer.answer([profile]);
  await settle();
  expect(field('With keys').checked).toBe(true);
});

test('connections that cannot be read are not shown as a first start, and Try again reads them', async () => {
  let reply = failing({ code: 'bug' });
  await openWindow({}, { connections: { list: () => reply() } });
  expect(screen.queryByRole('button', { name: 'Try without an account' })).toBeNull();
  reply = (async () => ({ ok: true, value: [northPier] })) as never;
  await press('Try again');
  expect(screen.getByRole('heading', { level: 1, name: 'North Pier Films' })).toBeDefined();
});

test('Ctrl+N and Cmd+N open the form', async () => {
  await openWindow({ connections: [northPier] });
  await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
  await settle();
  expect(screen.getByRole('heading', { level: 1, name: 'Add a connection' })).toBeDefined();
  await press('Cancel');
  await fireEvent.keyDown(window, { key: 'n', metaKey: true });
  await settle();
  expect(screen.getByRole('heading', { level: 1, name: 'Add a connection' })).toBeDefined();
});

test('a notice is shown until it is dismissed', async () => {
  const notice: Notice = { id: 'settings', about: 'settings-damaged', keptAs: 'settings.1.json' };
  const advice =
    'The damaged file was saved as settings.1.json. Stagedoor started with default settings. Your connections may still be in the damaged file. Copy what you need from it, then delete it.';
  const { push, inputsOf } = await openWindow({ connections: [northPier] });
  push.notices([notice]);
  await settle();
  expect(screen.getByText(advice)).toBeDefined();
  await press('Dismiss');
  expect(screen.queryByText(advice)).toBeNull();
  expect(inputsOf('app.dismissNotice')).toEqual(['settings']);
});
