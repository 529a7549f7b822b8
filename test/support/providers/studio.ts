import {
  startPracticeStudio,
  type PracticeOptions,
  type PracticeStudio,
} from '../../../src/practice/studio.ts';
import type { Timeline } from '../../../src/practice/data/timeline.ts';
import { onEnd } from '../machine/lifetime.ts';

/** A stream that is ready at the second poll. */
export const readySoon: Timeline = [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 300 },
  { state: 'READY', statusCode: 'STREAM_READY' },
];

/**
 * A practice studio, stopped at the end of the test. `now` is the time by which the states of its streams change, the
 * system's by default: a test that does something while a stream is being created passes a clock of its own
 * (`createHandClock`), so that the stream is not ready before.
 */
export async function openStudio(
  script: PracticeOptions['script'] = {},
  now: () => number = Date.now,
): Promise<PracticeStudio> {
  const studio = await startPracticeStudio({ script: { streams: readySoon, ...script }, now });
  onEnd(() => studio.stop());
  return studio;
}

/** The connection to it, with its keys. */
export const connectionTo = (studio: PracticeStudio, more: object = {}) => ({
  name: 'North Pier Films',
  kind: 'nimble',
  region: studio.region,
  endpoint: studio.endpoint,
  hosts: ['127.0.0.1'],
  credentials: {
    source: 'keychain',
    accessKeyId: studio.accessKeyId,
    secretAccessKey: studio.secretAccessKey,
  },
  ...more,
});
