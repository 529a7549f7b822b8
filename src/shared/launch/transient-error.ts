import * as v from 'valibot';
import { Moment } from '../base/safe-text.ts';

/** What a launch waits out: shown while it lasts, cleared by the next good answer. */
export const TRANSIENT_ERRORS = [
  'throttled',
  'offline',
  'name-not-found',
  'refused',
  'dropped',
  'no-answer',
  'server-error',
  'busy',
  'not-an-answer',
  'empty-answer',
  'cut-answer',
  'clock-skew',
  'url-missing',
  'state-unknown',
] as const;
export const TransientErrorCode = v.picklist(TRANSIENT_ERRORS);
export type TransientErrorCode = v.InferOutput<typeof TransientErrorCode>;

/** A trouble and since when (first of an unbroken run of the same). */
export const TransientError = v.strictObject({ code: TransientErrorCode, since: Moment });
export type TransientError = Readonly<v.InferOutput<typeof TransientError>>;
