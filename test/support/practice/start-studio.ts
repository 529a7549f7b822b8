import { NimbleClient, type NimbleClientConfig } from '@aws-sdk/client-nimble';
import { onTestFinished } from 'vitest';
import {
  startPracticeStudio,
  type PracticeOptions,
  type PracticeStudio,
} from '../../../src/practice/studio.ts';

/** Starts a practice studio that stops when the test ends. */
export async function startStudio(options: PracticeOptions = {}): Promise<PracticeStudio> {
  const studio = await startPracticeStudio(options);
  onTestFinished(() => studio.stop());
  return studio;
}

/** AWS's own client for a studio. It does not retry, so that each response is visible. */
export function clientFor(studio: PracticeStudio, config: NimbleClientConfig = {}): NimbleClient {
  const { endpoint, region, accessKeyId, secretAccessKey } = studio;
  const credentials = { accessKeyId, secretAccessKey };
  const client = new NimbleClient({ endpoint, region, credentials, maxAttempts: 1, ...config });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

/** A clock that moves only when `pass` is called. */
export function createHandClock(startMs = Date.now()): {
  now: () => number;
  pass: (ms: number) => void;
} {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

/** The ready workstation of the default studio. */
export const readyId = 'compositing-01';
