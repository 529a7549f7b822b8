import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ok, err, Failure, type FailureCode } from '../../../src/shared/base/failure.ts';
import { commandLine } from '../../../src/main/cli/failure-line.ts';
import { createTestCli, launchState, listsOf, states } from './support.ts';

type Facts<Code extends FailureCode> = Omit<Extract<Failure, { code: Code }>, 'code'>;

/** Every failure with the exit status scripts rely on. A new code does not compile without its row. */
const table: { readonly [Code in FailureCode]: readonly [number, Facts<Code>] } = {
  usage: [2, { message: 'Say which.' }],
  'link-refused': [2, { reason: 'not-ours' }],
  'connection-unknown': [2, { connection: 'nowhere' }],
  'connection-unsupported': [2, { kind: 'teleport' }],
  'connection-invalid': [2, { field: 'region', rule: 'missing' }],
  'studio-unclear': [2, { count: 2 }],
  'workstation-unclear': [2, { ready: 0 }],
  'settings-unwritable': [2, { why: 'full' }],
  'settings-unreadable': [2, { file: '/settings.json', why: 'other', system: 'EIO' }],
  'settings-damaged': [2, { keptAs: '/settings.json.damaged-1' }],
  'settings-newer': [2, {}],
  'home-refused': [2, { path: 'stagedoor-home' }],
  'port-taken': [2, { port: 8080 }],
  'stream-failed': [3, { statusCode: 'INTERNAL_ERROR' }],
  'stream-gone': [3, { state: 'DELETED' }],
  'stream-expired': [3, {}],
  'workstation-stopped': [3, {}],
  'change-failed': [3, { what: 'start', state: 'START_FAILED' }],
  'change-impossible': [2, {}],
  'eula-unreadable': [9, {}],
  'stream-url-refused': [3, { reason: 'not-encrypted' }],
  'time-limit': [4, { seconds: 600 }],
  'credentials-missing': [5, {}],
  'credentials-refused': [5, {}],
  'credentials-expired': [5, {}],
  'sign-in-needed': [5, {}],
  'sign-in-denied': [5, {}],
  'sign-in-late': [5, {}],
  'mfa-needed': [5, {}],
  'mfa-refused': [5, {}],
  'profile-unknown': [5, { profile: 'pier' }],
  'profile-unusable': [5, { profile: 'pier', why: 'source-circle' }],
  'profiles-unreadable': [5, { why: 'file-encoding' }],
  'process-not-agreed': [5, { profile: 'pier' }],
  'clock-wrong': [5, { minutes: 9 }],
  'access-denied': [5, { operation: 'ListStudios' }],
  'viewer-missing': [6, { platform: 'linux' }],
  'viewer-unfit': [6, { reason: 'no-file' }],
  'viewer-failed': [6, { exitCode: 3 }],
  'viewer-not-started': [6, {}],
  'handover-unwritable': [6, { why: 'denied' }],
  'report-unwritable': [2, { why: 'denied' }],
  'not-found': [7, { what: 'stream' }],
  'vault-locked': [8, {}],
  'vault-missing': [8, {}],
  'vault-failed': [8, { why: 'not-kept' }],
  'keys-left': [8, {}],
  quota: [9, {}],
  'request-refused': [9, {}],
  'service-unreachable': [10, { transientError: 'offline' }],
  redirected: [10, {}],
  'not-tls': [10, {}],
  'proxy-login': [10, {}],
  certificate: [10, { where: 'service' }],
  'answer-too-large': [10, {}],
  'tunnel-plugin': [6, { why: 'old', platform: 'linux' }],
  'tunnel-failed': [10, { why: 'ended' }],
  'host-unreachable': [10, { cause: 'time-out', host: 'dcv.example', port: 8443 }],
  'policy-unreadable': [2, { why: 'unfit' }],
  'not-allowed-by-policy': [5, { rule: 'kind' }],
  'update-refused': [9, { why: 'signature-wrong' }],
  'update-not-kept': [2, { why: 'full' }],
  bug: [70, {}],
};
const rows = Object.entries(table).map(
  ([code, [status, facts]]) => [code, status, v.parse(Failure, { code, ...facts })] as const,
);

describe('the advice of a command', () => {
  it.each([{ exitCode: 1 }, { exitCode: 0, unread: true }, { exitCode: 0, signal: 'SIGSEGV' }])(
    'says that the window opens a stream in the browser: viewer-failed with %j',
    (facts) => {
      const failure = v.parse(Failure, { code: 'viewer-failed', ...facts });
      expect(commandLine(failure)).toContain(
        'or open the stream in the browser from the Stagedoor window.',
      );
    },
  );
});

describe('the exit status', () => {
  it('is tested for every failure', () => {
    const codes = Failure.options.map(({ entries }) => entries.code.literal);
    expect([...codes].sort()).toEqual(Object.keys(table).sort());
  });

  it.each(rows)('of a launch that fails with %s is %d', async (_, status, failure) => {
    for (const json of [['--json'], []]) {
      const launch = states(launchState('requesting', 0), launchState('failed', 1, { failure }));
      const cli = createTestCli({ services: { launch } });
      expect(await cli.run('connect', '--connection', 'north-pier', ...json)).toBe(status);
      expect(cli.err[0]).toBe(commandLine(failure));
    }
  });

  it.each(rows)('of a list that fails with %s is %d', async (_, status, failure) => {
    const lists = listsOf({
      workstations: async () => err(failure),
      profiles: async () => err(failure),
    });
    for (const command of ['sessions', 'profiles']) {
      const cli = createTestCli({ services: { lists: async () => ok(lists) } });
      expect(await cli.run(command, '--connection', 'north-pier', '--json')).toBe(status);
      expect(cli.out).toEqual([]);
      expect(cli.err).toEqual([commandLine(failure)]);
    }
  });

  it.each(rows)('of a change that fails with %s is %d', async (_, status, failure) => {
    const launch = states(launchState('stopping', 0), launchState('failed', 1, { failure }));
    const cli = createTestCli({ services: { launch } });
    const target = ['--connection', 'north-pier', '--session', 'comp-07'];
    expect(await cli.run('stop', ...target, '--json')).toBe(status);
    expect(cli.err).toEqual([commandLine(failure)]);
  });
});
