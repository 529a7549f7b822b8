import { describe, expect, it } from 'vitest';
import {
  launchLine,
  notificationText,
  trayTooltip,
  type LaunchSummary,
} from '../../../../src/shared/desktop/desktop-text.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { englishLocale } from '../../../../src/shared/languages/locale-loader.ts';
import { trayMenu } from '../../../../src/main/core/desktop/tray-menu.ts';
import { isPseudo, pseudo } from '../../../support/window/pseudo.ts';
import { northPier } from '../../../support/window/fake-bridge.ts';
import { launchId, nthLaunch, stopAt } from '../../core/desktop/desktop-scenes.ts';
import { everyFailure } from '../base/every-failure.ts';

const reported = (workstation?: string, more: Partial<LaunchSummary> = {}): LaunchSummary => ({
  launch: launchId(1),
  connection: northPier.id,
  connectionName: northPier.name,
  ...(workstation !== undefined && { workstation }),
  ...more,
});

describe('a notification', () => {
  it.each([
    [{ kind: 'ready', about: [reported('Comp 07')] }, 'Comp 07 is ready', 'North Pier Films'],
    [{ kind: 'ready', about: [reported()] }, 'A workstation is ready', 'North Pier Films'],
    [
      { kind: 'ready', about: ['A', 'B', 'C', 'D', 'E'].map((name) => reported(name)) },
      '5 workstations are ready',
      'A, B, C, and 2 more',
    ],
    [
      { kind: 'failed', about: [reported('Comp 07', { failure: { code: 'stream-expired' } })] },
      'The stream has expired',
      'Comp 07, North Pier Films',
    ],
    // A DCV host is called as its connection.
    [{ kind: 'ready', about: [reported(northPier.name)] }, 'North Pier Films is ready', ''],
    [
      { kind: 'failed', about: [reported(northPier.name, { failure: { code: 'bug' } })] },
      'Something went wrong in Stagedoor',
      'North Pier Films',
    ],
    [
      { kind: 'stops-soon', about: [reported('Comp 07', { stopsInMs: 59_000 })] },
      'Comp 07 stops in 1 minute',
      'Save your work.',
    ],
    [
      { kind: 'sign-in-needed', about: [reported(), reported()] },
      'Sign in again to continue',
      'North Pier Films',
    ],
  ] as const)('%o has a text', (notification, title, body) => {
    // What is made by `map` has no known length.
    expect(notificationText(notification as never, englishLocale)).toEqual({ title, body });
  });

  it.each(everyFailure)('of $code is one short line without control characters', (failure) => {
    const name = 'Comp\u202e07\n';
    const words = notificationText(
      { kind: 'failed', about: [reported(name, { failure })] },
      englishLocale,
    );
    expect(words.title).not.toBe('');
    expect(words.title.length).toBeLessThanOrEqual(120);
    expect(`${words.title}${words.body}`).not.toMatch(/[\p{Cc}\p{Cf}!]|Error/u);
  });
});

it('times in a menu are shown to the minute', () => {
  const line = (ms: number) => launchLine('Comp 07', 'waiting', ms, en);
  expect([-5, 59_999, 60_000, 3_599_999, 7_800_000].map(line)).toEqual([
    'Comp 07: preparing the stream, less than a minute',
    'Comp 07: preparing the stream, less than a minute',
    'Comp 07: preparing the stream, 1 min',
    'Comp 07: preparing the stream, 59 min',
    'Comp 07: preparing the stream, 2 h 10 min',
  ]);
});

it('the tooltip of the tray is the status and the number of launches that need attention', () => {
  expect([trayTooltip('wait', 0, en), trayTooltip('care', 3, en)]).toEqual([
    'Stagedoor: working',
    'Stagedoor: 3 launches need your attention',
  ]);
  const { wantYou } = en.desktop;
  expect([wantYou({ count: 1 }), wantYou({ count: 2 })]).toEqual([
    '1 launch needs your attention',
    '2 launches need your attention',
  ]);
});

it('lists, plurals and durations follow the current language', () => {
  const activeIn = (locale: string) => ({ messages: pseudo().messages, locale });
  const about = [reported('A'), reported('B', { stopsInMs: 180_000 }), reported('C')].map(
    (one) => ({
      ...one,
      stopsInMs: 180_000,
    }),
  );
  const words = notificationText({ kind: 'stops-soon', about: about as never }, activeIn('de'));
  expect(words.title).toContain('in 3 Minuten');
  expect(words.body).toContain('A, B und C');
  const ready = notificationText({ kind: 'ready', about: about as never }, activeIn('ja'));
  expect(ready.body).toBe('A、B、C');
});

it('all texts outside the window come from the message files', () => {
  const { messages } = pseudo();
  const active = { messages, locale: 'en' };
  const failure = { code: 'stream-expired' } as const;
  const kinds = ['ready', 'failed', 'stops-soon', 'viewer-closed', 'sign-in-needed'] as const;
  const all = ['A', 'B', 'C', 'D', 'E'].map((name) =>
    reported(name, { failure, stopsInMs: 1_000 }),
  );
  const words = kinds.flatMap((kind) =>
    [[reported('A', { failure, stopsInMs: 1_000 })], all].map((about) =>
      notificationText({ kind, about: about as never }, active),
    ),
  );
  const titles = [...words, notificationText({ kind: 'code-needed' }, active)].map(
    ({ title }) => title,
  );
  const menu = trayMenu({
    messages,
    hasSettings: true,
    nowMs: 1_000_000,
    launches: [nthLaunch(7, 'waiting')],
    favorites: [],
    plannedStops: [stopAt(1)],
  });
  const labels = menu.map((line) => (line === 'separator' ? '' : line.label)).filter(Boolean);
  const tooltips = [trayTooltip('wait', 0, messages), trayTooltip('care', 3, messages)];
  expect([...titles, ...labels, ...tooltips].filter((text) => !isPseudo(text))).toEqual([]);
});
