import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { northPier } from '../../support/window/fake-bridge.ts';
import { button, escape, openWindow, press, settle } from '../support/open-window.ts';

const question = {
  id: '00000000-0000-4000-8000-000000000007',
  who: 'ada@pier.example',
  host: 'console.pier.example',
};
const open = () => openWindow({ connections: [northPier], accountQuestion: question });
const dialog = () => screen.queryByRole('dialog', { name: 'Is this your account?' });

test('the question about an account names the host that gets its token, and the focus is on No', async () => {
  await open();
  expect(screen.getByText('You are signed in as ada@pier.example.')).toBeDefined();
  expect(screen.getByText(/console\.pier\.example receives a token/)).toBeDefined();
  expect(document.activeElement).toBe(button('No, sign out'));
});

test('Yes does nothing until the question has been visible for a moment', async () => {
  const { inputsOf } = await open();
  await press('Yes, this is my account');
  expect(inputsOf('signIn.answerAccount')).toEqual([]);
  await waitFor(() => {
    expect(button('Yes, this is my account').getAttribute('aria-disabled')).toBe('false');
  });
  await press('Yes, this is my account');
  expect(inputsOf('signIn.answerAccount')).toEqual([{ id: question.id, isMine: true }]);
  expect(dialog()).toBeNull();
});

test.each([
  ['No', () => press('No, sign out')],
  ['Escape', () => escape(dialog()!)],
])('%s refuses the account', async (_, act) => {
  const { inputsOf } = await open();
  await act();
  expect(inputsOf('signIn.answerAccount')).toEqual([{ id: question.id, isMine: false }]);
  expect(dialog()).toBeNull();
});

test('a question that is withdrawn closes', async () => {
  const { push } = await open();
  push.accountQuestion(null);
  await settle();
  expect(dialog()).toBeNull();
});
