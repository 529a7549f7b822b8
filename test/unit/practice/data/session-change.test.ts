import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaunchProfile } from '../../../../src/practice/data/catalogue-wire-types.ts';
import {
  beginChange,
  isStoppable,
  type ChangePlan,
  type ChangeKind,
} from '../../../../src/practice/data/session-change.ts';
import type { StreamingSession } from '../../../../src/practice/data/wire-types.ts';

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

const change = (kind: ChangeKind, plan: ChangePlan = {}, of = profile(60)) =>
  beginChange(kind, session, of, plan, noon);

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

  it.each(kinds)(
    '%s takes the planned time and fails with the planned code and message',
    (kind) => {
      const failure = { failsWith: 'AMI_VALIDATION_ERROR', failureMessage: 'Invalid image.' };
      const { ended, endsAtMs } = change(kind, { forMs: 10, ...failure });
      expect(endsAtMs - noon).toBe(10);
      expect(ended).toMatchObject({
        state: `${kind.toUpperCase()}_FAILED`,
        statusCode: 'AMI_VALIDATION_ERROR',
        statusMessage: 'Invalid image.',
      });
      expect([ended.stopAt, ended.terminateAt]).toEqual([undefined, undefined]);
    },
  );

  it.each(kinds)('%s that fails without a planned message has a default one', (kind) => {
    const { ended } = change(kind, { failsWith: 'INTERNAL_ERROR' });
    expect(ended.statusMessage).toMatch(/^The workstation could not be /);
  });

  it('shows who started it and when, and when it will stop automatically', () => {
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

  it('shows who stopped it and when, and when it will be deleted automatically', () => {
    const { begun, ended } = change('stop');
    expect(begun).toMatchObject({
      stoppedAt: '2024-01-02T12:00:00Z',
      stoppedBy: 'practice-artist',
    });
    expect(ended.terminateAt).toBe('2024-01-02T13:00:02Z');
    expect(ended.stopAt).toBeUndefined();
  });

  it('shows no deletion of a stopped workstation without automatic termination', () => {
    const kept = { ...session, automaticTerminationMode: 'DEACTIVATED' };
    const { ended } = beginChange('stop', kept, profile(60), {}, noon);
    expect(ended.terminateAt).toBeUndefined();
  });

  it('shows when a ready workstation that cannot be stopped will be deleted', () => {
    const { ended } = change('create', {}, profile(0));
    expect(ended.terminateAt).toBe('2024-01-02T14:00:05Z');
    expect(ended.stopAt).toBeUndefined();
  });

  it('uses the defaults if the launch profile is unknown', () => {
    const started = beginChange('start', session, undefined, { forMs: 0 }, noon);
    expect(started.ended.stopAt).toBe('2024-01-02T23:30:00Z');
    const stopped = beginChange('stop', session, undefined, { forMs: 0 }, noon);
    expect(stopped.ended.terminateAt).toBe('2024-01-06T12:00:00Z');
  });

  it('never changes its input or the id, whatever the plan', () => {
    const anyKind = fc.constantFrom(...kinds);
    const anyPlan = fc.record(
      { forMs: fc.nat(100_000), failsWith: fc.string() },
      { requiredKeys: [] },
    );
    const given = Object.freeze({ ...session });
    fc.assert(
      fc.property(anyKind, anyPlan, fc.nat(), (kind, plan, nowMs) => {
        const { begun, ended, endsAtMs } = beginChange(kind, given, profile(60), plan, nowMs);
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
  ['0 minutes', profile(0), false],
  ['1 minute', profile(1), true],
  ['an unknown time', undefined, true],
] as const)(
  'a workstation that its launch profile keeps stopped for %s can be stopped or not',
  (_, of, answer) => {
    expect(isStoppable(of)).toBe(answer);
  },
);
