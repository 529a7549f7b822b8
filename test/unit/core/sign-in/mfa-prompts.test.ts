import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  createMfaPrompts,
  type MfaQuestion,
} from '../../../../src/main/core/sign-in/mfa-prompts.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import { createUuids, uuid } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { calm, mfaSerial } from './sign-in-fakes.ts';

function createPrompts() {
  const hand = createHandClock();
  const mfaPrompts = createMfaPrompts({ clock: hand.clock, uuid: createUuids() });
  const reported: (MfaQuestion | null)[] = [];
  mfaPrompts.onChange((question) => {
    reported.push(question);
  });
  return { hand, mfaPrompts, reported };
}

const none = err({ code: 'mfa-needed' });

describe('an MFA code', () => {
  it('is requested once for all callers that wait for the same device, and given to each of them', async () => {
    const { mfaPrompts, reported } = createPrompts();
    const all = [1, 2, 3].map(() => mfaPrompts.ask(mfaSerial, calm()));
    const question = { id: uuid(1), device: mfaSerial };
    expect(mfaPrompts.question()).toEqual(question);
    mfaPrompts.give(uuid(1), '135790');
    const given = await Promise.all(all);
    expect(given.map((one) => one.ok && one.value.reveal())).toEqual([
      '135790',
      '135790',
      '135790',
    ]);
    expect(reported).toEqual([question, null]);
  });

  it('is passed on as a secret', async () => {
    const { mfaPrompts } = createPrompts();
    const asked = mfaPrompts.ask(mfaSerial, calm());
    mfaPrompts.give(uuid(1), '135790');
    const given = await asked;
    expect(`${JSON.stringify(given)} ${inspect(given, { depth: 9 })}`).not.toContain('135790');
  });

  it('that is not entered is reported as needed', async () => {
    const { mfaPrompts } = createPrompts();
    const asked = mfaPrompts.ask(mfaSerial, calm());
    mfaPrompts.give(uuid(1), null);
    expect(await asked).toEqual(none);
    expect(mfaPrompts.question()).toBeNull();
  });

  it('is requested again after each answer, as another question', async () => {
    const { mfaPrompts } = createPrompts();
    const first = mfaPrompts.ask(mfaSerial, calm());
    mfaPrompts.give(uuid(1), '135790');
    await first;
    const second = mfaPrompts.ask(mfaSerial, calm());
    mfaPrompts.give(uuid(1), '246802');
    expect(mfaPrompts.question()).toEqual({ id: uuid(2), device: mfaSerial });
    mfaPrompts.give(uuid(2), '975310');
    const given = await second;
    expect(given.ok && given.value.reveal()).toBe('975310');
  });
});

describe('an MFA question', () => {
  it('is withdrawn after two minutes without an answer', async () => {
    const { mfaPrompts, hand, reported } = createPrompts();
    const asked = mfaPrompts.ask(mfaSerial, calm());
    await hand.pass(119_999);
    expect(mfaPrompts.question()).not.toBeNull();
    await hand.pass(1);
    expect(await asked).toEqual(none);
    expect(reported.at(-1)).toBeNull();
    expect(hand.waiting()).toBe(0);
  });

  it('stays open while one caller waits, and closes when the last one cancels', async () => {
    const { mfaPrompts, hand } = createPrompts();
    const [one, other] = [new AbortController(), new AbortController()];
    const waits = [one, other].map(({ signal }) => mfaPrompts.ask(mfaSerial, signal));
    const left = Promise.allSettled(waits);
    one.abort();
    await settle();
    expect(mfaPrompts.question()).not.toBeNull();
    other.abort();
    expect((await left).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await settle();
    expect(mfaPrompts.question()).toBeNull();
    expect(hand.waiting()).toBe(0);
  });

  it('for another device waits its turn', async () => {
    const { mfaPrompts, reported } = createPrompts();
    const devices = ['GAHT12345678', 'a\u202edevice\n'];
    const all = devices.map((device) => mfaPrompts.ask(device, calm()));
    expect(mfaPrompts.question()?.device).toBe('GAHT12345678');
    mfaPrompts.give(uuid(1), '135790');
    await all[0];
    expect(mfaPrompts.question()).toEqual({ id: uuid(2), device: 'a device' });
    mfaPrompts.give(uuid(2), null);
    await all[1];
    expect(reported.map((one) => one?.id ?? null)).toEqual([uuid(1), uuid(2), null]);
  });

  it('is not reported to a removed listener', async () => {
    const { mfaPrompts } = createPrompts();
    const reported: unknown[] = [];
    mfaPrompts.onChange((question) => reported.push(question))();
    const asked = mfaPrompts.ask(mfaSerial, calm());
    mfaPrompts.give(uuid(1), null);
    await asked;
    expect(reported).toEqual([]);
  });
});
