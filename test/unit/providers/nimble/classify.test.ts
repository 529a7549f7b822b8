import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { failureLine } from '../../../../src/shared/base/failure-text.ts';
import { Failure } from '../../../../src/shared/base/failure.ts';
import type { ServiceAnswer } from '../../../../src/main/core/provider/service-answer.ts';
import { classify } from '../../../../src/main/providers/nimble/classify.ts';
import type { Operation } from '../../../../src/main/providers/nimble/operations.ts';

const now = Date.UTC(2026, 10, 25, 9);
/** The resource that each operation did not find, as the service names it. */
const found = {
  ListStudios: 'studio',
  ListStreamingSessions: 'studio',
  GetStreamingSession: 'workstation',
  CreateStreamingSession: 'thing',
  StartStreamingSession: 'workstation',
  StopStreamingSession: 'workstation',
  DeleteStreamingSession: 'workstation',
  CreateStreamingSessionStream: 'workstation',
  GetStreamingSessionStream: 'stream',
  ListLaunchProfiles: 'studio',
  GetLaunchProfileDetails: 'profile',
  ListStreamingSessionBackups: 'studio',
  GetEula: 'thing',
  ListEulaAcceptances: 'studio',
  AcceptEulas: 'thing',
} as const satisfies Record<Operation, string>;
// The keys of the object are the operations.
const operations = Object.keys(found) as Operation[];
const read = (answer: Partial<ServiceAnswer>, operation: Operation = 'GetStreamingSessionStream') =>
  classify({ status: 400, headers: {}, body: '{}', ...answer }, operation, now);
const failing = (code: string, facts: object = {}) => ({
  kind: 'failure',
  failure: { code, ...facts },
});
const waiting = (code: string) => ({ kind: 'transient-error', code });

/** The exceptions of every operation, with the status and the response that the model defines. */
const exceptions = operations.flatMap((operation) =>
  (
    [
      ['ValidationException', 400, failing('request-refused')],
      ['ServiceQuotaExceededException', 402, failing('quota')],
      ['AccessDeniedException', 403, failing('access-denied', { operation })],
      ['ResourceNotFoundException', 404, failing('not-found', { what: found[operation] })],
      ['ConflictException', 409, waiting('busy')],
      ['ThrottlingException', 429, waiting('throttled')],
      ['InternalServerErrorException', 500, waiting('server-error')],
    ] as const
  ).map(([name, status, wanted]) => [name, status, operation, wanted] as const),
);

describe('a resource that was not found', () => {
  const path = '/2020-08-01/studios/us-west-2%3Astid-1/streaming-sessions/comp-07/streams/s-1';
  const body = '{"launchProfileId":"look-dev"}';
  it.each([
    ['us-west-2:stid-1', 'studio'],
    ['comp-07', 'workstation'],
    ['look-dev', 'profile'],
    ['s-1', 'stream'],
    ['another', 'stream'],
    ['', 'stream'],
    [7, 'stream'],
    [undefined, 'stream'],
  ])('is identified by the id that the service returns: %j', (resourceId, what) => {
    const answer = {
      status: 404,
      headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: JSON.stringify({ context: { resourceId } }),
    };
    const operation = 'GetStreamingSessionStream';
    expect(classify(answer, operation, now, { path, body })).toEqual(
      failing('not-found', { what }),
    );
  });
});

describe('a backup that was not found', () => {
  const path = '/2020-08-01/studios/us-west-2%3Astid-1/streaming-sessions/comp-07/start';
  const body = '{"backupId":"evening"}';
  it.each([
    ['evening', body, 'backup'],
    [undefined, body, 'backup'],
    ['comp-07', body, 'workstation'],
    ['us-west-2:stid-1', body, 'studio'],
    [undefined, '{}', 'workstation'],
  ])('is not reported as the workstation: %j %s', (resourceId, sent, what) => {
    const answer = {
      status: 404,
      headers: { 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: JSON.stringify({ context: { resourceId } }),
    };
    expect(classify(answer, 'StartStreamingSession', now, { path, body: sent })).toEqual(
      failing('not-found', { what }),
    );
  });
});

describe('an exception of the service is recognized', () => {
  it.each(exceptions)(
    '%s (%d) of %s by its name in the header',
    (name, status, operation, wanted) => {
      expect(read({ status, headers: { 'x-amzn-errortype': name } }, operation)).toEqual(wanted);
    },
  );

  it.each(exceptions)(
    '%s (%d) of %s by its name in the body only',
    (name, status, operation, wanted) => {
      for (const field of ['code', '__type']) {
        const body = JSON.stringify({ [field]: name });
        expect(read({ status, body }, operation)).toEqual(wanted);
      }
    },
  );

  it.each(exceptions)('%s (%d) of %s by its status only', (_, status, operation, wanted) => {
    for (const body of ['{}', '', '{"code":"SOMETHING_OF_ITS_OWN"}']) {
      expect(read({ status, body }, operation)).toEqual(wanted);
    }
  });

  it.each(exceptions)(
    '%s of a gateway that always returns 400 (not %d) of %s',
    (name, _, operation, wanted) => {
      expect(read({ headers: { 'x-amzn-errortype': name } }, operation)).toEqual(wanted);
      expect(read({ body: JSON.stringify({ __type: name }) }, operation)).toEqual(wanted);
    },
  );

  it.each([
    'AccessDeniedException:',
    'AccessDeniedException:http://internal.example/nimble/',
    'com.example.nimble#AccessDeniedException',
    'com.example.nimble#AccessDeniedException:http://internal.example/',
  ])('by a name with additional text: %s', (name) => {
    const wanted = { failure: { code: 'access-denied' } };
    expect(read({ headers: { 'x-amzn-errortype': name } })).toMatchObject(wanted);
    expect(read({ body: JSON.stringify({ __type: name }) })).toMatchObject(wanted);
  });

  it('by its header even if its body was cut off', () => {
    const headers = { 'x-amzn-errortype': 'AccessDeniedException' };
    expect(read({ status: 403, headers, body: '{"message":"Yo' })).toMatchObject({
      failure: { code: 'access-denied' },
    });
  });
});

describe('a sign-in problem', () => {
  it.each([
    ['ExpiredToken', 'credentials-expired'],
    ['ExpiredTokenException', 'credentials-expired'],
    ['TokenRefreshRequired', 'credentials-expired'],
    ['UnrecognizedClientException', 'credentials-refused'],
    ['InvalidClientTokenId', 'credentials-refused'],
    ['InvalidAccessKeyId', 'credentials-refused'],
    ['MissingAuthenticationToken', 'credentials-refused'],
    ['MissingAuthenticationTokenException', 'credentials-refused'],
    ['IncompleteSignature', 'credentials-refused'],
    ['IncompleteSignatureException', 'credentials-refused'],
    ['NotAuthorized', 'credentials-refused'],
  ])('named %s is %s, in header and body, with status 400 and 403', (name, code) => {
    for (const status of [400, 403]) {
      expect(read({ status, headers: { 'x-amzn-errortype': name } })).toEqual(failing(code));
      expect(read({ status, body: JSON.stringify({ code: name }) })).toEqual(failing(code));
    }
  });

  it.each(['InvalidSignatureException', 'SignatureDoesNotMatch', 'AuthFailure'])(
    '%s is a wrong key if the clocks agree, and otherwise a wrong clock',
    (name) => {
      const dated = (awayMs: number) => ({
        'x-amzn-errortype': name,
        date: new Date(now + awayMs).toUTCString(),
      });
      for (const awayMs of [0, 299_000, -299_000]) {
        expect(read({ status: 403, headers: dated(awayMs) })).toEqual(
          failing('credentials-refused'),
        );
      }
      for (const awayMs of [302_000, -302_000, 9e9]) {
        expect(read({ status: 403, headers: dated(awayMs) })).toEqual(waiting('clock-skew'));
      }
      const undated = { 'x-amzn-errortype': name };
      expect(read({ status: 403, headers: undated })).toEqual(failing('credentials-refused'));
    },
  );

  it('is a wrong region if the message of the service contains that', () => {
    const headers = { 'x-amzn-errortype': 'InvalidSignatureException' };
    const body = `{"message":"Credential should be scoped to a valid region, not 'eu-west-2'."}`;
    expect(read({ status: 403, headers, body })).toMatchObject({
      failure: { code: 'credentials-refused', wrong: 'region' },
    });
  });

  it.each(['RequestTimeTooSkewed', 'RequestExpired', 'RequestInTheFuture'])(
    '%s is a wrong clock, which is retried',
    (name) => {
      const headers = { 'x-amzn-errortype': name };
      expect(read({ status: 403, headers })).toEqual(waiting('clock-skew'));
    },
  );

  it('without a name is classified by its status', () => {
    expect(read({ status: 401 })).toEqual(failing('credentials-refused'));
    expect(read({ status: 403 })).toMatchObject({ failure: { code: 'access-denied' } });
  });
});

describe('the message of a refusal', () => {
  const detail = (message: unknown) => {
    const response = read({ status: 402, body: JSON.stringify({ message }) });
    return response?.kind === 'failure' && 'detail' in response.failure
      ? response.failure.detail
      : undefined;
  };

  it.each([
    ['the quota is used up', 'the quota is used up'],
    ['', undefined],
    [42, undefined],
    [{ deep: 'words' }, undefined],
    ['a\tb\nc', 'a b c'],
  ])('%j becomes %j', (message, wanted) => {
    expect(detail(message)).toBe(wanted);
  });

  it('can start with a capital letter in other services', () => {
    const body = JSON.stringify({ Message: 'no room' });
    expect(read({ status: 402, body })).toEqual(failing('quota', { detail: 'no room' }));
  });

  it('stays short even if the replacement of a secret is longer than the secret', () => {
    const text = detail('?key=a&'.padEnd(300, 'key=a&'));
    expect(text).toContain('[redacted]');
    expect(text!.length).toBeLessThanOrEqual(300);
  });
});

const anyAnswer = fc.record({
  status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(400, 403, 404, 409)),
  headers: fc.dictionary(
    fc.constantFrom('x-amzn-errortype', 'retry-after', 'date', 'content-type'),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  ),
  body: fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.json(),
    fc
      .dictionary(fc.constantFrom('message', 'code', '__type'), fc.jsonValue())
      .map((value) => JSON.stringify(value)),
  ),
});

describe('any response', () => {
  it('is classified without throwing, and as no error only if it is successful', () => {
    fc.assert(
      fc.property(anyAnswer, fc.constantFrom(...operations), (answer, operation) => {
        const response = classify(answer, operation, now);
        if (response === undefined) expect(Math.floor(answer.status / 100)).toBe(2);
        else if (response.kind === 'failure') {
          expect(v.is(Failure, response.failure)).toBe(true);
          expect(failureLine(response.failure)).not.toBe('');
        } else {
          expect(response.retryAfterMs ?? 1).toBeGreaterThan(0);
          expect(response.retryAfterMs ?? 1).toBeLessThanOrEqual(60_000);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('with a token never passes it on', () => {
    const token = fc.stringMatching(/^[\w-]{12,60}$/);
    const around = fc.constantFrom('', 'see ', 'https://dcv.example/?', '{"', 'x&');
    fc.assert(
      fc.property(token, around, fc.constantFrom(400, 402, 403), (secret, before, status) => {
        const message = `${before}authToken=${secret}`;
        const response = read({ status, body: JSON.stringify({ message }) });
        expect(JSON.stringify(response)).toContain('[redacted]');
        expect(JSON.stringify(response)).not.toContain(secret);
      }),
    );
  });
});
