import { usualSessions } from './usual-sessions.ts';
import type { Script, ScriptedSession } from './script.ts';
import { timestamp, type StreamingSession, type Studio } from './wire.ts';
import type { StudioRoom } from './world.ts';

const dayMs = 24 * 60 * 60_000;
const account = '000000000000';

/** Fills in what a script leaves out. The first studio gets `studioId` where it names none. */
export function roomsOf(script: Script, studioId: string, nowMs: number): readonly StudioRoom[] {
  const scripted = script.studios ?? [{}];
  return scripted.map(({ studio = {}, sessions }, index) => {
    const usual = index === 0 ? (script.sessions ?? usualSessions(nowMs)) : [];
    const id = index === 0 ? studioId : `${studioId}-${String(index + 1)}`;
    return fillStudio({ studioId: id, ...studio }, sessions ?? usual, nowMs);
  });
}

function fillStudio(
  said: Partial<Studio> & Pick<Studio, 'studioId'>,
  sessions: readonly ScriptedSession[],
  nowMs: number,
): StudioRoom {
  const { studioId } = said;
  const region = said.homeRegion ?? 'us-west-2';
  const studio: Studio = {
    studioName: 'practice',
    displayName: 'Practice studio',
    state: 'READY',
    statusCode: 'STUDIO_CREATED',
    statusMessage: 'The studio is ready.',
    homeRegion: region,
    studioUrl: 'https://practice.invalid/',
    arn: arn(region, `studio/${studioId}`),
    adminRoleArn: `arn:aws:iam::${account}:role/practice-admin`,
    userRoleArn: `arn:aws:iam::${account}:role/practice-user`,
    ssoClientId: 'practice',
    studioEncryptionConfiguration: { keyType: 'AWS_OWNED_KEY' },
    createdAt: timestamp(nowMs - 30 * dayMs),
    updatedAt: timestamp(nowMs - 30 * dayMs),
    tags: {},
    ...said,
  };
  return { studio, sessions: sessions.map((one, index) => fillSession(one, index, region, nowMs)) };
}

function fillSession(
  { name, ...said }: ScriptedSession,
  index: number,
  region: string,
  nowMs: number,
): StreamingSession {
  const sessionId = said.sessionId ?? `workstation-${String(index + 1)}`;
  const owner = said.ownedBy ?? 'practice-artist';
  const tags = name === undefined ? said.tags : { Name: name, ...said.tags };
  return {
    sessionId,
    state: 'READY',
    // What a READY workstation says; one in another state says it itself, or nothing.
    ...(said.state === undefined || said.state === 'READY'
      ? { statusCode: 'STREAMING_SESSION_READY', statusMessage: 'The workstation is ready.' }
      : {}),
    arn: arn(region, `streaming-session/${sessionId}`),
    ec2InstanceType: 'g5.2xlarge',
    launchProfileId: 'practice-profile',
    streamingImageId: 'practice-image',
    createdAt: timestamp(nowMs - dayMs),
    createdBy: owner,
    ownedBy: owner,
    updatedAt: timestamp(nowMs - dayMs),
    updatedBy: owner,
    automaticTerminationMode: 'DEACTIVATED',
    backupMode: 'DEACTIVATED',
    maxBackupsToRetain: 0,
    sessionPersistenceMode: 'DEACTIVATED',
    volumeRetentionMode: 'DELETE',
    ...said,
    tags: tags ?? {},
  };
}

function arn(region: string, resource: string): string {
  return `arn:aws:nimble:${region}:${account}:${resource}`;
}
