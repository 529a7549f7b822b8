import * as v from 'valibot';

/** Why the URL of a stream is refused. `part`: a part of it cannot be written to the connection file. */
export const StreamUrlProblem = v.picklist([
  'too-long',
  'strange-characters',
  'not-a-stream',
  'names-user',
  'no-host',
  'host-not-allowed',
  'inward-host',
  'not-encrypted',
  'odd-path',
  'no-token',
  'more-than-session',
  'no-session',
  'no-port',
  'no-server',
  'part',
]);
export type StreamUrlProblem = v.InferOutput<typeof StreamUrlProblem>;
