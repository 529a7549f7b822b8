import { describe, expect, it } from 'vitest';
import { notificationFor, type Scene } from '../../../../src/main/core/desktop/notifications.ts';
import {
  DEFAULT_DESKTOP_PREFERENCES,
  type DesktopPreferences,
} from '../../../../src/main/core/desktop/desktop-preferences.ts';
import { notificationWords } from '../../../../src/shared/desktop/desktop-text.ts';
import { englishLocale } from '../../../../src/shared/languages/locale-loader.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { nthLaunch } from './desktop-scenes.ts';

const scene = (...launches: readonly LaunchState[]): Scene => ({ launches, question: null });
const failedWith = (nth: number, failure: LaunchState['failure']) =>
  nthLaunch(nth, 'failed', { failure });
const viewerFailed = { code: 'viewer-failed', exitCode: 7 } as const;
const signedOut = { code: 'sign-in-needed' } as const;
const noKeys = { code: 'credentials-expired' } as const;
const question = { id: 'q1', device: 'phone' };

interface Step {
  readonly about: string;
  readonly before: Scene;
  readonly after: Scene;
  readonly isFocused?: boolean;
  readonly off?: keyof DesktopPreferences['notifications'];
  readonly titles?: readonly string[];
  readonly badge?: number;
  readonly indicator: string;
}

const steps: readonly Step[] = [
  { about: 'nothing at all', before: scene(), after: scene(), indicator: 'off' },
  {
    about: 'a launch that asks whether to start its workstation',
    before: scene(nthLaunch(7, 'requesting')),
    after: scene(failedWith(7, { code: 'workstation-stopped', workstation: 'Comp 07' })),
    titles: ['Comp 07 is stopped'],
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'a question and a failure, which are two notifications',
    before: scene(nthLaunch(7, 'requesting'), nthLaunch(8, 'opening')),
    after: scene(failedWith(7, { code: 'workstation-stopped' }), failedWith(8, viewerFailed)),
    titles: ['The DCV viewer closed right after starting', 'The workstation is stopped'],
    badge: 2,
    indicator: 'care',
  },
  {
    about: 'a launch that is under way',
    before: scene(),
    after: scene(nthLaunch(7, 'waiting')),
    indicator: 'wait',
  },
  {
    about: 'a stream that became READY',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(nthLaunch(7, 'checking')),
    titles: ['Comp 07 is ready'],
    indicator: 'wait',
  },
  {
    about: 'one that is past READY already',
    before: scene(nthLaunch(7, 'checking')),
    after: scene(nthLaunch(7, 'opened')),
    indicator: 'go',
  },
  {
    about: 'one that went all the way within a step',
    before: scene(),
    after: scene(nthLaunch(7, 'opened')),
    titles: ['Comp 07 is ready'],
    indicator: 'go',
  },
  {
    about: 'a workstation that was started, and nothing more was wished for',
    before: scene(nthLaunch(7, 'starting', { entered: { starting: 1 }, connects: false })),
    after: scene(nthLaunch(7, 'done', { entered: { starting: 1, done: 2 }, connects: false })),
    titles: ['Comp 07 is ready'],
    indicator: 'off',
  },
  {
    about: 'a workstation that was stopped',
    before: scene(nthLaunch(7, 'stopping', { entered: { stopping: 1 }, connects: false })),
    after: scene(nthLaunch(7, 'done', { entered: { stopping: 1, done: 2 }, connects: false })),
    indicator: 'off',
  },
  {
    about: 'a READY with the window in front',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(nthLaunch(7, 'checking')),
    isFocused: true,
    indicator: 'wait',
  },
  {
    about: 'a READY that nobody wants to hear of',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(nthLaunch(7, 'checking')),
    off: 'ready',
    indicator: 'wait',
  },
  {
    about: 'five that became READY together',
    before: scene(...[1, 2, 3, 4, 5].map((nth) => nthLaunch(nth, 'waiting'))),
    after: scene(...[1, 2, 3, 4, 5].map((nth) => nthLaunch(nth, 'checking'))),
    titles: ['5 workstations are ready'],
    indicator: 'wait',
  },
  {
    about: 'a failure',
    before: scene(nthLaunch(7, 'opening')),
    after: scene(failedWith(7, viewerFailed)),
    titles: ['The DCV viewer closed right after starting'],
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'a failure that was READY within the same step',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, viewerFailed)),
    titles: ['The DCV viewer closed right after starting'],
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'a failure that is there still',
    before: scene(failedWith(7, viewerFailed)),
    after: scene(failedWith(7, viewerFailed)),
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'a failure that only time mends',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, { code: 'stream-expired' })),
    titles: ['The stream has expired'],
    badge: 1,
    indicator: 'stop',
  },
  {
    about: 'failures nobody wants to hear of, which are counted all the same',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, viewerFailed)),
    off: 'failed',
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'a sign-in that is needed',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, signedOut)),
    titles: ['You are signed out'],
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'sign-ins that are needed, with failures beside them',
    before: scene(),
    after: scene(failedWith(1, signedOut), failedWith(2, noKeys), failedWith(3, viewerFailed)),
    titles: ['Sign in again to continue', 'The DCV viewer closed right after starting'],
    badge: 3,
    indicator: 'care',
  },
  {
    about: 'a sign-in nobody wants to hear of',
    before: scene(),
    after: { launches: [failedWith(1, signedOut)], question },
    off: 'sign-in-needed',
    badge: 2,
    indicator: 'care',
  },
  {
    about: 'a code that is asked for',
    before: scene(),
    after: { launches: [nthLaunch(7, 'requesting')], question },
    titles: ['Enter the code from your device'],
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'the same question, still open',
    before: { launches: [], question },
    after: { launches: [], question },
    badge: 1,
    indicator: 'care',
  },
  {
    about: 'launches of the command line, which tells its own',
    before: scene(),
    after: scene(
      nthLaunch(1, 'opened', { elsewhere: true }),
      nthLaunch(2, 'failed', { elsewhere: true, failure: { code: 'stream-expired' } }),
    ),
    indicator: 'stop',
  },
  {
    about: 'a launch that was cancelled or dismissed',
    before: scene(nthLaunch(1, 'waiting'), failedWith(2, viewerFailed)),
    after: scene(nthLaunch(1, 'cancelled')),
    indicator: 'off',
  },
];

describe('the notifications, badge and status indicator for', () => {
  it.each(steps)(
    '$about',
    ({ before, after, isFocused = false, off, titles = [], badge = 0, indicator }) => {
      const { notifications } = DEFAULT_DESKTOP_PREFERENCES;
      const preferences = {
        ...DEFAULT_DESKTOP_PREFERENCES,
        notifications: off === undefined ? notifications : { ...notifications, [off]: false },
      };
      const attention = notificationFor(before, after, isFocused, preferences);
      expect(attention.tellings.map((one) => notificationWords(one, englishLocale).title)).toEqual(
        titles,
      );
      expect({ badge: attention.badge, indicator: attention.indicator }).toEqual({
        badge,
        indicator,
      });
    },
  );

  it('name the launch that a click leads to', () => {
    const { tellings } = notificationFor(
      scene(nthLaunch(7, 'waiting')),
      scene(nthLaunch(7, 'checking')),
      false,
      DEFAULT_DESKTOP_PREFERENCES,
    );
    const { launch, connection } = nthLaunch(7, 'checking');
    expect(tellings).toMatchObject([{ about: [{ launch, connection }] }]);
  });
});
