import { describe, expect, it, vi } from 'vitest';
import { createFaultSource } from '../../../../src/practice/faults/fault.ts';

describe('faults', () => {
  it('in a queue are used in order, each for its operation and `times` times', () => {
    const next = createFaultSource([
      { on: 'GetStudio', fault: { kind: 'conflict' } },
      { on: 'ListStudios', fault: { kind: 'throttle' }, times: 2 },
      { on: 'ListStudios', fault: 'none' },
      { fault: { kind: 'drop' } },
    ]);
    const kinds = (
      ['ListStudios', 'ListStudios', 'GetStudio', 'ListStudios', 'GetStudio'] as const
    ).map((operation) => next(operation)?.kind);
    expect(kinds).toEqual(['throttle', 'throttle', 'conflict', undefined, 'drop']);
    expect(next('ListStudios')).toBeUndefined();
  });

  it('from a function depend on the count of each operation', () => {
    const faultAt = vi.fn(() => undefined);
    const next = createFaultSource(faultAt);
    next('GetStudio');
    next('ListStudios');
    next('GetStudio');
    expect(faultAt.mock.calls).toEqual([
      ['GetStudio', 1],
      ['ListStudios', 1],
      ['GetStudio', 2],
    ]);
  });
});
