import type { StreamState, StreamStatusCode } from './wire.ts';

/** One stretch of a stream's life. Without `forMs` it lasts for ever. */
export interface StreamStep {
  readonly state: StreamState;
  readonly statusCode: StreamStatusCode;
  readonly forMs?: number;
}

/** A stream's life, first step first; the last step never ends, whatever its `forMs` says. */
export type Timeline = readonly [StreamStep, ...StreamStep[]];

/** About four seconds from asking to READY. */
export const usualTimeline: Timeline = [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 4_000 },
  { state: 'READY', statusCode: 'STREAM_READY' },
];

/** The step a stream is in `elapsedMs` after it was made. */
export function stepAt(timeline: Timeline, elapsedMs: number): StreamStep {
  let [step] = timeline;
  let endsAtMs = 0;
  for (const next of timeline) {
    step = next;
    endsAtMs += next.forMs ?? Infinity;
    if (elapsedMs < endsAtMs) break;
  }
  return step;
}
