import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { FakeDeps } from '../../support/window/fake-bridge.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle } from '../support/open-window.ts';

const sources = import.meta.glob<string>('../../../src/renderer/**/*.{svelte,html,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const named = (ending: string) => Object.entries(sources).filter(([path]) => path.endsWith(ending));

test('no component has raw markup, a style attribute or a transition that would set one', () => {
  expect(named('.svelte').length).toBeGreaterThan(20);
  for (const [path, text] of named('.svelte'))
    expect
      .soft(text, path)
      .not.toMatch(/\{@html|\sstyle(:[\w-]+)?=|\b(transition|animate|in|out):\w/);
});

test('no source creates code or markup from text', () => {
  for (const [path, text] of Object.entries(sources))
    expect
      .soft(text, path)
      .not.toMatch(/\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
});

test('the pages contain no inline code, no inline styles and no web addresses', () => {
  expect(named('.html').map(([path]) => path.split('/').pop())).toEqual([
    'index.html',
    'practice-viewer.html',
  ]);
  for (const [path, text] of named('.html'))
    expect
      .soft(text, path)
      .not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc="\.\/)|javascript:|https?:/);
});

const oneStopped: FakeDeps = {
  connections: [northPier],
  workstations: [{ id: 'w', studio: 's', state: 'STOPPED' }],
  backups: [{ id: 'b', state: 'READY' }],
};
const profiles = [{ id: 'p', canStop: true, instanceTypes: ['t'], images: [] }];
const past = {
  at: 1,
  connection: northPier.id,
  connectionName: northPier.name,
  wish: 'connect',
  end: 'cancelled',
} as const;

const scenes: readonly (readonly [string, FakeDeps, readonly string[]])[] = [
  ['the first page', {}, []],
  [
    'the list',
    { connections: [northPier], workstations: [{ id: 'w', studio: 's', state: 'READY' }] },
    [],
  ],
  ['a launch in progress', { connections: [northPier], launches: [launchAt('waiting')] }, []],
  [
    'a failure',
    { connections: [northPier], launches: [launchAt('failed', { failure: { code: 'bug' } })] },
    [],
  ],
  ['the form', { connections: [northPier] }, ['Add a connection', 'Add connection']],
  [
    'a sign-in with a profile that runs a program',
    {
      connections: [northPier],
      awsProfiles: [{ name: 'pipeline', kind: 'process', command: '/opt/tools/keys' }],
    },
    ['Add a connection', 'With an AWS profile', 'Use a role', 'Add connection'],
  ],
  [
    'a sign-in to an organization',
    { connections: [northPier] },
    ['Add a connection', 'With IAM Identity Center', 'Add connection', 'Sign in'],
  ],
  [
    'the question for a code',
    {
      connections: [northPier],
      codeQuestion: { id: '00000000-0000-4000-8000-000000000005', device: 'phone' },
    },
    ['Submit code'],
  ],
  [
    'a connection that is signed out',
    {
      connections: [northPier],
      signedIn: { 'north-pier': { state: 'needs-code', renews: false } },
    },
    [],
  ],
  ['the dialog for new keys', { connections: [northPier] }, ['Details', 'Replace keys']],
  [
    'a list with favorites',
    {
      connections: [northPier],
      workstations: [1, 2, 3].map((n) => ({ id: `w-${n}`, studio: 's', state: 'READY' })),
      favorites: [{ connection: northPier.id, session: 'w-2' }],
    },
    [],
  ],
  ['a workstation', oneStopped, ['More', 'Details']],
  ['the question before ending a workstation', oneStopped, ['More', 'End…']],
  ['the backups', oneStopped, ['More', 'Details', 'Start from a backup']],
  ['the form for a new workstation', { connections: [northPier], profiles }, ['New workstation']],
  ['the history', { connections: [northPier], history: [past] }, ['History']],
  [
    'the question before removing a connection',
    { connections: [northPier] },
    ['Details', 'Remove'],
  ],
];
for (const [name, deps, presses] of scenes) {
  test(`${name} has no style attribute, no inline handler and no duplicate id`, async () => {
    await openWindow(deps);
    for (const one of presses) {
      const box = screen.queryByLabelText(one);
      if (box === null) await press(one);
      else await fireEvent.click(box);
      await settle();
    }
    const all = [...document.querySelectorAll('*')];
    expect(all.filter((one) => one.hasAttribute('style'))).toEqual([]);
    expect(
      all.flatMap((one) => one.getAttributeNames()).filter((one) => one.startsWith('on')),
    ).toEqual([]);
    const ids = all.map(({ id }) => id).filter((id) => id !== '');
    expect(new Set(ids).size).toBe(ids.length);
  });
}
