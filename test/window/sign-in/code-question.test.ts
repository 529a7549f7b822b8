import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { northPier } from '../../support/window/fake-bridge.ts';
import {
  button,
  describedBy,
  escape,
  field,
  openWindow,
  press,
  settle,
  type,
} from '../support/open-window.ts';

const phone = { id: '00000000-0000-4000-8000-000000000005', device: 'arn:aws:iam::1:mfa/phone' };
const token = { id: '00000000-0000-4000-8000-000000000006', device: 'GAHT12345678' };
const open = (codeQuestion = phone) => openWindow({ connections: [northPier], codeQuestion });
const dialog = () => screen.queryByRole('dialog', { name: 'Enter the code from your device' });

test('the question names the device and has one numeric field for the code, which is focused', async () => {
  await open();
  expect(screen.getByText(phone.device)).toBeDefined();
  expect(screen.getAllByRole('textbox', { name: 'Code' })).toHaveLength(1);
  expect(field('Code').inputMode).toBe('numeric');
  expect(field('Code').autocomplete).toBe('one-time-code');
  expect(document.activeElement).toBe(field('Code'));
});

test('six digits are sent once and removed from the window at once', async () => {
  const { inputsOf, container } = await open();
  const code = field('Code');
  await type('Code', ' 123 456 ');
  await press('Submit code');
  expect(inputsOf('signIn.giveCode')).toEqual([{ id: phone.id, code: '123456' }]);
  expect(dialog()).toBeNull();
  expect(code.value).toBe('');
  expect(container.innerHTML).not.toContain('123');
});

test.each(['', '12345', '1234567', '12345a', '１２３４５６'])(
  '“%s” is not a code: it is reported and not sent',
  async (entered) => {
    const { inputsOf } = await open();
    await type('Code', entered);
    await press('Submit code');
    expect(inputsOf('signIn.giveCode')).toEqual([]);
    expect(describedBy(field('Code'))).toBe('A code has six digits.');
    expect(document.activeElement).toBe(field('Code'));
  },
);

test('Cancel sends no code', async () => {
  const { inputsOf } = await open();
  await type('Code', '123456');
  await press('Cancel');
  expect(inputsOf('signIn.giveCode')).toEqual([{ id: phone.id, code: null }]);
  expect(dialog()).toBeNull();
});

test('Escape sends no code', async () => {
  const { inputsOf } = await open();
  await escape(dialog()!);
  expect(inputsOf('signIn.giveCode')).toEqual([{ id: phone.id, code: null }]);
});

test('a new question replaces an old one, without its input', async () => {
  const { push, inputsOf } = await open();
  await type('Code', '123456');
  push.codeQuestion(token);
  await settle();
  expect(screen.queryByText(phone.device)).toBeNull();
  expect(screen.getByText(token.device)).toBeDefined();
  expect(field('Code').value).toBe('');
  await type('Code', '654321');
  await press('Submit code');
  expect(inputsOf('signIn.giveCode')).toEqual([{ id: token.id, code: '654321' }]);
});

test('a question that is withdrawn closes without an answer', async () => {
  const { push, inputsOf } = await open();
  push.codeQuestion(null);
  await settle();
  expect(dialog()).toBeNull();
  expect(inputsOf('signIn.giveCode')).toEqual([]);
});

test('an event about a question overrides the response to the first request', async () => {
  let answer: (reply: { ok: true; value: typeof phone }) => void = () => {};
  const { push } = await openWindow(
    { connections: [northPier] },
    {
      signIn: {
        codeQuestion: () =>
          new Promise((resolve) => {
            answer = resolve;
          }),
      },
    },
  );
  push.codeQuestion(null);
  answer({ ok: true, value: phone });
  await settle();
  expect(dialog()).toBeNull();
});

test('the question is shown above a form, which keeps its input; no other form opens over it', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  await press('Details');
  await press('Replace keys');
  await type('Access key', 'AKIAEXAMPLE');
  push.codeQuestion(phone);
  await settle();
  await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
  await settle();
  expect(screen.queryByRole('heading', { name: 'Add a connection' })).toBeNull();
  await press('Cancel', dialog()!);
  expect(field('Access key').value).toBe('AKIAEXAMPLE');
  expect(button('Replace keys', screen.getByRole('dialog'))).toBeDefined();
});
