import { describe, expect, it } from 'vitest';
import {
  failuresIn,
  runsWithoutWindow,
  type KeepRunningFacts,
} from '../../../../src/main/core/window/keep-running-policy.ts';
import { nthLaunch } from '../desktop/desktop-scenes.ts';

const failed = nthLaunch(2, 'failed', { failure: { code: 'stream-expired' } });
const noReason: KeepRunningFacts = {
  launches: [],
  seen: new Set(),
  hasTray: true,
  startsAtLogin: false,
  hasPlannedStop: false,
};
const underWay = { launches: [nthLaunch(1, 'waiting')] };

describe('a program whose window was closed', () => {
  it.each<[title: string, continues: boolean, about: Partial<KeepRunningFacts>]>([
    ['with nothing in progress ends', false, {}],
    ['with a launch in progress continues', true, underWay],
    ['with an open viewer continues', true, { launches: [nthLaunch(1, 'opened')] }],
    ['with a planned stop continues', true, { hasPlannedStop: true }],
    ['with launches that are over ends', false, { launches: [nthLaunch(1, 'ended')] }],
    ['with a failure that was not seen continues', true, { launches: [failed] }],
    [
      'with a failure that was seen ends',
      false,
      { launches: [failed], seen: failuresIn([failed]) },
    ],
    [
      'with launches of the command line only ends',
      false,
      { launches: [nthLaunch(1, 'waiting', { elsewhere: true })] },
    ],
    ['that starts at login continues', true, { startsAtLogin: true }],
    ['without a tray ends, even with a launch in progress', false, { ...underWay, hasTray: false }],
    [
      'without a tray ends even if it starts at login',
      false,
      { startsAtLogin: true, hasTray: false },
    ],
  ])('%s', (_, continues, more) => {
    expect(runsWithoutWindow({ ...noReason, ...more })).toBe(continues);
  });
});
