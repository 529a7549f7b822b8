import type { StreamState, StreamStatusCode } from './wire-types.ts';

/** One state in the life of a stream. Without `forMs` it lasts forever. */
export interface StreamStep {
  readonly state: StreamState;
  readonly statusCode: StreamStatusCode;
  readonly forMs?: number;
}

/** The states of a stream in order. The last one never ends, even if it has `forMs`. */
export type Timeline = readonly [StreamStep, ...StreamStep[]];

/** READY four seconds after the request. */
export const defaultTimeline: Timeline = [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 4_000 },
  { state: 'READY', statusCode: 'STREAM_READY' },
];

/** The step of a stream `elapsedMs` after it was created. */
export function streamStepAt(timeline: Timeline, elapsedMs: number): StreamStep {
  let [step] = timeline;
  let endsAtMs = 0;
  for (const next of timeline) {
    step = next;
    endsAtMs += next.forMs ?? Infinity;
    if (elapsedMs < endsAtMs) break;
  }
  return step;
}
