import { describe, expect, it } from 'vitest';
import {
  findInterrupted,
  forgottenLaunches,
  INTERRUPTED_MS,
} from '../../../../../src/main/core/launch/records/interrupted.ts';
import type { ActiveRecord } from '../../../../../src/main/core/launch/records/records.ts';
import { connectionId, launchId, resourceId } from '../../support/fakes.ts';

const now = 1_000_000;
const request = {
  connection: connectionId('north-pier'),
  order: { profile: resourceId('lp-comp'), image: resourceId('si-linux') },
};
const interrupted: ActiveRecord = {
  launch: launchId(1),
  connection: request.connection,
  connectionName: 'North Pier',
  token: 'stream-token',
  connects: false,
  at: now - 30_000,
  state: 'creating',
  by: { use: 'command', pid: 7 },
  change: { what: 'create', token: 'lost-token', ...request.order },
};
const nothingRuns = () => false;
const find = (more: Partial<ActiveRecord>, isRunning: (pid: number) => boolean = nothingRuns) =>
  findInterrupted({ underWay: [{ ...interrupted, ...more }] }, request, now, isRunning);

describe('an interrupted creation', () => {
  it('is found by its connection and order', () => {
    expect(find({})).toEqual(interrupted);
    expect(find({ studio: resourceId('studio-1') })).toBeDefined();
  });

  const change = { what: 'create', token: 'lost-token', ...request.order } as const;
  it.each<[string, Partial<ActiveRecord>]>([
    ['another connection', { connection: connectionId('south-pier') }],
    ['another profile', { change: { ...change, profile: resourceId('lp-light') } }],
    ['another image', { change: { ...change, image: resourceId('si-windows') } }],
    ['an instance type', { change: { ...change, instanceType: resourceId('g5.xlarge') } }],
    ['another change', { change: { what: 'start', token: 'lost-token' } }],
    ['the window, which continues it itself', { by: { use: 'window', pid: 7 } }],
    ['a time long ago', { at: now - INTERRUPTED_MS - 1 }],
    ['a time in the future', { at: now + INTERRUPTED_MS + 1 }],
  ])('is not found for %s', (_, more) => {
    expect(find(more)).toBeUndefined();
  });

  it('is not found while its command is still running', () => {
    expect(find({}, (pid) => pid === 7)).toBeUndefined();
  });

  it('is not found for another studio', () => {
    const underWay = [{ ...interrupted, studio: resourceId('studio-1') }];
    const elsewhere = { ...request, studio: resourceId('studio-2') };
    expect(findInterrupted({ underWay }, elsewhere, now, nothingRuns)).toBeUndefined();
  });

  it('is the newest of several', () => {
    const second = { ...interrupted, launch: launchId(2) };
    const found = findInterrupted({ underWay: [interrupted, second] }, request, now, nothingRuns);
    expect(found).toBe(second);
  });
});

describe('abandoned launches', () => {
  it('are those of commands that ended long ago', () => {
    const old = { at: now - INTERRUPTED_MS - 1 };
    const underWay: ActiveRecord[] = [
      { ...interrupted, ...old },
      { ...interrupted, launch: launchId(2) },
      { ...interrupted, ...old, launch: launchId(3), by: { use: 'window', pid: 7 } },
      { ...interrupted, ...old, launch: launchId(4), by: { use: 'command', pid: 8 } },
    ];
    expect(forgottenLaunches({ underWay }, now, (pid) => pid === 8)).toEqual([launchId(1)]);
  });
});
