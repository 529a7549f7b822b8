import * as v from 'valibot';
import type { Call } from './serve.ts';

/** A valid request body, or what is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: 400 | 415; readonly message: string };

/** Parses a JSON body with a strict schema; a missing body counts as `whenEmpty`. */
export function checkBody<T>(
  call: Call,
  schema: v.GenericSchema<unknown, T>,
  whenEmpty?: unknown,
): Checked<T> {
  if (call.body.length === 0 && whenEmpty !== undefined) return checkValue(whenEmpty, schema);
  const type = headerOf(call, 'content-type') ?? '';
  if (!/^application\/json *(;|$)/.test(type)) {
    return { ok: false, status: 415, message: 'The content type has to be application/json.' };
  }
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(call.body).toString());
  } catch {
    return { ok: false, status: 400, message: 'The body is no JSON.' };
  }
  return checkValue(value, schema);
}

/** A header that occurs exactly once. */
export function headerOf(call: Call, name: string): string | undefined {
  const values = call.headers.get(name) ?? [];
  return values.length === 1 ? values[0] : undefined;
}

/** The bearer token of a call; empty without one. */
export function bearerOf(call: Call): string {
  return /^Bearer (\S+)$/.exec(headerOf(call, 'authorization') ?? '')?.[1] ?? '';
}

function checkValue<T>(value: unknown, schema: v.GenericSchema<unknown, T>): Checked<T> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return { ok: true, value: parsed.output };
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? 'the body';
  return { ok: false, status: 400, message: `${path}: ${issue.type} was expected` };
}
