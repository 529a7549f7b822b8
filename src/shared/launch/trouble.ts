import * as v from 'valibot';
import { Moment } from '../base/safe-text.ts';

/** What a launch waits out: shown while it lasts, cleared by the next good answer. */
export const TROUBLES = [
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
export const TroubleCode = v.picklist(TROUBLES);
export type TroubleCode = v.InferOutput<typeof TroubleCode>;

/** A trouble and since when (first of an unbroken run of the same). */
export const Trouble = v.strictObject({ code: TroubleCode, since: Moment });
export type Trouble = Readonly<v.InferOutput<typeof Trouble>>;
