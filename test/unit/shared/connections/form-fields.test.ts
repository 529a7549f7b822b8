import * as v from 'valibot';
import { expect, it, test } from 'vitest';
import { FormInput } from '../../../../src/shared/connections/form-fields.ts';

test('a form of normal size is accepted unchanged', () => {
  const form = { name: 'South Pier', credentials: { sessionToken: 'x'.repeat(16_384) }, hosts: [] };
  expect(v.parse(FormInput, form)).toEqual(form);
});

it.each([
  ['a long text', { name: 'x'.repeat(70_000) }],
  ['a deeply nested long text', { a: { b: { c: ['x'.repeat(70_000)] } } }],
  ['a long name', { ['x'.repeat(70_000)]: '' }],
  [
    'a form with very many fields',
    Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, 0])),
  ],
  ['a list of very many items', { hosts: Array.from({ length: 70_000 }, () => 0) }],
])('%s is refused as too large', (_, form) => {
  expect(v.is(FormInput, form)).toBe(false);
});

test('a circular form is detected and refused as too large', () => {
  const form: Record<string, unknown> = {};
  form.form = form;
  expect(v.is(FormInput, form)).toBe(false);
});

it.each([
  ['a string', 'South Pier'],
  ['null', null],
  ['a number', 7],
])('%s is refused as a form', (_, one) => {
  expect(v.is(FormInput, one)).toBe(false);
});
