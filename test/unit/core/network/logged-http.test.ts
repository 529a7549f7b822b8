import { expect, it } from 'vitest';
import { HttpError, type Http } from '../../../../src/main/core/network/http.ts';
import { loggedHttp } from '../../../../src/main/core/network/logged-http.ts';
import { transientError } from '../../../../src/main/core/provider/service-response.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import { createHandClock } from '../support/hand-clock.ts';

const request = {
  method: 'POST',
  url: new URL('https://ada:hush@pier.example:8443/v1/streams?authToken=hush#hush'),
  headers: { authorization: 'Bearer hush', cookie: 'hush' },
  body: '{"secret":"hush"}',
  trust: {},
};

/** One request through an HTTP client that takes 120 ms: its result and what was logged. */
async function ask(http: Http, signal = new AbortController().signal) {
  const hand = createHandClock();
  const { log, lines } = recordingLog();
  const slow: Http = async (...args) => {
    await hand.clock.sleep(120);
    return http(...args);
  };
  const result = loggedHttp(
    slow,
    log,
    hand.clock,
  )(request, signal).catch((reason: unknown) => reason);
  return { result: await hand.until(result), lines };
}

it('a request is logged with its method, host, path, status and duration', async () => {
  const response = { status: 403, headers: { 'set-cookie': 'hush' }, body: new Uint8Array() };
  const { result, lines } = await ask(async () => response);
  expect(result).toBe(response);
  expect(lines).toEqual([
    'debug a request {"method":"POST","host":"pier.example:8443","path":"/v1/streams","status":403,"tookMs":120}',
  ]);
});

it('nothing else of a request is logged', async () => {
  const response = { status: 200, headers: { location: 'hush' }, body: Buffer.from('hush') };
  const { lines } = await ask(async () => response);
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain('hush');
});

it('a failed request is logged with its code only, and its error is passed on', async () => {
  const refused = new HttpError(transientError('refused'));
  const { result, lines } = await ask(() => Promise.reject(refused));
  expect(result).toBe(refused);
  expect(lines.join()).toContain('"failed":"refused"');
  const bug = await ask(() => Promise.reject(new Error('hush')));
  expect(bug.lines.join()).toContain('"failed":"bug"');
  expect(bug.lines.join()).not.toContain('hush');
});

it('a cancelled request is logged as cancelled', async () => {
  const cancel = new AbortController();
  cancel.abort();
  const { lines } = await ask(
    () => Promise.reject(new HttpError(transientError('dropped'))),
    cancel.signal,
  );
  expect(lines.join()).toContain('"failed":"cancelled"');
});
