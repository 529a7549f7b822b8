import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../../src/main/cli/checks-output.ts';
import { verdictOf, type Finding, type Verdict } from '../../../../src/shared/base/check.ts';
import { checkText } from '../../../../src/shared/base/check-text.ts';
import type { Failure } from '../../../../src/shared/base/failure.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';

const until = Date.UTC(2027, 0, 2, 3, 4, 5);

describe('a finding of a broker or console test', () => {
  it.each<[Finding, string]>([
    [
      { name: 'sign-in', found: 'signed-in-as', who: 'Ada L. (Admin)', until, renews: true },
      'You are signed in as Ada L. (Admin) until 2027-01-02T03:04:05.000Z. The sign-in is renewed automatically.',
    ],
    [{ name: 'sign-in', found: 'signed-in-as', renews: false }, 'You are signed in.'],
    [
      { name: 'sign-in', found: 'administrator', until, renews: false },
      'You are signed in with an administrator credential until 2027-01-02T03:04:05.000Z.',
    ],
    [{ name: 'sign-in', found: 'open-to-all' }, 'The broker does not require a sign-in.'],
    [{ name: 'service', found: 'answers' }, 'The service responds.'],
    [{ name: 'service', found: 'known-as', who: 'ada' }, 'The service identifies you as ada.'],
    [{ name: 'templates', found: 'templates', count: 1, more: false }, '1 template found.'],
    [
      { name: 'templates', found: 'templates', count: 100, more: true },
      '100 templates found on the first page.',
    ],
    [
      {
        name: 'servers',
        found: 'servers',
        count: 3,
        kinds: [{ system: 'linux', count: 2 }, { count: 1 }],
      },
      '3 servers: 2 with linux, 1 with an unknown operating system.',
    ],
  ])('is good, with the sentence %j', (finding, message) => {
    expect(inEnglish(finding)).toMatchObject({ ok: true, message });
  });

  it('is bad if no server is registered', () => {
    expect(inEnglish({ name: 'servers', found: 'no-servers' })).toMatchObject({
      ok: false,
      message: 'The broker has no servers.',
      advice: expect.stringContaining('administrator') as string,
    });
  });
});

describe('a list in a finding', () => {
  it('has the separator of the language', () => {
    const kinds = [{ system: 'linux', count: 2 }, { count: 1 }];
    const general = { ...en.general, comma: '、' };
    const { message } = checkText(
      { name: 'servers', found: 'servers', count: 3, kinds },
      { ...en, general },
      (atMs) => ({ time: String(atMs), form: 'clock', hour: 0 }),
    );
    expect(message).toBe('3 servers: 2 with linux、1 with an unknown operating system.');
  });
});

describe('the result of a test', () => {
  const well: Finding = { name: 'service', found: 'answers' };
  const signIn = (failure: Failure): Finding => ({ name: 'sign-in', found: 'failure', failure });
  const signedOut = signIn({ code: 'sign-in-needed' });
  const denied = signIn({ code: 'access-denied', operation: 'ListStudios' });
  const offline: Finding = { name: 'service', found: 'transient-error', transientError: 'offline' };

  it.each<[Verdict, readonly Finding[]]>([
    ['well', [well]],
    ['well', []],
    ['later', [well, signedOut]],
    ['later', [signIn({ code: 'mfa-needed' })]],
    ['not-well', [signedOut, denied]],
    ['not-well', [well, offline]],
  ])('is %s', (verdict, findings) => {
    expect(verdictOf(findings)).toBe(verdict);
  });
});
