import { describe, expect, it } from 'vitest';
import type { Check, Finding } from '../../../src/shared/base/check.ts';
import { failureText } from '../../../src/shared/base/failure-text.ts';
import { err } from '../../../src/shared/base/failure.ts';
import { createTestCli } from './support.ts';

describe('connections test', () => {
  const findings: Finding[] = [
    { name: 'service', found: 'studios', count: 1 },
    { name: 'clock', found: 'clock-off', minutes: 9 },
  ];
  const checks: Check[] = [
    { name: 'service', ok: true, message: 'The service responds. You have access to 1 studio.' },
    {
      name: 'clock',
      ok: false,
      message: "This computer's clock is 9 minutes off.",
      advice: 'Set the clock, or turn on automatic time.',
    },
  ];
  const testing = (found: Finding[]) =>
    createTestCli({ services: { test: async () => ({ ok: true, value: found }) } });

  it('--json prints one object with its checks, and exits with 0 only if all succeeded', async () => {
    const cli = testing(findings);
    expect(await cli.run('connections', 'test', 'north-pier', '--json')).toBe(10);
    expect(JSON.parse(cli.out.join())).toEqual({ checks });
    expect(await testing(findings.slice(0, 1)).run('connections', 'test', 'north-pier')).toBe(0);
  });

  it.each([
    ['service', { code: 'credentials-missing', origin: 'environment' }, 5],
    ['service', { code: 'credentials-refused', origin: 'environment' }, 5],
    ['sign-in', { code: 'service-unreachable', transientError: 'name-not-found' }, 10],
    ['sign-in', { code: 'vault-locked' }, 8],
    ['sign-in', { code: 'profile-unknown', profile: 'old' }, 5],
    ['create-stream', { code: 'access-denied', operation: 'this' }, 5],
    ['workstations', { code: 'not-found', what: 'studio' }, 7],
    ['service', { code: 'quota' }, 9],
  ] as const)('exits like other commands if %s fails with %j', async (name, failure, status) => {
    const cli = testing([
      { name: 'workstations', found: 'listed', count: 4, more: false },
      { name, found: 'failure', failure },
      { name: 'service', found: 'transient-error', transientError: 'no-answer' },
    ]);
    expect(await cli.run('connections', 'test', 'north-pier')).toBe(status);
    const lists = createTestCli({ services: { lists: async () => err(failure) } });
    expect(await lists.run('sessions', '--connection', 'north-pier')).toBe(status);
  });

  it('exits with 10 if a host cannot be reached', async () => {
    const cli = testing([
      { name: 'service', found: 'transient-error', transientError: 'name-not-found' },
    ]);
    expect(await cli.run('connections', 'test', 'north-pier')).toBe(10);
  });

  it('prints one line of text for each check', async () => {
    const cli = testing(findings);
    await cli.run('connections', 'test', 'north-pier');
    expect(cli.out).toEqual([
      'ok       service: The service responds. You have access to 1 studio.',
      "problem  clock: This computer's clock is 9 minutes off. Set the clock, or turn on automatic time.",
    ]);
  });

  it('ends a title with a full stop before the advice', async () => {
    const denied = { code: 'access-denied', operation: 'ListStudios' } as const;
    const cli = testing([{ name: 'service', found: 'failure', failure: denied }]);
    await cli.run('connections', 'test', 'north-pier');
    const { title, advice } = failureText(denied);
    expect(cli.out).toEqual([`problem  service: ${title}. ${advice}`]);
  });

  it.each([
    [{ code: 'sign-in-needed' }, 'in the Stagedoor window'],
    [{ code: 'credentials-expired', origin: 'login' }, 'in the Stagedoor window'],
    [{ code: 'sign-in-needed', command: 'aws sso login' }, '“aws sso login”'],
    [{ code: 'credentials-missing', origin: 'environment' }, 'AWS_ACCESS_KEY_ID'],
    [{ code: 'credentials-refused', origin: 'environment' }, 'AWS_SECRET_ACCESS_KEY'],
    [{ code: 'credentials-expired', origin: 'environment' }, 'AWS_SESSION_TOKEN'],
    [{ code: 'credentials-missing', origin: 'nothing' }, 'requires a sign-in'],
    [{ code: 'credentials-missing' }, 'Enter the keys for this connection again'],
  ] as const)('gives advice that fits a command after %j', async (failure, advice) => {
    const cli = testing([{ name: 'sign-in', found: 'failure', failure }]);
    await cli.run('connections', 'test', 'north-pier');
    expect(cli.printed()).toContain(advice);
    const lists = createTestCli({ services: { lists: async () => err(failure) } });
    await lists.run('sessions', '--connection', 'north-pier');
    expect(lists.printed()).toContain(advice);
    for (const one of [cli, lists])
      expect(one.printed()).not.toMatch(
        /Sign in again|(?<!keys for this connection )enter the keys/,
      );
  });

  it('prints valid JSON even if a check contains something like a secret', async () => {
    const odd = 'authToken="a\\"b and Authorization: x"y -----BEGIN PRIVATE KEY-----';
    const cli = testing([
      {
        name: 'service',
        found: 'failure',
        failure: { code: 'access-denied', operation: 'this', detail: odd },
      },
    ]);
    await cli.run('connections', 'test', 'north-pier', '--json');
    const read = JSON.parse(cli.out.join()) as { checks: Check[] };
    expect(read.checks[0]?.advice).toContain('[redacted]');
    expect(Object.keys(read.checks[0]!)).toEqual(['name', 'ok', 'message', 'advice']);
  });

  it('exits with the status of the failure if the test cannot start', async () => {
    const cli = createTestCli({ services: { test: async () => err({ code: 'vault-locked' }) } });
    expect(await cli.run('connections', 'test', 'north-pier', '--json')).toBe(8);
    expect(cli.out).toEqual([]);
  });
});
