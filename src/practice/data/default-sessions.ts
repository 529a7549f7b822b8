import type { ScriptedBackup, ScriptedSession } from './scripted-studio.ts';
import type { ChangeKind, ChangePlan } from './session-change.ts';
import { practiceUser } from './practice-account.ts';
import { timestamp, type StreamingSession } from './wire-types.ts';

const hourMs = 60 * 60_000;
/** The owner of the workstation whose start fails. */
const otherUser = 'practice-simulator';

/**
 * The workstations of the default studio: one that is READY, one that is stopped, one that is READY
 * soon, and one that failed to start. Ids are the same in every run, so that links keep working.
 */
export function defaultSessions(nowMs: number): readonly ScriptedSession[] {
  return [
    {
      sessionId: 'compositing-01',
      name: 'Compositing 01',
      state: 'READY',
      statusCode: 'STREAMING_SESSION_READY',
      statusMessage: 'The workstation is ready.',
      ec2InstanceType: 'g5.2xlarge',
      launchProfileId: 'practice-compositing',
      startedAt: timestamp(nowMs - hourMs),
      startedBy: practiceUser,
      // A session runs 690 minutes unless its launch profile says otherwise.
      stopAt: timestamp(nowMs - hourMs + 690 * 60_000),
    },
    {
      sessionId: 'look-development-02',
      name: 'Look development 02',
      state: 'STOPPED',
      statusCode: 'STREAMING_SESSION_STOPPED',
      statusMessage: 'The workstation is stopped.',
      ec2InstanceType: 'g5.4xlarge',
      launchProfileId: 'practice-compositing',
      stoppedAt: timestamp(nowMs - 12 * hourMs),
      stoppedBy: practiceUser,
      terminateAt: timestamp(nowMs - 12 * hourMs + 5_760 * 60_000),
    },
    {
      sessionId: 'animation-03',
      name: 'Animation 03',
      state: 'START_IN_PROGRESS',
      statusCode: 'STREAMING_SESSION_START_IN_PROGRESS',
      statusMessage: 'The workstation is starting.',
      ec2InstanceType: 'g4dn.xlarge',
      launchProfileId: 'practice-animation',
      streamingImageId: 'practice-linux',
      startedAt: timestamp(nowMs),
      startedBy: practiceUser,
      readyAfterMs: 20_000,
    },
    {
      sessionId: 'simulation-04',
      name: 'Simulation 04',
      state: 'START_FAILED',
      statusCode: 'INSUFFICIENT_CAPACITY',
      statusMessage: 'There is no free machine of this type.',
      ec2InstanceType: 'g5.16xlarge',
      launchProfileId: 'practice-simulation',
      ownedBy: otherUser,
      startedAt: timestamp(nowMs - 2 * hourMs),
      startedBy: otherUser,
    },
  ];
}

/**
 * The default changes: they succeed, except the first start of the workstation that another user
 * failed to start. The second one succeeds, as its advice promises ("Try again in a while").
 */
export function defaultChanges(
  kind: ChangeKind,
  _: number,
  { startedBy }: StreamingSession,
): ChangePlan {
  return kind === 'start' && startedBy === otherUser
    ? {
        failsWith: 'INSUFFICIENT_CAPACITY',
        failureMessage: 'There is no free machine of this type.',
      }
    : {};
}

/** The backups of the stopped default workstation, newest first. */
export function defaultBackups(nowMs: number): readonly ScriptedBackup[] {
  const sessionId = 'look-development-02';
  return [
    { backupId: 'backup-evening', sessionId, createdAt: timestamp(nowMs - 12 * hourMs) },
    { backupId: 'backup-morning', sessionId, createdAt: timestamp(nowMs - 21 * hourMs) },
  ];
}
