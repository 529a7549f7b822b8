import type { ScriptedBackup, ScriptedSession } from './scripted-studio.ts';
import { practiceUser } from './practice-account.ts';
import { timestamp } from './wire-types.ts';

const hourMs = 60 * 60_000;

/**
 * The workstations of the default studio. Exactly one is READY, because `connect` without a session
 * needs a single ready workstation. Ids are the same in every run, so that links keep working.
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
    },
    {
      sessionId: 'simulation-04',
      name: 'Simulation 04',
      state: 'START_FAILED',
      statusCode: 'INSUFFICIENT_CAPACITY',
      statusMessage: 'There is no free machine of this type.',
      ec2InstanceType: 'g5.16xlarge',
      launchProfileId: 'practice-simulation',
      ownedBy: 'practice-simulator',
      startedAt: timestamp(nowMs - 2 * hourMs),
      startedBy: 'practice-simulator',
    },
  ];
}

/** The backups of the stopped default workstation, newest first. */
export function defaultBackups(nowMs: number): readonly ScriptedBackup[] {
  const sessionId = 'look-development-02';
  return [
    { backupId: 'backup-evening', sessionId, createdAt: timestamp(nowMs - 12 * hourMs) },
    { backupId: 'backup-morning', sessionId, createdAt: timestamp(nowMs - 21 * hourMs) },
  ];
}
