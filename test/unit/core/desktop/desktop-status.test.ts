import { describe, expect, it } from 'vitest';
import { desktopStatus } from '../../../../src/main/core/desktop/desktop-status.ts';
import type { Scene } from '../../../../src/main/core/desktop/notifications.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { nthLaunch } from './desktop-scenes.ts';

const scene = (...launches: readonly LaunchState[]): Scene => ({ launches, question: null });
const failedWith = (nth: number, failure: LaunchState['failure']) =>
  nthLaunch(nth, 'failed', { failure });
const viewerFailed = { code: 'viewer-failed', exitCode: 7 } as const;
const expired = { code: 'stream-expired' } as const;
const signedOut = { code: 'sign-in-needed' } as const;
const noKeys = { code: 'credentials-expired' } as const;
const question = { id: 'q1', device: 'phone' };

interface Case {
  readonly about: string;
  readonly of: Scene;
  readonly badge?: number;
  readonly indicator: string;
}

const cases: readonly Case[] = [
  { about: 'no launches', of: scene(), indicator: 'off' },
  { about: 'a launch in progress', of: scene(nthLaunch(7, 'waiting')), indicator: 'wait' },
  { about: 'a READY stream', of: scene(nthLaunch(7, 'checking')), indicator: 'wait' },
  { about: 'an open launch', of: scene(nthLaunch(7, 'opened')), indicator: 'go' },
  {
    about: 'an open launch and one in progress',
    of: scene(nthLaunch(7, 'opened'), nthLaunch(8, 'waiting')),
    indicator: 'wait',
  },
  {
    about: 'a workstation that was started without a connection',
    of: scene(nthLaunch(7, 'done', { entered: { starting: 1, done: 2 }, connects: false })),
    indicator: 'off',
  },
  {
    about: 'a launch that asks whether to start its workstation',
    of: scene(failedWith(7, { code: 'workstation-stopped', workstation: 'Comp 07' })),
    badge: 1,
    indicator: 'care',
  },
  { about: 'a failure', of: scene(failedWith(7, viewerFailed)), badge: 1, indicator: 'care' },
  {
    about: 'a failure that the user cannot resolve',
    of: scene(failedWith(7, expired)),
    badge: 1,
    indicator: 'stop',
  },
  {
    about: 'a failure that the user cannot resolve, and launches that are open or in progress',
    of: scene(nthLaunch(6, 'opened'), failedWith(7, expired), nthLaunch(8, 'waiting')),
    badge: 1,
    indicator: 'stop',
  },
  {
    about: 'several failures',
    of: scene(failedWith(1, signedOut), failedWith(2, noKeys), failedWith(3, expired)),
    badge: 3,
    indicator: 'care',
  },
  {
    about: 'a question and a launch in progress',
    of: { launches: [nthLaunch(7, 'requesting')], question },
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'a question and a failure',
    of: { launches: [failedWith(1, signedOut)], question },
    badge: 2,
    indicator: 'care',
  },
  {
    about: 'launches of the command line, which are not counted',
    of: scene(
      nthLaunch(1, 'opened', { elsewhere: true }),
      nthLaunch(2, 'failed', { elsewhere: true, failure: expired }),
    ),
    indicator: 'stop',
  },
  { about: 'a cancelled launch', of: scene(nthLaunch(1, 'cancelled')), indicator: 'off' },
];

describe('the badge and the status indicator for', () => {
  it.each(cases)('$about', ({ of, badge = 0, indicator }) => {
    expect(desktopStatus(of)).toEqual({ badge, indicator });
  });
});
