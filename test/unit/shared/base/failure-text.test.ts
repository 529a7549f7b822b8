import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ok, DiskProblem, Failure, err, ReachCause } from '../../../../src/shared/base/failure.ts';
import { failureLine, failureText } from '../../../../src/shared/base/failure-text.ts';
import { SafeText } from '../../../../src/shared/base/safe-text.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { TRANSIENT_ERRORS } from '../../../../src/shared/launch/transient-error.ts';
import { StreamUrlProblem } from '../../../../src/shared/viewer/stream-url-problem.ts';
import {
  LinkRefusal,
  ProfileProblem,
  VaultProblem,
  ViewerProblem,
} from '../../../../src/shared/base/reasons.ts';
import { pseudo } from '../../../support/window/pseudo.ts';
import { everyFailure } from './every-failure.ts';

const { transientErrors: errorTexts } = en;

const actions = [
  ...['retry', 'start', 'try-anyway', 'open-in-browser', 'install-viewer', 'edit-connection'],
  ...['check-vault', 'sign-in', 'none'],
];

const brokenLink: Failure = {
  code: 'settings-unreadable',
  file: '/home/ada/settings.json',
  why: 'broken-link',
  system: 'ENOENT',
  link: { path: '/home/ada', target: '/mnt/share/ada' },
};

const notAFolder: Failure = {
  code: 'settings-unreadable',
  file: '/home/ada/settings.json',
  why: 'not-a-folder',
  system: 'ENOTDIR',
  folder: '/home/ada',
};

/** Failures whose text depends on their facts, in each form. */
const forms: readonly Failure[] = [
  ...everyFailure,
  ...DiskProblem.options.flatMap((why): Failure[] => [
    { code: 'settings-unwritable', why },
    { code: 'handover-unwritable', why },
  ]),
  brokenLink,
  notAFolder,
  { code: 'settings-unwritable', why: 'not-a-folder', path: '/home/ada' },
  ...ReachCause.options.map((cause): Failure => ({
    code: 'host-unreachable',
    cause,
    host: 'dcv.pier.example',
    port: 8443,
  })),
  ...TRANSIENT_ERRORS.flatMap((transientError): Failure[] => [
    { code: 'service-unreachable', transientError },
    { code: 'time-limit', seconds: 1, transientError },
  ]),
  ...(['win32', 'darwin', 'linux'] as const).map((platform): Failure => ({
    code: 'viewer-missing',
    platform,
  })),
  { code: 'viewer-missing', platform: 'linux', named: true },
  { code: 'viewer-failed', exitCode: 0, unread: true },
  { code: 'viewer-failed', exitCode: 137, signal: 'SIGKILL' },
  { code: 'viewer-failed', exitCode: 139, signal: 'SIGSEGV' },
  { code: 'viewer-failed', exitCode: 143, signal: 'SIGTERM' },
  { code: 'viewer-failed', exitCode: 0xc0000005 },
  ...(['studio', 'workstation', 'stream', 'profile', 'thing'] as const).map((what): Failure => ({
    code: 'not-found',
    what,
  })),
  { code: 'studio-unclear', count: 0 },
  { code: 'workstation-unclear', ready: 0 },
  { code: 'stream-failed' },
  { code: 'stream-failed', statusCode: 'NETWORK_CONNECTION_ERROR' },
  { code: 'stream-failed', statusCode: 'SOMETHING_NEW' },
  { code: 'time-limit', seconds: 90 },
  { code: 'access-denied', operation: 'list studios' },
  { code: 'quota', detail: '' },
  { code: 'request-refused', detail: 'The name is taken.' },
  { code: 'certificate', where: 'stream' },
  { code: 'certificate', where: 'authority' },
  ...LinkRefusal.options.map((reason): Failure => ({
    code: 'link-refused',
    reason,
    ...(['named-twice', 'no-name'].includes(reason) && { part: 'session' }),
  })),
  ...ViewerProblem.options.map((reason): Failure => ({ code: 'viewer-unfit', reason })),
  ...VaultProblem.options.map((why): Failure => ({ code: 'vault-failed', why })),
  ...ProfileProblem.options.map((why): Failure => ({
    code: 'profile-unusable',
    profile: 'pier',
    why,
    about: 'jetty',
  })),
  ...StreamUrlProblem.options.map((reason): Failure => ({
    code: 'stream-url-refused',
    reason,
    ...(reason === 'part' && { part: 'sessionid' }),
  })),
  { code: 'stream-url-refused', reason: 'host-not-allowed', host: 'desk4.example' },
  { code: 'stream-url-refused', reason: 'inward-host', host: '10.0.0.4' },
];

describe('the text of a failure', () => {
  it('exists for every code', () => {
    const codes = Failure.options.map(({ entries }) => entries.code.literal);
    expect(new Set(everyFailure.map(({ code }) => code))).toEqual(new Set(codes));
  });

  it('gives advice for a stopped workstation that was to be restarted', () => {
    const failure = { code: 'change-failed', what: 'reboot', state: 'STOPPED' } as const;
    expect(failureText(failure).advice).toBe('The workstation is stopped. Start it instead.');
  });

  it('says that a running workstation was not started from a backup', () => {
    const failure = { code: 'change-failed', what: 'start', state: 'READY' } as const;
    expect(failureText(failure)).toMatchObject({
      title: 'The workstation was not started from the backup',
      advice: 'It is running. Stop it, then start it from the backup.',
    });
  });

  it.each(forms)('has a title, advice and an action: %j', (failure) => {
    const { title, advice, action } = failureText(failure);
    // Sentence case: one capital at the start, except for names and quotations.
    const plain = title.replace(
      /“[^”]*”|DCV|AWS Session Manager|AWS|CA|Stagedoor|STAGEDOOR_VIEWER/g,
      'x',
    );
    expect(title).toMatch(/^[A-Z][^\n]{5,79}[^.!]$/);
    expect(plain.slice(1)).not.toMatch(/[A-Z]/);
    expect(advice).toMatch(/^[A-Za-z0-9“][^\n]+[.?]$/);
    expect(actions).toContain(action);
  });

  it.each(forms)('has no alarming or technical words and no exclamation mark: %j', (failure) => {
    const { title, advice } = failureText(failure);
    // A service's own code can contain the word; Stagedoor's own texts do not.
    const words = `${title} ${advice}`.replace(/[A-Z]+(_[A-Z]+)+/g, '');
    expect(words).not.toMatch(/error|invalid|illegal|fatal|failure|oops|sorry|!|undefined|null/i);
  });

  it.each(forms)('fits on a displayable line: %j', (failure) => {
    expect(v.is(SafeText, failureLine(failure))).toBe(true);
    expect(v.is(Failure, failure)).toBe(true);
  });

  it.each([
    [1, 'Not ready after 1 second'],
    [2, 'Not ready after 2 seconds'],
    [119, 'Not ready after 119 seconds'],
    [120, 'Not ready after 2 minutes'],
    [600, 'Not ready after 10 minutes'],
  ])('formats %d seconds as %s', (seconds, title) => {
    expect(failureText({ code: 'time-limit', seconds }).title).toBe(title);
  });

  it('says nothing of a stream at a time limit, because a change of a workstation has one too', () => {
    expect(failureLine({ code: 'time-limit', seconds: 2 })).toBe(
      'Not ready after 2 seconds. The service has not finished yet. Try again to keep waiting.',
    );
  });

  it('names the endpoint that failed, and offers to try anyway', () => {
    const words = ReachCause.options.map((cause) =>
      failureText({ code: 'host-unreachable', cause, host: 'dcv.pier.example', port: 8443 }),
    );
    expect(new Set(words.map(({ advice }) => advice)).size).toBe(ReachCause.options.length);
    expect(new Set(words.map(({ action }) => action))).toEqual(new Set(['try-anyway']));
  });

  it('has no code of our own for a folder in the place of a file', () => {
    const unread = { code: 'settings-unreadable', file: '/home/ada/settings.json' } as const;
    expect(failureLine({ ...unread, why: 'not-a-file', system: 'not-a-file' })).toBe(
      'Your settings cannot be read. The file is /home/ada/settings.json. It is not a file. Move it to another folder. Your connections are not lost.',
    );
  });

  it('does not say that a host that cannot be reached is ready, because nobody reports that of a plain DCV host', () => {
    const [cause] = ReachCause.options;
    expect(
      failureText({ code: 'host-unreachable', cause, host: 'h.example', port: 8443 }).title,
    ).toBe('The workstation cannot be reached');
  });

  it('contains the message of the service', () => {
    const { advice } = failureText({ code: 'quota', detail: 'Five streams.' });
    expect(advice).toMatch(/ Details: Five streams\.$/);
  });

  it.each<[Failure, string]>([
    [
      { code: 'link-refused', reason: 'no-name', part: 'studio' },
      'The studio in the link is not valid.',
    ],
    [
      { code: 'profile-unusable', profile: 'pier', why: 'source-missing', about: 'jetty' },
      'It uses the profile “jetty”, which does not exist.',
    ],
    [{ code: 'viewer-unfit', reason: 'elsewhere' }, 'It is on another computer.'],
    [
      { code: 'viewer-unfit', reason: 'not-absolute', named: true },
      "Its path must be an absolute path on this computer. Set STAGEDOOR_VIEWER to the absolute path of the viewer's executable file",
    ],
    [{ code: 'viewer-unfit', reason: 'no-file', named: true }, 'STAGEDOOR_VIEWER'],
    [
      { code: 'viewer-unfit', reason: 'interpreter-missing', about: '/bin/gone', named: true },
      'Its interpreter /bin/gone is missing or is not executable.',
    ],
    [brokenLink, 'The symbolic link /home/ada leads to /mnt/share/ada, which does not exist.'],
    [notAFolder, 'The file /home/ada is not a folder (ENOTDIR).'],
    [{ code: 'vault-failed', why: 'not-kept' }, 'The stored entry could not be read back.'],
  ])('explains the reason of %j in a sentence', (failure, sentence) => {
    expect(failureText(failure).advice).toContain(sentence);
  });

  it.each([
    ['start', 'ask your administrator for another instance type'],
    ['create', 'choose another instance type'],
  ] as const)('gives feasible advice about capacity after %s', (what, advice) => {
    const failure = { code: 'change-failed', what, statusCode: 'INSUFFICIENT_CAPACITY' } as const;
    expect(failureText(failure).advice).toContain(advice);
  });

  it('is in the current language', () => {
    const { messages } = pseudo();
    const { advice } = failureText({ code: 'viewer-unfit', reason: 'elsewhere' }, messages);
    expect(advice).toContain(messages.reasons.viewer.elsewhere);
  });

  it('can be joined to one line of sentences', () => {
    expect(failureLine({ code: 'stream-gone', state: 'DELETED' })).toBe(
      'The stream has ended. Connect again to create a new stream.',
    );
    expect(failureLine({ code: 'studio-unclear', count: 2 })).toMatch(
      /^Choose a studio\. You have access to 2 studios\./,
    );
  });
});

describe('the text of a transient error', () => {
  it.each(TRANSIENT_ERRORS)('is one or two sentences: %s', (code) => {
    expect(errorTexts[code]).toMatch(/^[A-Z][^.]+\.( [A-Z][^.]+\.)?$/);
    expect(errorTexts[code]).not.toMatch(/error|!|\n/i);
    expect(errorTexts[code].length).toBeLessThan(110);
  });

  it('differs for each', () => {
    expect(new Set(Object.values(errorTexts)).size).toBe(TRANSIENT_ERRORS.length);
  });
});

describe('a result', () => {
  it('is a value or a failure', () => {
    expect(ok(7)).toEqual({ ok: true, value: 7 });
    expect(err({ code: 'bug' })).toEqual({ ok: false, failure: { code: 'bug' } });
  });

  it.each([
    { code: 'unknown-code' },
    { code: 'bug', url: 'https://h.example/?authToken=hush#s' },
    { code: 'stream-failed', statusCode: 'x'.repeat(513) },
    { code: 'viewer-failed', exitCode: '3' },
    { code: 'not-found', what: 'token' },
    {},
  ])('is not a failure of Stagedoor if it is %j', (value) => {
    expect(v.is(Failure, value)).toBe(false);
  });
});

describe('a viewer that exited too early', () => {
  it.each([
    ['with a code', { exitCode: 3 }, 'The viewer ended with code 3.'],
    [
      'by SIGKILL',
      { exitCode: 137, signal: 'SIGKILL' },
      'possibly because it ran out of memory (SIGKILL)',
    ],
    ['by a crash', { exitCode: 139, signal: 'SIGSEGV' }, 'The viewer crashed (SIGSEGV).'],
    ['by a crash on Windows', { exitCode: 3_221_225_477 }, 'The viewer crashed (0xC0000005).'],
    [
      'by another program',
      { exitCode: 143, signal: 'SIGTERM' },
      'Another program ended the viewer (SIGTERM).',
    ],
    ['without reading', { exitCode: 0, unread: true }, 'before it read the connection'],
    [
      'with a code, without reading',
      { exitCode: 3, unread: true },
      'The viewer ended with code 3.',
    ],
  ] as const)('%s is described', (_, facts, words) => {
    expect(failureText({ code: 'viewer-failed', ...facts }).advice).toContain(words);
  });
});

it('an unreadable policy is reported with its path', () => {
  const failure = {
    code: 'policy-unreadable',
    why: 'open-to-others',
    path: '/etc/stagedoor',
  } as const;
  expect(failureText(failure).advice).toMatch(
    /^The policy file can be changed by users who are not administrators \(\/etc\/stagedoor\)\./,
  );
});
