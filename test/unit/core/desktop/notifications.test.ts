import { describe, expect, it } from 'vitest';
import { notificationsFor, type Scene } from '../../../../src/main/core/desktop/notifications.ts';
import {
  DEFAULT_DESKTOP_PREFERENCES,
  type DesktopPreferences,
} from '../../../../src/main/core/desktop/desktop-preferences.ts';
import { notificationText } from '../../../../src/shared/desktop/desktop-text.ts';
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
}

const steps: readonly Step[] = [
  { about: 'no launches', before: scene(), after: scene() },
  {
    about: 'a launch that asks whether to start its workstation',
    before: scene(nthLaunch(7, 'requesting')),
    after: scene(failedWith(7, { code: 'workstation-stopped', workstation: 'Comp 07' })),
    titles: ['Comp 07 is stopped'],
  },
  {
    about: 'a question and a failure, which are two notifications',
    before: scene(nthLaunch(7, 'requesting'), nthLaunch(8, 'opening')),
    after: scene(failedWith(7, { code: 'workstation-stopped' }), failedWith(8, viewerFailed)),
    titles: ['The DCV viewer closed right after starting', 'The workstation is stopped'],
  },
  {
    about: 'a launch in progress',
    before: scene(),
    after: scene(nthLaunch(7, 'waiting')),
  },
  {
    about: 'a stream that became READY',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(nthLaunch(7, 'checking')),
    titles: ['Comp 07 is ready'],
  },
  {
    about: 'a launch that was READY before',
    before: scene(nthLaunch(7, 'checking')),
    after: scene(nthLaunch(7, 'opened')),
  },
  {
    about: 'a launch that is opened at its first change',
    before: scene(),
    after: scene(nthLaunch(7, 'opened')),
    titles: ['Comp 07 is ready'],
  },
  {
    about: 'a workstation that was started without a connection',
    before: scene(nthLaunch(7, 'starting', { entered: { starting: 1 }, connects: false })),
    after: scene(nthLaunch(7, 'done', { entered: { starting: 1, done: 2 }, connects: false })),
    titles: ['Comp 07 is ready'],
  },
  {
    about: 'a workstation that was stopped',
    before: scene(nthLaunch(7, 'stopping', { entered: { stopping: 1 }, connects: false })),
    after: scene(nthLaunch(7, 'done', { entered: { stopping: 1, done: 2 }, connects: false })),
  },
  {
    about: 'a stream that became READY while the window has the focus',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(nthLaunch(7, 'checking')),
    isFocused: true,
  },
  {
    about: 'a stream that became READY with these notifications off',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(nthLaunch(7, 'checking')),
    off: 'ready',
  },
  {
    about: 'five streams that became READY together',
    before: scene(...[1, 2, 3, 4, 5].map((nth) => nthLaunch(nth, 'waiting'))),
    after: scene(...[1, 2, 3, 4, 5].map((nth) => nthLaunch(nth, 'checking'))),
    titles: ['5 workstations are ready'],
  },
  {
    about: 'a failure',
    before: scene(nthLaunch(7, 'opening')),
    after: scene(failedWith(7, viewerFailed)),
    titles: ['The DCV viewer closed right after starting'],
  },
  {
    about: 'a stream that became READY and failed in one change',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, viewerFailed)),
    titles: ['The DCV viewer closed right after starting'],
  },
  {
    about: 'a failure that is not new',
    before: scene(failedWith(7, viewerFailed)),
    after: scene(failedWith(7, viewerFailed)),
  },
  {
    about: 'a failure that the user cannot resolve',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, { code: 'stream-expired' })),
    titles: ['The stream has expired'],
  },
  {
    about: 'a failure with these notifications off',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, viewerFailed)),
    off: 'failed',
  },
  {
    about: 'a sign-in that is needed',
    before: scene(nthLaunch(7, 'waiting')),
    after: scene(failedWith(7, signedOut)),
    titles: ['You are signed out'],
  },
  {
    about: 'sign-ins that are needed, and another failure',
    before: scene(),
    after: scene(failedWith(1, signedOut), failedWith(2, noKeys), failedWith(3, viewerFailed)),
    titles: ['Sign in again to continue', 'The DCV viewer closed right after starting'],
  },
  {
    about: 'a sign-in that is needed, with these notifications off',
    before: scene(),
    after: { launches: [failedWith(1, signedOut)], question },
    off: 'sign-in-needed',
  },
  {
    about: 'an MFA code that is needed',
    before: scene(),
    after: { launches: [nthLaunch(7, 'requesting')], question },
    titles: ['Enter the code from your device'],
  },
  {
    about: 'a question that is not new',
    before: { launches: [], question },
    after: { launches: [], question },
  },
  {
    about: 'launches of the command line, which reports them itself',
    before: scene(),
    after: scene(
      nthLaunch(1, 'opened', { elsewhere: true }),
      nthLaunch(2, 'failed', { elsewhere: true, failure: { code: 'stream-expired' } }),
    ),
  },
  {
    about: 'a launch that was cancelled or dismissed',
    before: scene(nthLaunch(1, 'waiting'), failedWith(2, viewerFailed)),
    after: scene(nthLaunch(1, 'cancelled')),
  },
];

describe('the notifications for', () => {
  it.each(steps)('$about', ({ before, after, isFocused = false, off, titles = [] }) => {
    const defaults = DEFAULT_DESKTOP_PREFERENCES;
    const preferences = {
      ...defaults,
      notifications: {
        ...defaults.notifications,
        ...(off !== undefined && { [off]: false }),
      },
    };
    const notifications = notificationsFor(before, after, isFocused, preferences);
    expect(notifications.map((one) => notificationText(one, englishLocale).title)).toEqual(titles);
  });

  it('contain the launch that a click shows', () => {
    const notifications = notificationsFor(
      scene(nthLaunch(7, 'waiting')),
      scene(nthLaunch(7, 'checking')),
      false,
      DEFAULT_DESKTOP_PREFERENCES,
    );
    const { launch, connection } = nthLaunch(7, 'checking');
    expect(notifications).toMatchObject([{ about: [{ launch, connection }] }]);
  });
});
