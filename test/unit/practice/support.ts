import { NimbleClient, type NimbleClientConfig } from '@aws-sdk/client-nimble';
import { onTestFinished } from 'vitest';
import {
  startPracticeStudio,
  type PracticeOptions,
  type PracticeStudio,
} from '../../../src/practice/studio.ts';

/** A practice studio that stops when the test is over. */
export async function startStudio(options: PracticeOptions = {}): Promise<PracticeStudio> {
  const studio = await startPracticeStudio(options);
  onTestFinished(() => studio.stop());
  return studio;
}

/** AWS's own client for that studio; one attempt a call, so that each answer is seen. */
export function clientFor(studio: PracticeStudio, config: NimbleClientConfig = {}): NimbleClient {
  const { endpoint, region, accessKeyId, secretAccessKey } = studio;
  const credentials = { accessKeyId, secretAccessKey };
  const client = new NimbleClient({ endpoint, region, credentials, maxAttempts: 1, ...config });
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}

/** A clock that stands still until it is moved. */
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

/** Ids that every studio of the usual script has. */
export const readyId = 'compositing-01';
