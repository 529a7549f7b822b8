import * as v from 'valibot';
import { Failure } from '../base/failure.ts';
import { ConnectionId, ResourceId } from '../base/ids.ts';

/** A call from the window to main: what goes in and what comes out, both parsed on every message. */
export const call = <I extends v.GenericSchema, O extends v.GenericSchema>(input: I, output: O) =>
  ({ type: 'call', input, output }) as const;
/** News from main to the window. */
export const event = <P extends v.GenericSchema>(payload: P) =>
  ({ type: 'event', payload }) as const;

/** Where a message carries nothing. */
export const nothing = v.undefined();

/** What every call answers: a value, or a failure to be told in words. */
export const reply = <O extends v.GenericSchema>(output: O) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: output }),
    v.strictObject({ ok: v.literal(false), failure: Failure }),
  ]);
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const Uuid = v.pipe(v.string(), v.uuid());
export const StudioTarget = v.strictObject({ connection: ConnectionId, studio: ResourceId });
export const WorkstationTarget = v.strictObject({ ...StudioTarget.entries, session: ResourceId });
