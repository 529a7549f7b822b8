import * as v from 'valibot';
import { Moment } from './safe-text.ts';

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

/** What each trouble is called while we wait: one sentence, what is so and that we go on. */
export const troubleWords: Readonly<Record<TroubleCode, string>> = {
  throttled: 'The service asks for patience. Asking again more slowly.',
  offline: 'This machine is offline. Going on when the network is back.',
  'name-not-found': 'The name of the service cannot be looked up. Trying again; a VPN may be off.',
  refused: 'The service does not take connections right now. Trying again.',
  dropped: 'The connection was cut. Trying again.',
  'no-answer': 'The service does not answer. Trying again.',
  'server-error': 'The service has a problem of its own. Trying again.',
  busy: 'Another operation is under way there. Waiting for it.',
  'not-an-answer': 'Something else answered, perhaps a sign-in page of this network. Trying again.',
  'empty-answer': 'The answer was empty. Trying again.',
  'cut-answer': 'The answer was cut off. Trying again.',
  'clock-skew': "This machine's clock differs from the service's. Trying again with its time.",
  'url-missing': 'The stream is ready, but its address is not there yet. Asking again.',
  'state-unknown': 'The stream is in a state this version does not know. Watching it.',
};
