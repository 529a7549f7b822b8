import { describe, expect, it, test } from 'vitest';
import {
  changesOf,
  leftOutReasons,
  type ChangeTarget,
  startedText,
} from '../../../src/renderer/workstations/changes/possible-change.ts';
import { rowMenu } from '../../../src/renderer/workstations/row/row-menu.ts';
import { rangeOf } from '../../../src/renderer/workstations/list/selection.svelte.ts';
import { withName } from '../../../src/renderer/workstations/workstation-text.ts';
import type { Ability, Workstation } from '../../../src/shared/workstations/workstation.ts';
import { launchAt } from '../../support/window/fake-bridge.ts';

const all: readonly Ability[] = ['power', 'backups', 'end', 'create'];
const context = {
  abilities: all,
  canStop: true,
  launch: undefined,
  shown: undefined,
  hasLink: true,
};
const rowOf = (state: string, favorite = false) => ({
  id: 'north-pier s w-1',
  key: 's w-1',
  connection: 'north-pier',
  workstation: { id: 'w-1', studio: 's', name: 'Comp 07', state },
  profile: undefined,
  mine: false,
  favorite,
  grouped: favorite,
  old: false,
});
/** The entries as a user sees them: a separator, what is disabled, and what is ticked. */
const read = (state: string, more: Partial<typeof context> & object = {}, favorite = false) =>
  rowMenu(rowOf(state, favorite), { ...context, ...more }).map(
    ({ label, reason, checked, danger, separated }) =>
      [
        separated && '—',
        label,
        danger && 'in red',
        checked && 'on',
        reason !== undefined && `(${reason})`,
      ]
        .filter((part) => part !== undefined && part !== false)
        .join(' '),
  );
const usual = ['Copy link', 'Favorite', 'Details'];
const end = '— End… in red';

describe('the menu of a workstation', () => {
  it.each([
    ['READY', ['Connect', 'Stop…', ...usual, end]],
    ['STOPPED', ['Start and connect', 'Start only', ...usual, end]],
    ['START_FAILED', ['Start and connect', 'Start only', ...usual, end]],
    [
      'START_IN_PROGRESS',
      ['Connect (Only a workstation that is ready can be connected to.)', ...usual],
    ],
  ])('has the entries for the state %s', (state, expected) => {
    expect(read(state).map((line) => line.replace(/ \(.*\)/, ' (…)'))).toEqual(
      expected.map((line) => line.replace(/ \(.*\)/, ' (…)')),
    );
  });

  it('has only what the service can do', () => {
    expect(read('READY', { abilities: [] })).toEqual(['Connect', ...usual]);
    expect(read('READY', { abilities: ['end'] })).toEqual(['Connect', ...usual, end]);
    expect(read('READY', { abilities: ['power'] })).toEqual(['Connect', 'Stop…', ...usual]);
  });

  it('has no Stop if the profile does not allow it, and no Copy link if there is no link', () => {
    expect(read('READY', { canStop: false, hasLink: false })).toEqual([
      'Connect',
      'Favorite',
      'Details',
      end,
    ]);
  });

  it('ticks a favorite and shows that a change has to wait for a launch', () => {
    const launch = launchAt('waiting', { session: 'w-1' as never }) as never;
    const [main, stop, , star, , last] = read('READY', { launch, shown: launch }, true);
    expect([main, stop, star, last]).toEqual([
      'Cancel',
      'Stop… (a launch is in progress)',
      'Favorite on',
      `${end} (a launch is in progress)`,
    ]);
    expect(read('READY', { launch: launchAt('opened') as never })).toContain('Stop…');
  });
});

const named = (id: string, state: string): Workstation => ({ id, studio: 's', name: id, state });

test('of several workstations, those that cannot be changed are left out with their reasons', () => {
  const several = [
    named('a', 'READY'),
    named('b', 'STOPPED'),
    named('c', 'READY'),
    named('d', 'STOPPED'),
  ];
  const targets = several.map((workstation) => ({ connection: 'north-pier', workstation }));
  const launches = new Map([['c', launchAt('waiting')]]);
  const changes = changesOf(targets, ({ workstation: { id } }) => ({
    ...context,
    launch: launches.get(id),
  }));
  const ids = (list: readonly ChangeTarget[] = []) => list.map(({ workstation: { id } }) => id);
  expect(ids(changes.stop?.possible)).toEqual(['a']);
  expect(leftOutReasons(changes.stop?.leftOut ?? [])).toBe('Stopped, a launch is in progress');
  expect(ids(changes.start?.possible)).toEqual(['b', 'd']);
  expect(startedText(changes.start!)).toBe(
    '2 workstations are starting. 2 workstations are not changed: Ready',
  );
  expect(ids(changes.end?.possible)).toEqual(['a', 'b', 'd']);
  const onlyEnds = { ...context, abilities: ['end'] as const };
  expect(Object.keys(changesOf(targets, () => onlyEnds))).toEqual(['end']);
});

test('a workstation that is starting is not left out as stopped, as an older list says', () => {
  const target = { connection: 'north-pier', workstation: named('b', 'STOPPED') };
  const changes = changesOf([target], () => ({ ...context, launch: launchAt('starting') }));
  expect(leftOutReasons(changes.stop?.leftOut ?? [])).toBe('a launch is in progress');
});

test.each([
  ['b', 'd', ['b', 'c', 'd']],
  ['d', 'b', ['b', 'c', 'd']],
  [undefined, 'c', ['c']],
  ['gone', 'c', ['c']],
])('a range from %s to %s is %j', (from, to, expected) => {
  expect(rangeOf(['a', 'b', 'c', 'd'], from, to)).toEqual(expected);
});

describe('a workstation without a name', () => {
  const profiles = new Map([['p', { name: 'Compositing' }]]);
  const at = new Date(2024, 10, 29, 8, 42).toISOString();
  const nameless = { id: 'eSMkHOIV0fJjAvqUJFhAN7', studio: 's', launchProfile: 'p' };

  it.each<[string, Partial<Workstation>, RegExp]>([
    ['its profile and the time it was created', { createdAt: at }, /^Compositing \(.*29.*08:42\)$/],
    ['its profile and the end of its id', {}, /^Compositing \(hAN7\)$/],
    [
      'its profile and the end of its id if its time is invalid',
      { createdAt: 'soon' },
      /^Compositing \(hAN7\)$/,
    ],
    [
      'its profile and the end of its id if its name is blank',
      { name: '  ' },
      /^Compositing \(hAN7\)$/,
    ],
  ])('is named by %s', (_, more, expected) => {
    expect(withName({ ...nameless, ...more }, profiles).name).toMatch(expected);
  });

  it('has none without a profile, and an existing name is kept', () => {
    expect(withName({ ...nameless, name: 'Comp 07' }, profiles).name).toBe('Comp 07');
    expect(withName(nameless, new Map()).name).toBeUndefined();
    expect(withName({ id: '', studio: '' }, profiles).name).toBeUndefined();
  });
});
