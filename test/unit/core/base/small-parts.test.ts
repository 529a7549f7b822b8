import { describe, expect, it } from 'vitest';
import { HttpError } from '../../../../src/main/core/network/http.ts';
import {
  createNotices,
  dismissReports,
  storeReports,
} from '../../../../src/main/core/base/notices.ts';
import {
  answer,
  failure,
  transientError,
} from '../../../../src/main/core/provider/service-response.ts';
import { nimbleKind } from '../../../../src/main/providers/nimble/kind.ts';
import { practiceKind } from '../../../../src/main/providers/nimble/practice-kind.ts';
import type { NimbleConnection } from '../../../../src/shared/connections/connection.ts';
import type { Notice } from '../../../../src/shared/base/notice.ts';
import { connectionId } from '../support/fakes.ts';
import { createSigning } from '../sign-in/sign-in-fakes.ts';

describe('a service response', () => {
  it('has only the fields that were given', () => {
    expect(answer(7)).toEqual({ kind: 'answer', value: 7 });
    expect(answer(7)).not.toHaveProperty('serverTime');
    expect(answer(7, 0)).toEqual({ kind: 'answer', value: 7, serverTime: 0 });
    expect(transientError('busy')).not.toHaveProperty('retryAfterMs');
    expect(transientError('busy', 0)).toEqual({
      kind: 'transient-error',
      code: 'busy',
      retryAfterMs: 0,
    });
    expect(failure({ code: 'quota' })).toEqual({ kind: 'failure', failure: { code: 'quota' } });
  });

  it.each([transientError('dropped'), failure({ code: 'redirected' })])(
    'is contained in the error: %j',
    (response) => {
      const error = new HttpError(response);
      expect(error.response).toBe(response);
      expect(error).toMatchObject({ name: 'HttpError' });
      expect(['dropped', 'redirected']).toContain(error.message);
    },
  );
});

describe('notices', () => {
  const notice = (id: string): Notice => ({ id, about: 'settings-damaged', keptAs: id });

  it('are listed once each, in the order they were added', () => {
    const notices = createNotices();
    notices.add(notice('a'));
    notices.add(notice('b'));
    notices.add({ id: 'a', about: 'home-unwritable' });
    expect(notices.list()).toEqual([notice('a'), notice('b')]);
  });

  it('notify their listener of changes only, until it unsubscribes', () => {
    const notices = createNotices();
    const reported: string[] = [];
    const stop = notices.onChange((all) => reported.push(all.map(({ id }) => id).join()));
    notices.add(notice('a'));
    notices.add(notice('a'));
    notices.add(notice('b'));
    notices.dismiss('a');
    stop();
    notices.dismiss('b');
    expect(reported).toEqual(['a', 'a,b', 'b']);
    expect(notices.list()).toEqual([]);
  });

  it('can be added again after they were dismissed', () => {
    const notices = createNotices();
    notices.add(notice('a'));
    notices.dismiss('a');
    notices.add(notice('a'));
    expect(notices.list()).toHaveLength(1);
  });

  it('report each damage of a file, because each leaves a file of its own', () => {
    const notices = createNotices();
    const settings = storeReports(notices, 'settings');
    const launches = storeReports(notices, 'launches');
    settings.onDamaged('settings.json.damaged-1');
    launches.onDamaged('launches.json.damaged-1');
    settings.onDamaged('settings.json.damaged-2');
    const files = () => notices.list().map((one) => 'keptAs' in one && one.keptAs);
    expect(files()).toEqual([
      ...['settings.json.damaged-1', 'launches.json.damaged-1', 'settings.json.damaged-2'],
    ]);
    dismissReports(notices, 'settings');
    expect(files()).toEqual(['launches.json.damaged-1']);
  });

  it('are limited to the newest twenty', () => {
    const notices = createNotices();
    for (let nth = 0; nth < 25; nth++) notices.add(notice(String(nth)));
    expect(notices.list()).toHaveLength(20);
    expect(notices.list()[0]?.id).toBe('5');
  });
});

describe('the stream rules of a connection', () => {
  const unused = () => Promise.reject(new Error('rules send no request'));
  const { signIns } = createSigning();
  const streamRules = nimbleKind({ http: unused, signIns }).rules;

  const pier = {
    id: connectionId('north-pier'),
    name: 'North Pier',
    kind: 'nimble',
    region: 'us-west-2',
    credentials: { source: 'environment' },
  } as const satisfies NimbleConnection;

  it('are the defaults if the connection sets nothing', () => {
    expect(streamRules(pier)).toEqual({
      practice: false,
      certificates: 'ask-user',
      trust: {},
      transport: 'auto',
      fullscreen: false,
      allMonitors: false,
      yuv444: false,
      token: 'one',
    });
  });

  it('are the settings of the connection', () => {
    const pin = `sha256/${'A'.repeat(43)}=`;
    const complete: NimbleConnection = {
      ...pier,
      hosts: ['*.pier.example'],
      transport: 'quic',
      endpoint: 'https://pier.example',
      tls: { policy: 'strict', caFile: '/etc/pier.pem', pin },
      display: { fullscreen: true, allMonitors: true, yuv444: true },
    };
    expect(streamRules(complete)).toEqual({
      hosts: ['*.pier.example'],
      practice: false,
      certificates: 'strict',
      trust: { caFile: '/etc/pier.pem', pin },
      transport: 'quic',
      fullscreen: true,
      allMonitors: true,
      yuv444: true,
      token: 'one',
    });
  });

  it.each([
    ['http://127.0.0.1:4100', true],
    ['http://localhost:4100', true],
    ['http://[::1]:4100', true],
    ['https://127.0.0.1:4100', false],
    ['https://pier.example', false],
    ['http://10.0.0.7:4100', false],
  ])('with the endpoint %s are practice rules: %s', (endpoint, practice) => {
    expect(streamRules({ ...pier, endpoint }).practice).toBe(practice);
  });

  it('of the practice connection allow only this machine', () => {
    const { id, name } = pier;
    const { rules: rulesOf } = practiceKind({ http: unused, studio: unused });
    const rules = rulesOf({ id, name, kind: 'practice', display: { fullscreen: true } });
    expect(rules).toMatchObject({ practice: true, hosts: ['127.0.0.1'], fullscreen: true });
  });
});
