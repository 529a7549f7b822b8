import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../src/shared/settings/preferences.ts';
import { failing, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import {
  button,
  describedBy,
  field,
  openWindow,
  press,
  settle,
  textOf,
  type,
  openCard,
} from '../support/open-window.ts';

const settings = async (deps: Parameters<typeof openWindow>[0] = {}, answers = {}) => {
  const opened = await openWindow({ connections: [northPier], ...deps }, answers);
  await fireEvent.keyDown(document.body, { key: ',', ctrlKey: true });
  await settle();
  return opened;
};
const choose = async (name: string, value: string) => {
  await fireEvent.change(screen.getByLabelText(name), { target: { value } });
  await settle();
};
const groups = () =>
  screen.queryAllByRole('region').map((region) => textOf(region.querySelector('h2')!));

test('a change is saved as soon as it is made', async () => {
  const { inputsOf } = await settings();
  await choose('Language', 'de');
  await fireEvent.click(field('Start at login'));
  await settle();
  await choose('Full screen', 'off');
  await choose('Full screen', 'usual');
  expect(inputsOf('preferences.set')).toEqual([
    { language: 'de' },
    { startAtLogin: true },
    { display: { fullscreen: false } },
    { display: { fullscreen: null } },
  ]);
});

test('each language is listed by its own name', async () => {
  await settings();
  const names = within(screen.getByLabelText('Language')).getAllByRole('option').map(textOf);
  expect(names).toEqual([
    'Same as system',
    'English',
    'Français',
    'Deutsch',
    'Español',
    '日本語',
    '简体中文',
  ]);
});

test('a setting that the administrator has set is marked and cannot be changed', async () => {
  await settings({
    preferences: { values: DEFAULT_PREFERENCES, locked: ['theme', 'notifications.ready'] },
  });
  expect(field('Appearance').disabled).toBe(true);
  expect(describedBy(field('A workstation is ready'))).toContain('Set by your administrator.');
  expect(field('A workstation is ready').disabled).toBe(true);
  expect(field('Language').disabled).toBe(false);
});

test('a change that cannot be saved is reported, and the box shows the saved value', async () => {
  await settings(
    {},
    { preferences: { set: failing({ code: 'not-allowed-by-policy', rule: 'preference' }) } },
  );
  const box = field('Start at login');
  await fireEvent.click(box);
  await settle();
  expect(screen.getByRole('alert')).not.toBeNull();
  expect(field('Start at login').checked).toBe(false);
});

test('a search shows the settings with all its words in their name, description, choices or group', async () => {
  await settings();
  await type('Find a setting', 'firewalls');
  await settle();
  expect(groups()).toEqual(['Streams']);
  await type('Find a setting', 'deutsch');
  await settle();
  expect(groups()).toEqual(['Window']);
  await type('Find a setting', 'ready notifications');
  await settle();
  expect(groups()).toEqual(['Notifications']);
  await type('Find a setting', 'no such thing');
  await settle();
  expect(groups()).toEqual([]);
  expect(screen.getByText('No settings match “no such thing”.')).not.toBeNull();
});

test('an available update has a button that opens the settings, where it can be installed', async () => {
  const update = { state: 'ready', version: '0.2.0', waits: false } as const;
  const { inputsOf, push } = await openWindow({ connections: [northPier], update });
  await press('Version 0.2.0 available');
  expect(screen.getByText('Version 0.2.0 has been downloaded and verified.')).not.toBeNull();
  await press('Restart and update');
  expect(inputsOf('updates.install')).toHaveLength(1);
  push.update({ state: 'ready', version: '0.2.0', waits: true });
  await settle();
  expect(screen.queryByRole('button', { name: 'Restart and update' })).toBeNull();
});

test('the result of an update check is explained', async () => {
  const { push } = await settings({ update: { state: 'off', why: 'policy' } });
  expect(
    screen.getByText('Your administrator has turned off the check for updates.'),
  ).not.toBeNull();
  push.update({ state: 'downloading', version: '0.2.0', percent: 41.6 });
  await settle();
  expect(screen.getByText('Downloading version 0.2.0: 42%.')).not.toBeNull();
  push.update({ state: 'notify-only', version: '0.2.0', by: 'package-manager' });
  await settle();
  expect(screen.getByText(/Install it with your package manager/)).not.toBeNull();
});

test('the diagnostics are shown before they are copied or saved', async () => {
  const { inputsOf } = await settings({ supportText: 'Stagedoor 0.1.0 on linux' });
  await press('Create');
  const dialog = screen.getByRole('dialog');
  expect(textOf(within(dialog).getByRole('region', { name: 'Support information' }))).toBe(
    'Stagedoor 0.1.0 on linux',
  );
  expect(inputsOf('support.preview')).toEqual([{}]);
  await press('Save…', dialog);
  expect(inputsOf('support.save')).toHaveLength(1);
  expect(
    within(dialog).getByText('Saved as /home/artist/stagedoor-diagnostics.txt.'),
  ).not.toBeNull();
});

test('the support text of a launch is requested for that launch', async () => {
  const launch = launchAt('failed', { failure: { code: 'stream-expired' } });
  const { inputsOf } = await openWindow({ connections: [northPier], launches: [launch] });
  await openCard();
  await press('Copy for support');
  expect(inputsOf('support.preview')).toEqual([{ launch: launch.launch }]);
});

test('About shows the license texts, and Back returns to the settings', async () => {
  await settings({
    about: {
      versions: {
        stagedoor: '0.1.0',
        electron: '45.4.1',
        chromium: '130',
        node: '20',
        os: 'linux',
      },
      licences: [
        { name: 'svelte', version: '5.57.3', licence: 'MIT', text: 'Permission is granted' },
        { name: 'none', licence: 'ISC' },
      ],
    },
  });
  await press('Show');
  expect(screen.getByRole('heading', { name: 'About Stagedoor' })).not.toBeNull();
  expect(screen.getByText('Permission is granted')).not.toBeNull();
  expect(screen.getByText('This package includes no license text.')).not.toBeNull();
  await press('Back');
  expect(screen.getByRole('heading', { name: 'Settings' })).not.toBeNull();
});

test('closing the settings returns to the workstations', async () => {
  await settings();
  await press('Close');
  expect(screen.getByRole('heading', { name: northPier.name })).not.toBeNull();
  expect(button('Settings').getAttribute('aria-current')).toBeNull();
});

test('a connection from the policy is marked and cannot be removed as long as the policy applies', async () => {
  const policy = { state: 'applies', machine: [northPier.id], refused: [] } as const;
  const { push } = await openWindow({
    connections: [northPier],
    policy: { ...policy, machine: [...policy.machine], refused: [] },
  });
  await press('Details');
  expect(screen.getByText(/Set up by your administrator/)).not.toBeNull();
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
  push.policy({ state: 'none', machine: [], refused: [] });
  await settle();
  expect(screen.queryByRole('button', { name: 'Remove' })).not.toBeNull();
});
