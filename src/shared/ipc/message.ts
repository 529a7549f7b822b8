import * as v from 'valibot';
import { Failure } from '../base/failure.ts';
import { ConnectionId, ResourceId } from '../base/ids.ts';

/** A call from the window to main. Its input and output are parsed on every message. */
export const call = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) =>
  ({ type: 'call', input, output }) as const;
/** An event from main to the window. Its payload is parsed on every message. */
export const event = <P extends v.GenericSchema>(payload: P) =>
  ({ type: 'event', payload }) as const;

/** The schema of a message without content. */
export const noPayload = v.undefined();

/** The reply to every call: a value, or a failure that the window shows as a sentence. */
export const reply = <O extends v.GenericSchema>(output: O) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: output }),
    v.strictObject({ ok: v.literal(false), failure: Failure }),
  ]);
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/**
 * A value that main sends: the input of its schema, with every array and field readonly. Parsing builds new
 * objects and arrays, and Electron clones those, so main can send its own state without copying it.
 */
export type Sendable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Key in keyof T]: Sendable<T[Key]> };

export const Uuid = v.pipe(v.string(), v.uuid());
export const StudioTarget = v.strictObject({ connection: ConnectionId, studio: ResourceId });
export const WorkstationTarget = v.strictObject({ ...StudioTarget.entries, session: ResourceId });
