import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { connectionFacts, peopleIn } from '../../../../src/main/core/support/connection-facts.ts';
import { formatReport } from '../../../../src/main/core/support/format-report.ts';
import { supportText } from '../../../../src/main/core/support/support-text.ts';
import { Connection } from '../../../../src/shared/connections/connection.ts';
import { failureText } from '../../../../src/shared/base/failure-text.ts';
import { launchState, northPier } from '../../cli/support.ts';
import { everyFailure } from '../../shared/base/every-failure.ts';
import { resourceId } from './fakes.ts';

const at = Date.UTC(2026, 10, 25, 9, 12);
const versions = { stagedoor: '9.8.7', viewer: 'DCV Viewer 2024.0' };
const textOf = (state: ReturnType<typeof launchState>, connection?: Connection) =>
  supportText({ state, connection, versions, at });

describe('the support text of a launch', () => {
  it('contains the request, the steps, the failure and the versions', () => {
    const state = launchState('failed', 61, {
      studio: resourceId('us-west-2:stid-1'),
      session: resourceId('comp-07'),
      requests: 3,
      requestId: 'request-3',
      notices: ['check-skipped'],
      stream: { streamId: 'stream-1', state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' },
      failure: { code: 'stream-failed', statusCode: 'INTERNAL_ERROR' },
    });
    const { title, advice } = failureText(state.failure!);
    expect(textOf(state, northPier).split('\n')).toEqual([
      'Stagedoor: one launch, for support',
      'written:             2026-11-25T09:12:00.000Z',
      '',
      '== What was asked for ==',
      'connection:          north-pier',
      'kind:                nimble',
      'region:              us-west-2',
      'host:                of the service',
      'signs in with:       keychain',
      'studio:              us-west-2:stid-1',
      'workstation:         comp-07',
      '',
      '== Launch 00000000-0000-4000-8000-000000000001 ==',
      'state:               failed',
      'requesting:          2026-11-25T09:02:11.000Z',
      'last change:         2026-11-25T09:03:12.000Z',
      'requests:            3',
      'last request id:     request-3',
      'failure:             stream-failed',
      `                     ${title}`,
      `                     ${advice}`,
      'failure statusCode:  INTERNAL_ERROR',
      'stream streamId:     stream-1',
      'stream state:        CREATE_FAILED',
      'stream statusCode:   INTERNAL_ERROR',
      'notices:             check-skipped',
      '',
      '== Versions ==',
      'stagedoor:           9.8.7',
      'viewer:              DCV Viewer 2024.0',
      '',
    ]);
  });

  it('contains the transient error of a launch in progress, and its start', () => {
    const text = textOf(
      launchState('waiting', 5, { transientError: { code: 'offline', since: at } }),
    );
    expect(text).toContain('temporary error:     offline since 2026-11-25T09:12:00.000Z');
    expect(text).toContain('This computer is offline.');
  });

  it.each(everyFailure)('has a sentence for the failure $code', (failure) => {
    const text = textOf(launchState('failed', 1, { failure }));
    expect(text).toContain(failureText(failure).title);
    expect(text).not.toContain('[object');
  });
});

describe('a connection in a report', () => {
  const uuid = '00000000-0000-4000-8000-000000000001';
  const client = { source: 'client', clientId: 'client-of-pier', entry: uuid };
  const of = (more: object) => v.parse(Connection, { id: 'pier', name: 'Pier Films', ...more });
  const broker = of({
    kind: 'session-manager',
    endpoint: 'https://broker.pier.example:8443/path',
    user: 'm.okafor',
    credentials: client,
    gateway: { host: 'gate.pier.example', port: 443 },
    tls: { policy: 'strict', caFile: '/etc/pier.pem' },
    display: { fullscreen: false },
  });

  it.each([
    [broker, ['session-manager', 'broker.pier.example:8443', 'gate.pier.example:443', 'strict']],
    [of({ kind: 'direct', host: 'h.example', port: 8443, session: 's' }), ['h.example:8443']],
    [of({ kind: 'practice' }), ['practice']],
    [
      of({
        kind: 'access-console',
        endpoint: 'https://console.pier.example/smuihandler',
        credentials: { source: 'browser', issuer: 'https://login.example/x', clientId: 'c-1' },
      }),
      ['console.pier.example', 'login.example', 'browser'],
    ],
    [
      of({
        kind: 'nimble',
        region: 'us-west-2',
        hosts: ['*.pier.example'],
        credentials: {
          source: 'assume-role',
          roleArn: 'arn:aws:iam::000000000001:role/pier-artist',
          base: { source: 'profile', profile: 'okafor' },
        },
      }),
      ['*.pier.example', 'assume-role on profile'],
    ],
  ])('shows its kind and hosts, but neither its name nor its user: %#', (connection, shown) => {
    const text = formatReport(connectionFacts(connection)).join('\n');
    for (const one of shown) expect(text).toContain(one);
    expect(text).not.toMatch(/Pier Films|client-of-pier|c-1|role\/|okafor$|pier\.pem|0000-/);
  });

  it('has the names of people in a list', () => {
    expect(peopleIn(broker)).toEqual(['m.okafor']);
    expect(peopleIn(northPier)).toEqual([]);
  });

  it('is one line, whatever its value', () => {
    expect(formatReport([['host', 'a\n== Versions ==\u2028b']])).toEqual([
      'host:                a == Versions == b',
    ]);
  });
});
