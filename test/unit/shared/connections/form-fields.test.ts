import * as v from 'valibot';
import { expect, it, test } from 'vitest';
import { FormInput } from '../../../../src/shared/connections/form-fields.ts';

test('a form of the usual size passes as it is', () => {
  const form = { name: 'South Pier', credentials: { sessionToken: 'x'.repeat(16_384) }, hosts: [] };
  expect(v.parse(FormInput, form)).toEqual(form);
});

it.each([
  ['a long text', { name: 'x'.repeat(70_000) }],
  ['a long text far inside', { a: { b: { c: ['x'.repeat(70_000)] } } }],
  ['a long name', { ['x'.repeat(70_000)]: '' }],
  ['very many fields', Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, 0]))],
  ['very many items', { hosts: Array.from({ length: 70_000 }, () => 0) }],
])('%s is too much', (_, form) => {
  expect(v.is(FormInput, form)).toBe(false);
});

test('a form that holds itself is too much, and found to be so', () => {
  const form: Record<string, unknown> = {};
  form.form = form;
  expect(v.is(FormInput, form)).toBe(false);
});

it.each([
  ['text', 'South Pier'],
  ['nothing', null],
  ['a number', 7],
])('%s is no form', (_, one) => {
  expect(v.is(FormInput, one)).toBe(false);
});
