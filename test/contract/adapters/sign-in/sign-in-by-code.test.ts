import { describe, expect, it } from 'vitest';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { Fault } from '../../../support/aws-sign-in/fault.ts';
import type { SignInScript } from '../../../support/aws-sign-in/script.ts';
import { visit } from '../../../support/aws-sign-in/visitor.ts';
import { openCenter, operationsOf, pier } from '../../../support/sign-in/center.ts';
import { calm } from '../../../support/providers/nimble.ts';

/**
 * Signs in with a device code; `type` is what the user does with it, `look` what happens before
 * each poll.
 */
async function byCode(
  script: SignInScript = {},
  type: (page: string) => Promise<unknown> = (page) => visit(page),
) {
  const opened = await openCenter({ script });
  const { center, aws } = opened;
  const reported: { code: string; host: string }[] = [];
  let entry: Promise<unknown> = Promise.resolve();
  const onCode = (code: string, host: string) => {
    reported.push({ code, host });
    entry = type(`${aws.endpoint}/device?user_code=${code}`);
  };
  const state = await center.signIn(pier, { type: 'device', onCode }, aws.endpoint, calm());
  await entry;
  return { ...opened, reported, state };
}

const answered = (fields: Record<string, unknown>): SignInScript => ({
  faults: [{ on: 'StartDeviceAuthorization', fault: { kind: 'with', fields } }],
});
const looks = (aws: Parameters<typeof operationsOf>[0]) =>
  operationsOf(aws).filter((name) => name === 'CreateToken').length;

describe('signing in with a device code', () => {
  it('reports the code and its page, opens nothing, and continues once the code was entered', async () => {
    const { state, reported, aws, clock, person, center } = await byCode();
    const [code] = reported;
    expect(code?.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(`http://${code?.host ?? ''}`).toBe(`${aws.endpoint}/device`);
    expect(person.opened).toEqual([]);
    expect(state).toEqual(ok({ until: expect.any(Number) as number, renews: true }));
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    expect(clock.now()).toBeLessThan(state.ok ? state.value.until : 0);
  });

  it('polls once per interval', async () => {
    const { waits } = await byCode({ deviceIntervalSeconds: 7 }, () => Promise.resolve());
    expect(waits[0]).toBe(7_000);
    expect(waits.slice(0, -1).every((ms) => ms === 7_000)).toBe(true);
  });

  it.each([
    [0, 1_000],
    [-5, 1_000],
    [0.001, 1_000],
    [undefined, 5_000],
    [86_400, 60_000],
  ])('with an interval of %s seconds waits %d ms', async (interval, ms) => {
    const script = { ...answered({ interval }), deviceIntervalSeconds: 0 };
    const { waits, state } = await byCode(script);
    expect(waits[0]).toBe(ms);
    expect(state).toMatchObject({ ok: true });
  });

  it('uses a longer interval after it was asked to slow down', async () => {
    const slow: Fault = {
      kind: 'raw',
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: '{"error":"slow_down"}',
    };
    const faults = [{ on: 'CreateToken', times: 2, fault: slow }] as const;
    const { waits } = await byCode({ faults });
    expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 15_000]);
  });

  it('continues to poll while the network cannot be reached', async () => {
    const faults = [
      { on: 'CreateToken', fault: { kind: 'drop' } },
      { on: 'CreateToken', fault: { kind: 'unavailable' } },
      { on: 'CreateToken', fault: { kind: 'html' } },
    ] as const;
    const { state, aws } = await byCode({ faults });
    expect(state).toMatchObject({ ok: true });
    expect(looks(aws)).toBeGreaterThan(3);
  });

  it('that is refused on the page is reported as refused', async () => {
    const { state } = await byCode({}, (page) => visit(page, { decision: 'deny' }));
    expect(state).toEqual(err({ code: 'sign-in-denied' }));
  });

  it.each([
    ['with a code that expires earlier', { deviceCodeSeconds: 30 }],
    ['with a code that is not entered for five minutes', {}],
  ])('%s ends as sign-in-late', async (_, script) => {
    const { state, waits } = await byCode(script, () => Promise.resolve());
    expect(state).toEqual(err({ code: 'sign-in-late' }));
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(300_000);
  });

  it.each([
    ['file:///C:/Programs/run.exe'],
    ['https://sign-in.evil.example/device?user_code=ABCD'],
    ['javascript:alert(1)'],
    ['http://127.0.0.1:1/device'],
    ['\\\\evil.example\\share'],
    [''],
  ])('with the page %s is refused, and nothing is reported', async (address) => {
    for (const name of ['verificationUri', 'verificationUriComplete']) {
      const { state, reported, aws } = await byCode(answered({ [name]: address }));
      expect(state).toMatchObject({ ok: false });
      expect(reported).toEqual([]);
      expect(looks(aws)).toBe(0);
    }
  });

  it.each([
    [{ userCode: '<b>1</b>' }],
    [{ userCode: 'x'.repeat(40) }],
    [{ deviceCode: '' }],
    [{ deviceCode: { a: 1 } }],
    [{ expiresIn: -1 }],
    [{ expiresIn: 'soon' }],
  ])('with the response %j is refused', async (fields) => {
    const { state, reported } = await byCode(answered(fields));
    expect(state).toEqual(err({ code: 'service-unreachable', transientError: 'not-an-answer' }));
    expect(reported).toEqual([]);
  });

  it('registers again once if its registration is no longer known', async () => {
    const gone: Fault = {
      kind: 'raw',
      status: 401,
      headers: { 'x-amzn-errortype': 'InvalidClientException' },
      body: '{"error":"invalid_client"}',
    };
    const once = [{ on: 'StartDeviceAuthorization', fault: gone }] as const;
    const { state, aws } = await byCode({ faults: once });
    expect(state).toMatchObject({ ok: true });
    expect(operationsOf(aws).filter((name) => name === 'RegisterClient')).toHaveLength(2);

    const always = [{ on: 'StartDeviceAuthorization', times: 9, fault: gone }] as const;
    const { state: refused } = await byCode({ faults: always });
    expect(refused).toEqual(err({ code: 'sign-in-denied' }));
  });
});
