import * as v from 'valibot';
import { Moment } from '../base/safe-text.ts';

/** Errors that a launch retries. They are shown until the next successful response. */
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
  'contact-lost',
] as const;
export const TransientErrorCode = v.picklist(TRANSIENT_ERRORS);
export type TransientErrorCode = v.InferOutput<typeof TransientErrorCode>;

/** A transient error, and when it first occurred without interruption. */
export const TransientError = v.strictObject({ code: TransientErrorCode, since: Moment });
export type TransientError = Readonly<v.InferOutput<typeof TransientError>>;
