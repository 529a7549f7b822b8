import type { TransientErrorCode } from '../../launch/transient-error.ts';

/** What each trouble is called while we wait: one sentence, what is so and that we go on. */
export const troubles = {
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
} satisfies Readonly<Record<TransientErrorCode, string>>;
