import { describe, expect, it } from 'vitest';
import {
  aboutMinutes,
  badgeWords,
  notificationWords,
  trayWords,
  type Told,
} from '../../../src/shared/desktop-words.ts';
import { northPier } from '../../support/fake-bridge.ts';
import { launchId } from '../core/desktop-scenes.ts';
import { everyFailure } from './every-failure.ts';

const told = (workstation?: string, more: Partial<Told> = {}): Told => ({
  ...{ launch: launchId(1), connection: northPier.id, connectionName: northPier.name },
  ...(workstation !== undefined && { workstation }),
  ...more,
});

describe('a notification', () => {
  it.each([
    [{ kind: 'ready', about: [told('Comp 07')] }, 'Comp 07 is ready', 'North Pier Films'],
    [{ kind: 'ready', about: [told()] }, 'A workstation is ready', 'North Pier Films'],
    [
      { kind: 'ready', about: ['A', 'B', 'C', 'D', 'E'].map((name) => told(name)) },
      '5 workstations are ready',
      'A, B, C and 2 more',
    ],
    [
      { kind: 'failed', about: [told('Comp 07', { failure: { code: 'stream-expired' } })] },
      'The stream has expired',
      'Comp 07, North Pier Films',
    ],
    [
      { kind: 'stops-soon', about: [told('Comp 07', { stopsInMs: 59_000 })] },
      'Comp 07 stops in one minute',
      'Save your work.',
    ],
    [
      { kind: 'sign-in-needed', about: [told(), told()] },
      'Sign in again to go on',
      'North Pier Films',
    ],
  ] as const)('%o is told in words', (telling, title, body) => {
    // What is made by `map` has no known length.
    expect(notificationWords(telling as never)).toEqual({ title, body });
  });

  it.each(everyFailure)('of $code is one short line without signs of control', (failure) => {
    const name = 'Comp\u202e07\n';
    const words = notificationWords({ kind: 'failed', about: [told(name, { failure })] });
    expect(words.title).not.toBe('');
    expect(words.title.length).toBeLessThanOrEqual(120);
    expect(`${words.title}${words.body}`).not.toMatch(/[\p{Cc}\p{Cf}!]|Error/u);
  });
});

it('times in a menu are to the minute', () => {
  expect([-5, 59_999, 60_000, 3_599_999, 7_800_000].map(aboutMinutes)).toEqual([
    'less than a minute',
    'less than a minute',
    '1 min',
    '59 min',
    '2 h 10 min',
  ]);
});

it('the tray says in words what its light says', () => {
  expect([trayWords.tooltip('wait', 0), trayWords.tooltip('care', 3)]).toEqual([
    'Stagedoor: working',
    'Stagedoor: 3 launches want you',
  ]);
  expect([badgeWords(1), badgeWords(2)]).toEqual(['One launch wants you', '2 launches want you']);
});
