import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaunchProfile } from '../../../src/practice/catalogue-wire.ts';
import {
  changeOf,
  isStoppable,
  type ChangeCourse,
  type ChangeKind,
} from '../../../src/practice/session-change.ts';
import type { StreamingSession } from '../../../src/practice/wire.ts';

const noon = Date.UTC(2024, 0, 2, 12);
const kinds: readonly ChangeKind[] = ['create', 'start', 'stop', 'delete'];

const profile = (maxStoppedSessionLengthInMinutes: number): LaunchProfile => ({
  launchProfileId: 'shots',
  name: 'Shots',
  state: 'READY',
  streamConfiguration: {
    clipboardMode: 'ENABLED',
    ec2InstanceTypes: ['g5.xlarge'],
    streamingImageIds: ['desk'],
    maxSessionLengthInMinutes: 120,
    maxStoppedSessionLengthInMinutes,
  },
});

const session: StreamingSession = {
  sessionId: 'shot-10',
  state: 'READY',
  automaticTerminationMode: 'ACTIVATED',
  stopAt: '2024-01-02T20:00:00Z',
  terminateAt: '2024-01-03T20:00:00Z',
};

const change = (kind: ChangeKind, course: ChangeCourse = {}, of = profile(60)) =>
  changeOf(kind, session, of, course, noon);

describe('a change of a workstation', () => {
  it.each([
    ['create', 'CREATE_IN_PROGRESS', 5_000, 'READY', 'STREAMING_SESSION_READY'],
    ['start', 'START_IN_PROGRESS', 3_000, 'READY', 'STREAMING_SESSION_READY'],
    ['stop', 'STOP_IN_PROGRESS', 2_000, 'STOPPED', 'STREAMING_SESSION_STOPPED'],
    ['delete', 'DELETE_IN_PROGRESS', 2_000, 'DELETED', 'STREAMING_SESSION_DELETED'],
  ] as const)('%s is %s for %d ms, then %s', (kind, state, forMs, endState, endCode) => {
    const { begun, ended, endsAtMs } = change(kind);
    expect(begun).toMatchObject({ state, statusCode: `STREAMING_SESSION_${state}` });
    expect(endsAtMs - noon).toBe(forMs);
    expect(ended).toMatchObject({ state: endState, statusCode: endCode });
    expect(ended.statusMessage).not.toBe(begun.statusMessage);
  });

  it.each(kinds)('%s takes as long as it is told and fails as it is told', (kind) => {
    const failure = { failsWith: 'AMI_VALIDATION_ERROR', failureMessage: 'Worn out.' };
    const { ended, endsAtMs } = change(kind, { forMs: 10, ...failure });
    expect(endsAtMs - noon).toBe(10);
    expect(ended).toMatchObject({
      state: `${kind.toUpperCase()}_FAILED`,
      statusCode: 'AMI_VALIDATION_ERROR',
      statusMessage: 'Worn out.',
    });
    expect([ended.stopAt, ended.terminateAt]).toEqual([undefined, undefined]);
  });

  it.each(kinds)('%s that fails has words of its own', (kind) => {
    const { ended } = change(kind, { failsWith: 'INTERNAL_ERROR' });
    expect(ended.statusMessage).toMatch(/^The workstation could not be /);
  });

  it('says who started it and when, and when it will stop by itself', () => {
    const { begun, ended } = change('start');
    expect(begun).toMatchObject({
      startedAt: '2024-01-02T12:00:00Z',
      startedBy: 'practice-artist',
      updatedAt: '2024-01-02T12:00:00Z',
    });
    expect([begun.stopAt, begun.terminateAt]).toEqual([undefined, undefined]);
    expect(ended).toMatchObject({
      stopAt: '2024-01-02T14:00:03Z',
      updatedAt: '2024-01-02T12:00:03Z',
    });
    expect(ended.terminateAt).toBeUndefined();
  });

  it('says who stopped it and when, and when it will be deleted by itself', () => {
    const { begun, ended } = change('stop');
    expect(begun).toMatchObject({
      stoppedAt: '2024-01-02T12:00:00Z',
      stoppedBy: 'practice-artist',
    });
    expect(ended.terminateAt).toBe('2024-01-02T13:00:02Z');
    expect(ended.stopAt).toBeUndefined();
  });

  it('promises no end to a stopped one that is kept for ever', () => {
    const kept = { ...session, automaticTerminationMode: 'DEACTIVATED' };
    const { ended } = changeOf('stop', kept, profile(60), {}, noon);
    expect(ended.terminateAt).toBeUndefined();
  });

  it('promises a ready one that cannot be stopped its end instead', () => {
    const { ended } = change('create', {}, profile(0));
    expect(ended.terminateAt).toBe('2024-01-02T14:00:05Z');
    expect(ended.stopAt).toBeUndefined();
  });

  it('goes by what is usual where the launch profile is unknown', () => {
    const started = changeOf('start', session, undefined, { forMs: 0 }, noon);
    expect(started.ended.stopAt).toBe('2024-01-02T23:30:00Z');
    const stopped = changeOf('stop', session, undefined, { forMs: 0 }, noon);
    expect(stopped.ended.terminateAt).toBe('2024-01-06T12:00:00Z');
  });

  it('leaves the workstation that it was given as it is, and its name, whatever happens', () => {
    const anyKind = fc.constantFrom(...kinds);
    const anyCourse = fc.record(
      { forMs: fc.nat(100_000), failsWith: fc.string() },
      { requiredKeys: [] },
    );
    const given = Object.freeze({ ...session });
    fc.assert(
      fc.property(anyKind, anyCourse, fc.nat(), (kind, course, nowMs) => {
        const { begun, ended, endsAtMs } = changeOf(kind, given, profile(60), course, nowMs);
        expect(given).toEqual(session);
        expect([begun.sessionId, ended.sessionId]).toEqual(['shot-10', 'shot-10']);
        expect(endsAtMs).toBeGreaterThanOrEqual(nowMs);
        expect(begun.state).toMatch(/_IN_PROGRESS$/);
        expect(ended.state).not.toMatch(/_IN_PROGRESS$/);
      }),
    );
  });
});

it.each([
  [profile(0), false],
  [profile(1), true],
  [undefined, true],
] as const)('stopping by launch profile, row %#, is %s', (of, answer) => {
  expect(isStoppable(of)).toBe(answer);
});
