import { describe, expect, test } from 'vitest';
import { costSoFar } from '../../../src/renderer/workstations/cost-so-far.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';

const HOUR_MS = 3_600_000;
const nowMs = Date.UTC(2026, 10, 28, 12);
const prices = { currency: 'USD', perHour: { 'g5.2xlarge': 1.2, 'c7.large': 0 } };
const running: Workstation = {
  id: 'i-1',
  studio: 'x',
  state: 'READY',
  instanceType: 'g5.2xlarge',
  startedAt: new Date(nowMs - 2.5 * HOUR_MS).toISOString(),
};

describe('the cost of a workstation', () => {
  test('is the price of the hours since it was started', () => {
    expect(costSoFar(running, prices, nowMs)).toEqual({
      amount: 3,
      perHour: 1.2,
      currency: 'USD',
    });
  });

  test('is zero if the price is zero', () => {
    expect(costSoFar({ ...running, instanceType: 'c7.large' }, prices, nowMs)?.amount).toBe(0);
  });

  test.each<[string, Partial<Workstation>]>([
    ['is stopped', { state: 'STOPPED' }],
    ['has no known start', { startedAt: undefined }],
    ['has an invalid start time', { startedAt: 'yesterday' }],
    ['was started in the future', { startedAt: new Date(nowMs + 1).toISOString() }],
    ['has a type without a price', { instanceType: 'g6.xlarge' }],
    ['has a type that is named like a property of all objects', { instanceType: 'constructor' }],
    ['has no type', { instanceType: undefined }],
  ])('is unknown if it %s', (_, more) => {
    expect(costSoFar({ ...running, ...more }, prices, nowMs)).toBeUndefined();
  });

  test('is unknown without prices', () => {
    expect(costSoFar(running, undefined, nowMs)).toBeUndefined();
  });
});
