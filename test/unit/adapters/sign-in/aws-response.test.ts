import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AwsRefusal,
  responseError,
  type AwsResponse,
  type ResponseFormat,
} from '../../../../src/main/adapters/sign-in/aws-response.ts';
import { ssoFailure } from '../../../../src/main/adapters/identity-center/sso-failure.ts';
import { stsFailure } from '../../../../src/main/adapters/sts/sts-failure.ts';
import { HttpError } from '../../../../src/main/core/network/http.ts';
import { Failure } from '../../../../src/shared/base/failure.ts';
import * as v from 'valibot';

const signed = Date.UTC(2026, 10, 25, 9);
const errorFor = (
  format: ResponseFormat,
  answer: Partial<AwsResponse>,
  at: number | undefined = signed,
) => responseError({ status: 400, headers: {}, body: '', ...answer }, format, at);
const error = (code: string, message = '') =>
  `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

describe('a response of AWS', () => {
  it.each<[ResponseFormat, Partial<AwsResponse>]>([
    ['json', { status: 200, body: '{}' }],
    ['json', { status: 204, body: '' }],
    ['xml', { status: 200, body: '<GetSessionTokenResponse></GetSessionTokenResponse>' }],
    ['xml', { status: 200, body: '<?xml version="1.0"?>\n<AResponse xmlns="x"></AResponse>\n' }],
  ])('in %s is successful: %j', (format, answer) => {
    expect(errorFor(format, answer)).toBeUndefined();
  });

  it.each<[ResponseFormat, Partial<AwsResponse>, string]>([
    ['json', { status: 200, body: '<html>' }, 'not-an-answer'],
    ['json', { status: 200, body: '[]' }, 'not-an-answer'],
    ['json', { status: 200, body: '{"a":' }, 'cut-answer'],
    ['json', { status: 403, body: '<html>blocked</html>' }, 'not-an-answer'],
    ['json', { status: 429 }, 'throttled'],
    ['json', { body: '{"__type":"x#ThrottlingException"}' }, 'throttled'],
    ['json', { status: 503, body: '{}' }, 'server-error'],
    ['xml', { status: 200, body: '' }, 'not-an-answer'],
    ['xml', { status: 200, body: '<html><body>Sign in</body></html>' }, 'not-an-answer'],
    ['xml', { status: 200, body: '<AResponse><B>' }, 'cut-answer'],
    ['xml', { status: 200, body: '<!DOCTYPE a><AResponse></AResponse>' }, 'not-an-answer'],
    ['xml', { status: 200, body: '<AResponse><!entity b "c"></AResponse>' }, 'not-an-answer'],
    ['xml', { body: error('Throttling') }, 'throttled'],
  ])('in %s is a transient error: %j is %s', (format, answer, code) => {
    const problem = errorFor(format, answer);
    expect(problem).toBeInstanceOf(HttpError);
    expect(problem).toMatchObject({ response: { kind: 'transient-error', code } });
  });

  it.each<[ResponseFormat, Partial<AwsResponse>, string]>([
    ['json', { headers: { 'x-amzn-errortype': 'SlowDownException:http://x/' } }, 'slowdown'],
    ['json', { body: '{"error":"authorization_pending"}' }, 'authorizationpending'],
    ['json', { body: '{"__type":"com.amazonaws.x#UnauthorizedException"}' }, 'unauthorized'],
    ['json', { body: '{"__type":{"a":1},"code":"Some_Name"}' }, 'somename'],
    ['json', { body: '{}' }, ''],
    ['xml', { body: error('ExpiredToken') }, 'expiredtoken'],
    ['xml', { body: error('&lt;b&gt;') }, ''],
  ])('in %s is a refusal: %j is %j', (format, answer, code) => {
    const problem = errorFor(format, answer);
    expect(problem).toBeInstanceOf(AwsRefusal);
    expect(problem).toMatchObject({ code, status: 400 });
  });

  it('has a detail without secrets, on one line', () => {
    const message = 'no\n<Credential>ASIAPIERPIERPIER</Credential> secretAccessKey=hush-hush';
    const body = JSON.stringify({ message });
    const problem = errorFor('json', { body });
    const detail = problem instanceof AwsRefusal ? problem.detail : undefined;
    expect(detail).toMatch(/^no /);
    expect(detail).not.toMatch(/hush|ASIAPIER|\n/);
  });

  it.each([
    [4.9, undefined],
    [-4.9, undefined],
    [5.1, 5],
    [-61, 61],
  ])('from a service that is %d minutes ahead reports %s', (minutes, reported) => {
    const date = new Date(signed + minutes * 60_000).toUTCString();
    const problem = errorFor('xml', { headers: { date }, body: error('SignatureDoesNotMatch') });
    expect(problem).toMatchObject({ clockMinutes: reported });
    expect(
      responseError({ status: 403, headers: { date }, body: error('x') }, 'xml', undefined),
    ).toMatchObject({
      clockMinutes: undefined,
    });
  });

  it('is classified whatever it is, and the failure can be shown', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(fc.string(), fc.string()).map(([code, message]) => error(code, message)),
    );
    const answers = fc.record({
      status: fc.integer({ min: 100, max: 599 }),
      headers: fc.record({ date: fc.string(), 'x-amzn-errortype': fc.string() }),
      body: text,
    });
    fc.assert(
      fc.property(answers, fc.constantFrom('json' as const, 'xml' as const), (answer, format) => {
        const problem = responseError(answer, format, signed);
        if (problem === undefined) return;
        const failures = [
          stsFailure(problem, { operation: 'sts:X' }),
          ssoFailure(problem, 'sso:X'),
        ];
        for (const failure of failures) expect(v.is(Failure, failure)).toBe(true);
      }),
    );
  });
});

describe('a bug of Stagedoor', () => {
  it('is thrown again unchanged', () => {
    const bug = new TypeError('x is not a function');
    expect(() => stsFailure(bug, { operation: 'sts:X' })).toThrow(bug);
    expect(() => ssoFailure(bug, 'sso:X')).toThrow(bug);
  });
});

describe('a refusal by STS', () => {
  const refusal = (code: string, more: Partial<AwsRefusal> = {}) =>
    new AwsRefusal({ code, status: 400, detail: undefined, clockMinutes: undefined, ...more });
  it.each<[AwsRefusal, Failure]>([
    [refusal('requestexpired', { clockMinutes: 12 }), { code: 'clock-wrong', minutes: 12 }],
    [
      refusal('requesttimetooskewed'),
      { code: 'service-unreachable', transientError: 'clock-skew' },
    ],
    // Refused keys do not imply a wrong clock, because the service never checked it.
    [refusal('accessdenied', { clockMinutes: 12 }), { code: 'access-denied', operation: 'sts:X' }],
    [refusal('expiredtoken', { clockMinutes: 12 }), { code: 'credentials-expired' }],
    [refusal('validationerror', { detail: 'no' }), { code: 'request-refused', detail: 'no' }],
    [
      refusal('accessdenied', { detail: 'MultiFactorAuthentication failed' }),
      { code: 'access-denied', operation: 'sts:X', detail: 'MultiFactorAuthentication failed' },
    ],
  ])('%j is the failure %j', (reason, failure) => {
    expect(stsFailure(reason, { operation: 'sts:X' })).toEqual(failure);
  });
});
