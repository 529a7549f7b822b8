import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/shared/ipc/message.ts';
import { t } from '../../../src/renderer/i18n/locale.svelte.ts';
import type { FormProblems } from '../../../src/shared/connections/form-fields.ts';
import { northPier } from '../../support/window/fake-bridge.ts';
import { describedBy, field, openWindow, press, settle, type } from '../support/open-window.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function openForm(answers: Parameters<typeof openWindow>[1] = {}) {
  const opened = await openWindow({ connections: [northPier] }, answers);
  await press('Add a connection');
  await settle();
  return opened;
}
async function pause() {
  vi.advanceTimersByTime(1000);
  await settle();
}

test('no timer runs without input, and none after the form is closed', async () => {
  const { inputsOf } = await openForm();
  await pause();
  const before = vi.getTimerCount();
  await type('Name', 'South');
  // Lets unrelated timers fire first.
  vi.advanceTimersByTime(1);
  expect(vi.getTimerCount()).toBe(before + 1);
  await pause();
  expect(vi.getTimerCount()).toBe(before);
  await type('Name', 'South Pier');
  await press('Cancel');
  await pause();
  expect(inputsOf('connections.check')).toHaveLength(1);
});

test('continuous input is checked once, after it has ended', async () => {
  const { inputsOf } = await openForm();
  for (const name of ['S', 'So', 'Sou']) await type('Name', name);
  expect(inputsOf('connections.check')).toEqual([]);
  await pause();
  expect(inputsOf('connections.check')).toMatchObject([
    { form: 'connection', values: { kind: 'nimble', name: 'Sou' } },
  ]);
});

test('a field that was empty at the last check shows no error while it is filled in', async () => {
  await openForm();
  await type(/^Endpoint/, 'https://studio.example');
  await pause();
  await type('Name', 'S');
  expect(field('Name').hasAttribute('aria-invalid')).toBe(false);
  await pause();
  expect(field('Name').hasAttribute('aria-invalid')).toBe(false);
});

test('a late result does not replace a newer one', async () => {
  const answers: ((reply: Reply<FormProblems>) => void)[] = [];
  await openForm({
    connections: { check: () => new Promise((resolve) => answers.push(resolve)) },
  });
  await type(/^Endpoint/, 'one');
  await pause();
  await type(/^Endpoint/, 'two');
  await pause();
  answers[1]?.({ ok: true, value: { endpoint: { rule: 'endpoint-long' } } });
  await settle();
  answers[0]?.({ ok: true, value: { endpoint: { rule: 'endpoint' } } });
  await settle();
  expect(describedBy(field(/^Endpoint/))).toBe(t().rules.said['endpoint-long']);
});

test('a form that is sent just before it is checked again is held back by its own problems', async () => {
  const answers: ((reply: Reply<FormProblems>) => void)[] = [];
  const { inputsOf } = await openForm({
    connections: { check: () => new Promise((resolve) => answers.push(resolve)) },
  });
  await type(/^Endpoint/, 'one');
  await fireEvent.submit(document.querySelector('form')!);
  // The check of what was typed begins while that of the form that is sent is not answered.
  await pause();
  const wrong: Reply<FormProblems> = { ok: true, value: { endpoint: { rule: 'endpoint' } } };
  answers[0]?.(wrong);
  await settle();
  answers[1]?.(wrong);
  await settle();
  expect(answers).toHaveLength(2);
  expect(inputsOf('connections.try')).toEqual([]);
  expect(inputsOf('connections.add')).toEqual([]);
  expect(describedBy(field(/^Endpoint/))).toBe(t().rules.said.endpoint);
});

test('invalid new keys are reported at their field and not saved', async () => {
  const { inputsOf } = await openWindow({ connections: [northPier] });
  await press('Details');
  await press('Replace keys');
  expect(document.activeElement).toBe(field('Access key'));
  await type('Access key', 'two words');
  await pause();
  expect(inputsOf('connections.check')).toMatchObject([{ form: 'keys' }]);
  expect(describedBy(field('Access key'))).toBe(
    'This value contains characters that are not allowed.',
  );
  await fireEvent.submit(screen.getByRole('dialog').querySelector('form')!);
  await settle();
  expect(inputsOf('connections.replaceKeys')).toEqual([]);
  expect(document.activeElement).toBe(field('Access key'));
});
