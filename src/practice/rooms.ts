import { createAcceptances } from './acceptances.ts';
import { account, arn } from './arn.ts';
import { catalogueOf, manners, profileIn, type Catalogue } from './catalogue.ts';
import { artist } from './people.ts';
import type { RandomBytes } from './random.ts';
import type { Script, ScriptedBackup, ScriptedSession, ScriptedStudio } from './script.ts';
import { createSessionStore } from './session-store.ts';
import { usualAcceptedEulas, usualImages, usualProfiles } from './usual-catalogue.ts';
import { usualBackups, usualSessions } from './usual-sessions.ts';
import type { StreamingSessionBackup } from './catalogue-wire.ts';
import { timestamp, type StreamingSession, type Studio } from './wire.ts';
import type { StudioRoom } from './world.ts';

const dayMs = 24 * 60 * 60_000;

/** Fills in what a script leaves out. The first studio gets `studioId` where it names none. */
export function roomsOf(
  script: Script,
  studioId: string,
  random: RandomBytes,
  nowMs: number,
): readonly StudioRoom[] {
  const scripted = script.studios ?? [{}];
  return scripted.map(({ studio = {}, sessions }, index) => {
    const id = index === 0 ? studioId : `${studioId}-${String(index + 1)}`;
    const filled = fillStudio({ studioId: id, ...studio }, nowMs);
    return fillRoom(filled, script, fillings(script, sessions, index === 0, nowMs), random, nowMs);
  });
}

interface Fillings {
  readonly sessions: readonly ScriptedSession[];
  readonly backups: readonly ScriptedBackup[];
}

/** A studio's workstations and their backups. The usual backups are those of a usual workstation. */
function fillings(
  script: Script,
  said: ScriptedStudio['sessions'],
  isFirst: boolean,
  nowMs: number,
): Fillings {
  if (!isFirst) return { sessions: said ?? [], backups: [] };
  const sessions = said ?? script.sessions;
  const usual = sessions === undefined ? usualBackups(nowMs) : [];
  return { sessions: sessions ?? usualSessions(nowMs), backups: script.backups ?? usual };
}

function fillRoom(
  studio: Studio,
  script: Script,
  { sessions, backups }: Fillings,
  random: RandomBytes,
  nowMs: number,
): StudioRoom {
  const region = studio.homeRegion ?? 'us-west-2';
  const said = {
    profiles: script.launchProfiles ?? usualProfiles,
    images: script.streamingImages ?? usualImages,
  };
  const createdAtMs = nowMs - 30 * dayMs;
  const catalogue = catalogueOf(said, region, createdAtMs);
  const acceptances = createAcceptances(studio.studioId, random);
  acceptances.accept(script.acceptedEulas ?? usualAcceptedEulas, createdAtMs);
  const filled = sessions.map((one, index) => fillSession(one, index, region, catalogue, nowMs));
  return {
    studio,
    sessions: createSessionStore(filled, script.changes ?? {}),
    catalogue,
    backups: backups.map((one, index) => fillBackup(one, index, region, filled, nowMs)),
    acceptances,
  };
}

function fillStudio(said: Partial<Studio> & Pick<Studio, 'studioId'>, nowMs: number): Studio {
  const { studioId } = said;
  const region = said.homeRegion ?? 'us-west-2';
  return {
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
}

function fillSession(
  { name, ...said }: ScriptedSession,
  index: number,
  region: string,
  catalogue: Catalogue,
  nowMs: number,
): StreamingSession {
  const sessionId = said.sessionId ?? `workstation-${String(index + 1)}`;
  const owner = said.ownedBy ?? artist;
  const launchProfileId = said.launchProfileId ?? catalogue.profiles[0]?.launchProfileId;
  const profile = profileIn(catalogue, launchProfileId);
  const streamingImageId = profile?.streamConfiguration.streamingImageIds[0];
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
    ...(launchProfileId === undefined ? {} : { launchProfileId }),
    ...(streamingImageId === undefined ? {} : { streamingImageId }),
    createdAt: timestamp(nowMs - dayMs),
    createdBy: owner,
    ownedBy: owner,
    updatedAt: timestamp(nowMs - dayMs),
    updatedBy: owner,
    ...(profile === undefined ? {} : manners(profile)),
    ...said,
    tags: tags ?? {},
  };
}

function fillBackup(
  said: ScriptedBackup,
  index: number,
  region: string,
  sessions: readonly StreamingSession[],
  nowMs: number,
): StreamingSessionBackup {
  const backupId = said.backupId ?? `backup-${String(index + 1)}`;
  const of = sessions.find(({ sessionId }) => sessionId === said.sessionId);
  return {
    backupId,
    state: 'READY',
    statusCode: 'STREAMING_SESSION_READY',
    statusMessage: 'The backup is ready.',
    arn: arn(region, `streaming-session-backup/${backupId}`),
    createdAt: timestamp(nowMs - dayMs),
    ...(of?.launchProfileId === undefined ? {} : { launchProfileId: of.launchProfileId }),
    ownedBy: of?.ownedBy ?? artist,
    tags: {},
    ...said,
  };
}
