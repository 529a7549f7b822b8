import { expect, it } from 'vitest';
import {
  isWorkstationName,
  nextName,
} from '../../../../src/shared/workstations/workstation-name.ts';

it.each([
  ['Compositing', [], 'Compositing 1'],
  ['Compositing', ['Compositing 01', 'Compositing 09', 'Layout 40'], 'Compositing 10'],
  ['Compositing', ['Compositing 01', 'Compositing 02'], 'Compositing 03'],
  ['Compositing', ['Compositing', 'Compositing 7b', 'Compositing  8'], 'Compositing 1'],
  ['Nuke / Linux (GPU)', [], 'Nuke Linux (GPU) 1'],
  ['_ Grün', ['Grün 2'], 'Grün 3'],
  ['合成', [], '合成 1'],
  ['//', [], ''],
  ['', ['1'], ''],
])('the next name of %s among %j is %s', (from, names, expected) => {
  expect(nextName(from, names)).toBe(expected);
});

it.each(['x'.repeat(200), '😀 '.repeat(40) + 'Comp', '\u202eComp', 'a\u0000b'])(
  'every next name is a valid workstation name: %j',
  (from) => {
    const name = nextName(from, [`${from} 999999`]);
    expect(name).toMatch(/ \d+$/);
    expect(isWorkstationName(name)).toBe(true);
  },
);

it.each(['a', 'Comp 07', '7', 'Ä (b) _.-', 'x'.repeat(64)])('%j is a valid name', (name) => {
  expect(isWorkstationName(name)).toBe(true);
});

it.each(['', ' a', '-a', 'a/b', 'a\nb', 'a\u200bb', 'x'.repeat(65)])(
  '%j is not a valid name',
  (name) => {
    expect(isWorkstationName(name)).toBe(false);
  },
);
