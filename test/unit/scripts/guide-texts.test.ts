import { describe, expect, it } from 'vitest';
import { EXIT, exitStatusOf } from '../../../src/main/cli/exit-status.ts';
import { failureText } from '../../../src/shared/base/failure-text.ts';
import type { Failure } from '../../../src/shared/base/failure.ts';
import { english } from '../../../src/shared/languages/message-loaders.ts';
import {
  boldOf,
  codesOf,
  readGuide,
  readReference,
  rowsOf,
} from '../../support/machine/markdown.ts';
import { everyFailure } from '../shared/base/every-failure.ts';

const { messages } = english;

/** Failures whose title has a second form. */
const otherForms: readonly Failure[] = [
  { code: 'studio-unclear', count: 0 },
  { code: 'workstation-unclear', ready: 0 },
  { code: 'change-failed', what: 'start', state: 'READY' },
  { code: 'change-failed', what: 'stop' },
  { code: 'change-failed', what: 'end' },
  { code: 'change-failed', what: 'create' },
  { code: 'not-found', what: 'studio' },
  { code: 'not-found', what: 'stream' },
  { code: 'not-found', what: 'thing' },
  { code: 'certificate', where: 'stream' },
  { code: 'certificate', where: 'authority' },
  { code: 'stream-url-refused', reason: 'host-not-allowed', host: 'desk4.example' },
  { code: 'not-found', what: 'profile' },
  { code: 'not-found', what: 'backup' },
  { code: 'viewer-missing', platform: 'linux', named: true },
  { code: 'viewer-unfit', reason: 'no-file', named: true },
  ...(['launches', 'practice'] as const).flatMap((what): readonly Failure[] => [
    { code: 'settings-unreadable', file: '/a.json', why: 'other', system: 'EIO', what },
    { code: 'settings-newer', what },
  ]),
  { code: 'tunnel-plugin', why: 'old', platform: 'linux' },
  { code: 'tunnel-plugin', why: 'unfit', platform: 'linux' },
  { code: 'tunnel-failed', why: 'start' },
];
const failures = [...everyFailure, ...otherForms].map((failure) => ({
  code: failure.code,
  title: failureText(failure).title,
}));
const transientErrors = Object.entries(messages.transientErrors).map(([code, title]) => ({
  code,
  title,
}));

/** Titles in the window that have no code. */
const reported: readonly string[] = [
  ...Object.values(messages.launch.notices),
  ...Object.values(messages.notices).map(({ title }) =>
    typeof title === 'function' ? title({ time: '17:40', form: 'clock', hour: 17 }) : title,
  ),
];

/** The symptoms in the guide: the titles and codes of a row's first cell. */
const symptoms = rowsOf(readGuide('trouble-shooting.md')).map(([seen = '']) => ({
  titles: boldOf(seen),
  codes: codesOf(seen),
}));

/** True if this is a title of the guide, in which `…` stands for anything. */
const matches = (written: string, title: string): boolean =>
  new RegExp(
    `^${written.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`).replaceAll('…', '.+')}$`,
  ).test(title);

describe('the troubleshooting page', () => {
  it.each([...failures, ...transientErrors])(
    'has an entry for $code: $title',
    ({ code, title }) => {
      const rows = symptoms.filter(({ codes }) => codes.includes(code));
      expect(rows.some(({ titles }) => titles.some((one) => matches(one, title)))).toBe(true);
    },
  );

  it.each(reported)('has an entry without a code for: %s', (title) => {
    expect(symptoms.some(({ titles }) => titles.some((one) => matches(one, title)))).toBe(true);
  });

  it('quotes only titles that the window shows', () => {
    const titles = [...failures, ...transientErrors].map(({ title }) => title).concat(reported);
    const quoted = symptoms.flatMap((one) => one.titles);
    expect(quoted.filter((one) => !titles.some((title) => matches(one, title)))).toEqual([]);
  });

  it('has only known codes next to its titles', () => {
    const known = new Map([...failures, ...transientErrors].map(({ code }) => [code, true]));
    const codes = symptoms.filter(({ titles }) => titles.length > 0).flatMap((one) => one.codes);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});

describe('the table of exit statuses', () => {
  it('has each code with the status of the command line, once', () => {
    const rows = rowsOf(readGuide('pipeline.md')).filter(([status = '']) => /^\d+$/.test(status));
    const written = rows.flatMap(([status, , codes = '']) =>
      codesOf(codes).map((code) => `${code} ${status ?? ''}`),
    );
    const meant = everyFailure.map(({ code }) => `${code} ${String(exitStatusOf(code))}`);
    expect(written.toSorted()).toEqual(meant.toSorted());
  });
});

describe('the reference of the command line', () => {
  it('has every exit status, once and in order', () => {
    const statuses = rowsOf(readReference('command-line.md'))
      .map(([status = '']) => status)
      .filter((status) => /^\d+$/.test(status));
    expect(statuses).toEqual(Object.values(EXIT).map(String));
  });
});

/** Every text of the window that is shown as it stands. */
const plainTexts = (branch: unknown): readonly string[] =>
  typeof branch === 'string'
    ? [branch]
    : typeof branch === 'object' && branch !== null
      ? Object.values(branch).flatMap(plainTexts)
      : [];

describe('the page for artists', () => {
  it('prints the texts of the window in bold', () => {
    const all = new Set(plainTexts(messages));
    const bold = boldOf(readGuide('artist.md'));
    expect(bold.length).toBeGreaterThan(20);
    expect(bold.filter((one) => !all.has(one))).toEqual([]);
  });
});
