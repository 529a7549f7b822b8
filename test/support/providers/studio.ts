import { onTestFinished } from 'vitest';
import {
  startPracticeStudio,
  type PracticeOptions,
  type PracticeStudio,
} from '../../../src/practice/studio.ts';
import type { Timeline } from '../../../src/practice/data/timeline.ts';

/** A stream that is ready at the second look. */
export const readySoon: Timeline = [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 300 },
  { state: 'READY', statusCode: 'STREAM_READY' },
];

/** A practice studio on real time, gone when the test is over. */
export async function openStudio(script: PracticeOptions['script'] = {}): Promise<PracticeStudio> {
  const studio = await startPracticeStudio({ script: { streams: readySoon, ...script } });
  onTestFinished(() => studio.stop());
  return studio;
}

/** The connection that leads to it, with its keys. */
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
