import { describe, expect, it } from 'vitest';
import {
  emptyConnection,
  type ConnectionDraft,
} from '../../../src/renderer/connections/form/connection-draft.ts';
import { fieldAtFault } from '../../../src/renderer/connections/form/failure-fields.ts';
import type { Failure } from '../../../src/shared/base/failure.ts';
import { everyFailure } from '../../unit/shared/base/every-failure.ts';

const draft = (own: Partial<ConnectionDraft>): ConnectionDraft => ({
  ...emptyConnection(),
  ...own,
});
const nimble = draft({ kind: 'nimble', source: 'keychain' });
const host = draft({ kind: 'direct' });

describe('the field that caused a failure', () => {
  it.each<[string, Failure, ConnectionDraft, string | undefined]>([
    ['keys', { code: 'credentials-refused' }, nimble, 'accessKeyId'],
    ['a profile', { code: 'credentials-expired' }, draft({ source: 'profile' }), 'profile'],
    [
      "a broker's client",
      { code: 'credentials-refused' },
      draft({ kind: 'session-manager', brokerSource: 'client' }),
      'clientSecret',
    ],
    [
      "a broker's token",
      { code: 'credentials-refused' },
      draft({ kind: 'session-manager', brokerSource: 'token' }),
      'token',
    ],
    [
      'a broker without a sign-in',
      { code: 'credentials-refused' },
      draft({ kind: 'session-manager', brokerSource: 'none' }),
      undefined,
    ],
    ['the address of a service', { code: 'redirected' }, nimble, 'endpoint'],
    ['the address of a host', { code: 'redirected' }, host, 'host'],
    ['a CA file', { code: 'certificate', where: 'authority', why: 'ca-missing' }, host, 'caFile'],
    ['a pin', { code: 'certificate', where: 'service', why: 'pin' }, nimble, 'pin'],
    ['a studio', { code: 'studio-unclear', count: 2 }, nimble, 'studioId'],
    ['a stream host', { code: 'stream-url-refused', reason: 'host-not-allowed' }, nimble, 'hosts'],
    [
      'a setting inside another',
      { code: 'connection-invalid', field: 'tls.caFile', rule: 'file-path' },
      nimble,
      'caFile',
    ],
    ['a failure that no field caused', { code: 'quota' }, nimble, undefined],
  ])('is found for %s', (_, failure, shown, field) => {
    expect(fieldAtFault(failure, shown)).toBe(field);
  });

  it('is a plain field name, or none, for every failure', () => {
    for (const failure of everyFailure)
      expect(fieldAtFault(failure, nimble) ?? 'none').toMatch(/^\w+$/);
  });
});
