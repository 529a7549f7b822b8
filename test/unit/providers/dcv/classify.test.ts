import { describe, expect, it } from 'vitest';
import type { ServiceAnswer } from '../../../../src/main/core/provider/service-answer.ts';
import { classify } from '../../../../src/main/providers/dcv/classify.ts';

const now = Date.UTC(2026, 10, 25, 9);
const asked = { operation: 'describeSessions', subject: 'workstation' } as const;
const json = { 'content-type': 'application/json' };
const read = (answer: Partial<ServiceAnswer>) =>
  classify({ status: 200, headers: json, body: '{}', ...answer }, asked, now);
const html = { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' };
const refused = (code: string, more = {}) => ({ kind: 'failure', failure: { code, ...more } });
const waited = (code: string, more = {}) => ({ kind: 'transient-error', code, ...more });

describe('a response of a DCV service', () => {
  it.each([200, 201, 204])('with status %d is successful', (status) => {
    expect(read({ status })).toBeUndefined();
  });

  it.each<[number, object]>([
    [301, refused('redirected')],
    [302, refused('redirected')],
    [407, refused('proxy-login')],
    [408, waited('no-answer')],
    [409, waited('busy')],
    [429, waited('throttled')],
    [500, waited('server-error')],
    [503, waited('server-error')],
  ])('with status %d is classified by the status, whatever its text', (status, meaning) => {
    expect(read({ status, body: '{"message": "Sorry."}' })).toEqual(meaning);
    expect(read({ status, body: '' })).toEqual(meaning);
  });

  it.each([
    [400, refused('request-refused')],
    [401, refused('credentials-refused')],
    [404, refused('not-found', { what: 'workstation' })],
    [403, refused('access-denied', { operation: 'describeSessions' })],
    [418, refused('request-refused')],
  ])('with status %d reports its text, redacted, if it has one', (status, bare) => {
    const body = JSON.stringify({ message: 'Sorry,\u001b[1m authToken=hush-hush' });
    const detail = 'Sorry, [1m authToken=[redacted]';
    const failure = { ...bare.failure, detail };
    expect(read({ status, body })).toEqual({ kind: 'failure', failure });
    expect(read({ status, body: '' })).toEqual(bare);
    expect(read({ status, body: '{"message": {}}' })).toEqual(bare);
  });

  it('is retried after the time it requests, at most a minute', () => {
    const after = (text: string) => read({ status: 429, headers: { 'retry-after': text } });
    expect(after('7')).toEqual(waited('throttled', { retryAfterMs: 7_000 }));
    expect(after('7000')).toEqual(waited('throttled', { retryAfterMs: 60_000 }));
    expect(after('-7')).toEqual(waited('throttled'));
  });

  it.each([200, 400, 403, 404])(
    'that is a web page, with status %d, is not from the service',
    (status) => {
      expect(read({ status, ...html })).toEqual(waited('not-an-answer'));
    },
  );

  it('that is a web page with status 401 is still about the token', () => {
    expect(read({ status: 401, ...html })).toEqual(refused('credentials-refused'));
  });

  it.each([
    ['', 'empty-answer'],
    ['  ', 'empty-answer'],
    ['{"Sessions": [', 'cut-answer'],
    ['7', 'cut-answer'],
  ])('of %j is a transient error', (body, code) => {
    expect(read({ body })).toEqual(waited(code));
  });
});
