import { describe, expect, it } from 'vitest';
import {
  failuresIn,
  runsWithoutWindow,
  type KeepRunningFacts,
} from '../../../../src/main/core/window/keep-running-policy.ts';
import { nthLaunch } from '../desktop/desktop-scenes.ts';

const failed = nthLaunch(2, 'failed', { failure: { code: 'stream-expired' } });
const usual: KeepRunningFacts = {
  launches: [],
  seen: new Set(),
  hasTray: true,
  startsAtLogin: false,
  hasPlannedStop: false,
};
const underWay = { launches: [nthLaunch(1, 'waiting')] };

describe('a program whose window was closed', () => {
  it.each<[about: string, goesOn: boolean, about: Partial<KeepRunningFacts>]>([
    ['with nothing under way ends', false, {}],
    ['with a launch under way goes on', true, underWay],
    ['with a viewer open goes on', true, { launches: [nthLaunch(1, 'opened')] }],
    ['with a planned stop goes on', true, { hasPlannedStop: true }],
    ['with launches that are over ends', false, { launches: [nthLaunch(1, 'ended')] }],
    ['with a failure nobody has seen goes on', true, { launches: [failed] }],
    [
      'with a failure that was seen ends',
      false,
      { launches: [failed], seen: failuresIn([failed]) },
    ],
    [
      'with launches of the command line alone ends',
      false,
      { launches: [nthLaunch(1, 'waiting', { elsewhere: true })] },
    ],
    ['that starts at login goes on', true, { startsAtLogin: true }],
    ['without a tray ends, whatever is under way', false, { ...underWay, hasTray: false }],
    ['without a tray ends at login too', false, { startsAtLogin: true, hasTray: false }],
  ])('%s', (_, goesOn, more) => {
    expect(runsWithoutWindow({ ...usual, ...more })).toBe(goesOn);
  });
});
