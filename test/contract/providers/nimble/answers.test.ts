import { describe, expect, it } from 'vitest';
import { HttpError, type Http } from '../../../../src/main/core/network/http.ts';
import { failure, transientError } from '../../../../src/main/core/provider/service-response.ts';
import type { Fault } from '../../../../src/practice/faults/fault.ts';
import { directHttp, launchOn, providerFor } from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

const json = { 'content-type': 'application/json' };
const dcvUrl = 'https://dcv-3.north-pier.example:8443/?authToken=hush-hush#console';

/** A literal response, instead of the real one. */
const raw = (
  status: number,
  body: object | string,
  headers: Readonly<Record<string, string>> = {},
): Fault => ({
  kind: 'raw',
  status,
  headers: { ...json, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const stream = (facts: object) => raw(200, { stream: facts });
const denied = (message: string) =>
  raw(403, { message }, { 'x-amzn-errortype': 'AccessDeniedException' });

/**
 * A launch whose first poll, or every poll, gets this response. The stream would be READY by itself
 * after 4 s.
 */
async function launchAnswered(fault: Fault, times = 1) {
  const time = createQuickTime();
  const faults = [{ on: 'GetStreamingSessionStream', fault, times }] as const;
  const studio = await startStudio({ now: time.clock.now, script: { faults } });
  return { studio, ...(await launchOn(studio, { time })) };
}

describe('a response with a stream', () => {
  it('that is ready hands over its URL without another request', async () => {
    const { last, opened, studio } = await launchAnswered(stream({ state: 'READY', url: dcvUrl }));
    expect(last.state).toBe('ended');
    expect(opened).toEqual([dcvUrl]);
    expect(studio.requests).toHaveLength(2);
  });

  it.each([
    ['being created, without other fields', { state: 'CREATE_IN_PROGRESS' }, []],
    ['in a state in lower case', { state: 'ready', url: dcvUrl }, ['state-unknown']],
    ['in an unknown state', { state: 'WARMING_UP', url: dcvUrl }, ['state-unknown']],
    ['without a state', { url: dcvUrl }, ['state-unknown']],
    ['with a number as its state', { state: 4, url: dcvUrl }, ['state-unknown']],
    ['ready with an empty URL', { state: 'READY', url: '' }, ['url-missing']],
    ['ready with an object as its URL', { state: 'READY', url: { a: dcvUrl } }, ['url-missing']],
  ])('%s is polled again', async (_, facts, transientErrors) => {
    const met = await launchAnswered(stream(facts));
    expect(met.last.state).toBe('ended');
    expect(met.transientErrors).toEqual(transientErrors);
    expect(met.opened, 'its own URL was not used').toEqual([
      expect.stringContaining(`${met.studio.endpoint}/desktop/`),
    ]);
  });

  it.each(['ready', 'WARMING_UP'])(
    'that stays in the state %s ends at the time limit',
    async (state) => {
      const { last, opened } = await launchAnswered(stream({ state, url: dcvUrl }), 999);
      expect(last.failure).toEqual({
        code: 'time-limit',
        seconds: 120,
        transientError: 'state-unknown',
      });
      expect(opened).toEqual([]);
    },
  );

  it.each([
    ['DELETE_IN_PROGRESS', { code: 'stream-gone', state: 'DELETE_IN_PROGRESS' }],
    ['DELETED', { code: 'stream-gone', state: 'DELETED' }],
    ['DELETE_FAILED', { code: 'stream-gone', state: 'DELETE_FAILED' }],
    ['CREATE_FAILED', { code: 'stream-failed', statusCode: 'NETWORK_CONNECTION_ERROR' }],
  ])('that is %s ends the launch at once', async (state, wanted) => {
    const statusCode = 'NETWORK_CONNECTION_ERROR';
    const { last, studio } = await launchAnswered(stream({ state, statusCode }));
    expect(last).toMatchObject({ state: 'failed', failure: wanted });
    expect(studio.requests).toHaveLength(2);
  });

  it('that expired long ago ends the launch, and its URL is not used', async () => {
    const facts = { state: 'READY', expiresAt: '1999-12-31T23:59:59Z', url: dcvUrl };
    const { last, opened } = await launchAnswered(stream(facts));
    expect(last).toMatchObject({ state: 'failed', failure: { code: 'stream-expired' } });
    expect(opened).toEqual([]);
  });

  it.each([
    ['invalid times', { createdAt: 'yesterday', expiresAt: '2026-13-45T99:00:00Z' }],
    ['times that are numbers', { createdAt: 1_700_000_000, expiresAt: 0 }],
    ['users that are not text', { createdBy: ['a'], ownedBy: { name: 'b' } }],
    ['unknown fields', { toString: 1, constructor: {}, more: [[[]]] }],
  ])('with %s is a stream without them', async (_, odd) => {
    const met = await launchAnswered(
      stream({ streamId: 'pier-stream-9', ...odd, state: 'READY', url: dcvUrl }),
    );
    expect(met.last.state).toBe('ended');
    expect(met.last.stream).toEqual({ streamId: 'pier-stream-9', state: 'READY' });
  });

  it.each([{}, [], { stream: null }, { stream: [] }, { stream: 'READY' }])(
    'without any fields (%j) is polled again',
    async (body) => {
      const { last, transientErrors } = await launchAnswered(raw(200, body));
      expect(last.state).toBe('ended');
      expect(transientErrors).toEqual(['empty-answer']);
    },
  );
});

describe('a response that asks to retry later', () => {
  const throttled = { 'x-amzn-errortype': 'ThrottlingException' };
  it.each([
    ['3', 3_000],
    ['-7', 750],
    ['0', 750],
    ['a while', 750],
    ['123456789012', 30_000],
    ['Sat, 01 Jan 9990 00:00:00 GMT', 30_000],
    ['Sat, 01 Jan 2000 00:00:00 GMT', 750],
  ])('with %j is retried after %d ms', async (retryAfter, waitedMs) => {
    const fault = raw(429, { message: 'slow down' }, { ...throttled, 'retry-after': retryAfter });
    const { last, transientErrors, waits } = await launchAnswered(fault);
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual(['throttled']);
    expect(waits[1]).toBe(waitedMs);
  });

  it.each([
    [429, 'throttled'],
    [500, 'server-error'],
    [502, 'server-error'],
    [503, 'server-error'],
    [504, 'server-error'],
    [409, 'busy'],
    [408, 'no-answer'],
  ] as const)('with only the status %d is retried as %s', async (status, code) => {
    const { last, transientErrors } = await launchAnswered(raw(status, {}));
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual([code]);
  });

  it('because of a clock difference is retried as clock-skew', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const fault = raw(403, {}, { 'x-amzn-errortype': 'RequestTimeTooSkewed', date });
    const { transientErrors } = await launchAnswered(fault);
    expect(transientErrors[0]).toBe('clock-skew');
  });
});

describe('a response that is not from the service', () => {
  it.each([
    [200, '<!doctype html><title>Harbour Café Wi-Fi</title>', 'text/html', 'not-an-answer'],
    [403, '<html>Blocked by the floor’s proxy</html>', 'text/html', 'not-an-answer'],
    [404, '<html>nginx</html>', 'text/html', 'not-an-answer'],
    [502, '<html>Bad gateway</html>', 'text/html', 'server-error'],
    [200, 'OK', 'text/plain', 'not-an-answer'],
    [200, '', 'application/json', 'empty-answer'],
    [200, ' \r\n', 'text/plain', 'empty-answer'],
    [200, '{"stream":{"state":"RE', 'application/json', 'cut-answer'],
    [200, '{"stream":', '', 'cut-answer'],
    [200, '\u0000\u0001', 'application/octet-stream', 'not-an-answer'],
  ])('%d %j as %j is retried as %s', async (status, body, type, code) => {
    const { last, transientErrors } = await launchAnswered(
      raw(status, body, { 'content-type': type }),
    );
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual([code]);
  });

  it('that redirects to another address is not followed', async () => {
    const elsewhere = await startStudio();
    const location = `${elsewhere.endpoint}/2020-08-01/studios`;
    for (const status of [301, 302, 303, 307, 308]) {
      const { last, studio } = await launchAnswered(raw(status, '', { location }));
      expect(last.failure).toEqual({ code: 'redirected' });
      expect(studio.requests).toHaveLength(2);
    }
    expect(elsewhere.requests).toEqual([]);
  });

  it('of a proxy that needs a sign-in ends the launch with an explanation', async () => {
    const headers = { 'proxy-authenticate': 'Negotiate', 'content-type': 'text/html' };
    const { last, studio } = await launchAnswered(raw(407, '<html>Who are you?</html>', headers));
    expect(last.failure).toEqual({ code: 'proxy-login' });
    expect(studio.requests).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it.each([
    ['markup', '<b onclick=go()>Ask</b> the desk', '<b onclick=go()>Ask</b> the desk'],
    [
      'line breaks and escape sequences',
      'no\r\n09:00 INFO all well\u001b[31m',
      'no 09:00 INFO all well [31m',
    ],
    ['direction marks', 'no \u202elwot', 'no  lwot'],
    [
      'a token',
      'see https://h.example/?authToken=hush-hush#1',
      'see https://h.example/?authToken=[redacted]',
    ],
  ])('with %s is reported as text', async (_, message, detail) => {
    const { last } = await launchAnswered(denied(message));
    const operation = 'GetStreamingSessionStream';
    expect(last.failure).toEqual({ code: 'access-denied', operation, detail });
  });

  it('with a long message is reported with a shortened one', async () => {
    const { last } = await launchAnswered(denied('Z'.repeat(500_000)));
    const detail = last.failure?.code === 'access-denied' ? last.failure.detail : undefined;
    expect(detail).toBe(`${'Z'.repeat(299)}…`);
  });

  it('of more than 1 MiB is not read completely', async () => {
    const { last, studio } = await launchAnswered(denied('Z'.repeat(5_000_000)));
    expect(last.failure).toEqual({ code: 'answer-too-large' });
    expect(studio.requests).toHaveLength(2);
  });
});

describe('a missing response', () => {
  /** A launch over a network that fails `times` times in this way. */
  async function launchThrough(response: HttpError['response'], times: number) {
    const studio = await startStudio({
      script: { streams: [{ state: 'READY', statusCode: 'STREAM_READY' }] },
    });
    let asked = 0;
    const real = directHttp();
    const broken: Http = async (request, signal) => {
      asked += 1;
      if (asked <= times) throw new HttpError(response);
      return real(request, signal);
    };
    const met = await launchOn(studio, { provider: providerFor(studio, { http: broken }) });
    return { ...met, asked: () => asked };
  }

  it.each(['offline', 'name-not-found', 'refused', 'dropped', 'no-answer'] as const)(
    'because of %s is retried',
    async (code) => {
      const { last, transientErrors } = await launchThrough(transientError(code), 4);
      expect(last.state).toBe('ended');
      expect(transientErrors).toEqual([code]);
    },
  );

  it('because the certificate is not trusted ends the launch without a retry', async () => {
    const wrong = failure({ code: 'certificate', where: 'service' });
    const { last, asked } = await launchThrough(wrong, 99);
    expect(last.failure).toEqual({ code: 'certificate', where: 'service' });
    expect(asked()).toBe(1);
  });
});
