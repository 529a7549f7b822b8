import { describe, expect, it } from 'vitest';
import { streamStepAt, type Timeline } from '../../../../src/practice/data/timeline.ts';

describe('a timeline', () => {
  const creating = { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' };
  const ready = { state: 'READY', statusCode: 'STREAM_READY' };
  const deleted = { state: 'DELETED', statusCode: 'STREAM_DELETED' };
  const timeline: Timeline = [
    { ...creating, forMs: 100 },
    { ...ready, forMs: 50 },
    { ...deleted, forMs: 1 },
  ];

  it.each([
    [0, 'CREATE_IN_PROGRESS'],
    [99, 'CREATE_IN_PROGRESS'],
    [100, 'READY'],
    [149, 'READY'],
    [150, 'DELETED'],
    [1_000_000, 'DELETED'],
  ])('after %d ms is in %s', (elapsedMs, state) => {
    expect(streamStepAt(timeline, elapsedMs).state).toBe(state);
  });

  it('stays forever in a step without a duration', () => {
    expect(streamStepAt([creating, ready], 1e12)).toBe(creating);
  });
});
