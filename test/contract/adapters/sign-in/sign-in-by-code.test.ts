import { describe, expect, it } from 'vitest';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { Fault } from '../../../support/aws-sign-in/fault.ts';
import type { SignInScript } from '../../../support/aws-sign-in/script.ts';
import { visit } from '../../../support/aws-sign-in/visitor.ts';
import { openCenter, operationsOf, pier } from '../../../support/sign-in/center.ts';
import { calm } from '../../../support/providers/nimble.ts';

/** Signs in by a code; `type` is what somebody does with it, `look` what happens before each look. */
async function byCode(
  script: SignInScript = {},
  type: (page: string) => Promise<unknown> = (page) => visit(page),
) {
  const opened = await openCenter({ script });
  const { center, aws } = opened;
  const told: { code: string; host: string }[] = [];
  let typed: Promise<unknown> = Promise.resolve();
  const onCode = (code: string, host: string) => {
    told.push({ code, host });
    typed = type(`${aws.endpoint}/device?user_code=${code}`);
  };
  const state = await center.signIn(pier, { way: 'device', onCode }, aws.endpoint, calm());
  await typed;
  return { ...opened, told, state };
}

const answered = (fields: Record<string, unknown>): SignInScript => ({
  faults: [{ on: 'StartDeviceAuthorization', fault: { kind: 'with', fields } }],
});
const looks = (aws: Parameters<typeof operationsOf>[0]) =>
  operationsOf(aws).filter((name) => name === 'CreateToken').length;

describe('signing in by a code', () => {
  it('tells what to type and where, opens nothing, and goes on when it was typed', async () => {
    const { state, told, aws, clock, person, center } = await byCode();
    const [code] = told;
    expect(code?.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(`http://${code?.host ?? ''}`).toBe(`${aws.endpoint}/device`);
    expect(person.opened).toEqual([]);
    expect(state).toEqual(ok({ until: expect.any(Number) as number, renews: true }));
    expect(await center.accounts(pier, aws.endpoint, calm())).toMatchObject({ ok: true });
    expect(clock.now()).toBeLessThan(state.ok ? state.value.until : 0);
  });

  it('looks once an interval until someone has answered', async () => {
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

  it('waits longer from then on when it is asked to', async () => {
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

  it('goes on looking over a network that is away', async () => {
    const faults = [
      { on: 'CreateToken', fault: { kind: 'drop' } },
      { on: 'CreateToken', fault: { kind: 'unavailable' } },
      { on: 'CreateToken', fault: { kind: 'html' } },
    ] as const;
    const { state, aws } = await byCode({ faults });
    expect(state).toMatchObject({ ok: true });
    expect(looks(aws)).toBeGreaterThan(3);
  });

  it('that is refused on the page is reported so', async () => {
    const { state } = await byCode({}, (page) => visit(page, { decision: 'deny' }));
    expect(state).toEqual(err({ code: 'sign-in-denied' }));
  });

  it.each([
    ['that ends before', { deviceCodeSeconds: 30 }],
    ['that nobody types for five minutes', {}],
  ])('%s is late', async (_, script) => {
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
  ])('whose page would be %s is refused, and nothing is reported', async (address) => {
    for (const name of ['verificationUri', 'verificationUriComplete']) {
      const { state, told, aws } = await byCode(answered({ [name]: address }));
      expect(state).toMatchObject({ ok: false });
      expect(told).toEqual([]);
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
  ])('with %j is no answer', async (fields) => {
    const { state, told } = await byCode(answered(fields));
    expect(state).toEqual(err({ code: 'service-unreachable', trouble: 'not-an-answer' }));
    expect(told).toEqual([]);
  });

  it('registers again once where its registration is not known any more', async () => {
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
