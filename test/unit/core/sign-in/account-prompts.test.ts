import { describe, expect, it } from 'vitest';
import {
  createAccountPrompts,
  type AccountQuestion,
} from '../../../../src/main/core/sign-in/account-prompts.ts';
import { createUuids, uuid } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { calm } from './sign-in-fakes.ts';

const account = { who: 'ada', host: 'console.example' };

function createPrompts() {
  const hand = createHandClock();
  const accounts = createAccountPrompts({ clock: hand.clock, uuid: createUuids() });
  const shown: (AccountQuestion | null)[] = [];
  accounts.onChange((question) => shown.push(question));
  return { hand, accounts, shown };
}

describe('the question whether an account belongs to the user', () => {
  it.each([true, false])('ends with the answer: %s', async (isMine) => {
    const { accounts, shown } = createPrompts();
    const answer = accounts.ask(account, calm());
    expect(accounts.question()).toEqual({ id: uuid(1), ...account });
    accounts.answer(uuid(9), !isMine);
    accounts.answer(uuid(1), isMine);
    expect(await answer).toBe(isMine);
    expect(shown).toEqual([{ id: uuid(1), ...account }, null]);
  });

  it('is answered with no after two minutes', async () => {
    const { accounts, hand } = createPrompts();
    const answer = accounts.ask(account, calm());
    await hand.pass(120_000);
    await settle();
    expect(await answer).toBe(false);
    expect(accounts.question()).toBeNull();
  });

  it('is answered with no when the sign-in is cancelled', async () => {
    const { accounts } = createPrompts();
    const cancel = new AbortController();
    const answer = accounts.ask(account, cancel.signal);
    cancel.abort();
    expect(await answer).toBe(false);
  });

  it('shows names without control and direction characters, one question at a time', async () => {
    const { accounts } = createPrompts();
    void accounts.ask({ who: 'ada\u202e\n', host: 'console.example' }, calm());
    void accounts.ask(account, calm());
    expect(accounts.question()?.who).not.toMatch(/[\u202e\n]/);
    accounts.answer(uuid(1), false);
    await settle();
    expect(accounts.question()?.id).toBe(uuid(2));
  });
});
