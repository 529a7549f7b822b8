import * as v from 'valibot';
import { BrokenRule } from '../base/rule.ts';

/** The fields that a form can report a problem for; `connection` is the form as a whole. */
const FORM_FIELDS = [
  'connection',
  'name',
  'group',
  'region',
  'endpoint',
  'studioId',
  'signInEndpoint',
  'hosts',
  'tls',
  'caFile',
  'pin',
  'display',
  'transport',
  'source',
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'profile',
  'agreedCommand',
  'startUrl',
  'signInRegion',
  'accountId',
  'roleName',
  'roleArn',
  'externalId',
  'mfaSerial',
  'user',
  'gateway',
  'clientId',
  'clientSecret',
  'token',
  'tokenEndpoint',
  'scope',
  'issuer',
  'host',
  'port',
  'session',
  'filters',
  'ssmEndpoint',
  'webUrlPath',
  'quicPort',
  'proxy',
] as const;
const FormField = v.picklist(FORM_FIELDS);
export type FormField = v.InferOutput<typeof FormField>;

/** The field with this name, or the form as a whole if there is none. */
export const formField = (name: string): FormField => (v.is(FormField, name) ? name : 'connection');

/** The problems of a form: the broken rule of each field, which the window shows in its language. */
export const FormProblems = v.record(FormField, BrokenRule);
export type FormProblems = Readonly<v.InferOutput<typeof FormProblems>>;

/** More than any form needs: a session token has at most 16,384 characters. */
const MOST_CHARACTERS = 64_000;

/** The fields of a form as entered. Only their total size is checked. */
export const FormInput = v.pipe(
  v.record(v.pipe(v.string(), v.maxLength(64)), v.unknown()),
  v.check(isSmall, 'a form is small'),
);
export type FormInput = v.InferOutput<typeof FormInput>;

/** Counts the characters of names and texts, and one for every other value, so that cyclic values end too. */
function isSmall(values: Readonly<Record<string, unknown>>): boolean {
  const open: unknown[] = [values];
  let left = MOST_CHARACTERS;
  while (open.length > 0) {
    const one = open.pop();
    left -= typeof one === 'string' ? one.length : 1;
    if (left < 0) return false;
    if (typeof one !== 'object' || one === null) continue;
    for (const [name, value] of Object.entries(one)) {
      left -= name.length;
      open.push(value);
    }
  }
  return left >= 0;
}
