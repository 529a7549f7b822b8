import { createEulaAcceptanceStore } from './eula-acceptances.ts';
import { account, arn, practiceUser } from './practice-account.ts';
import { createCatalogue, profileBehaviour, findProfile, type Catalogue } from './catalogue.ts';
import type { RandomBytes } from './random.ts';
import type {
  SeedScript,
  ScriptedBackup,
  ScriptedSession,
  ScriptedStudio,
} from './scripted-studio.ts';
import { beginChange } from './session-change.ts';
import { createSessionStore } from './session-store.ts';
import { defaultAcceptedEulas, defaultImages, defaultProfiles } from './default-catalogue.ts';
import { defaultBackups, defaultChanges, defaultSessions } from './default-sessions.ts';
import type { StreamingSessionBackup } from './catalogue-wire-types.ts';
import { timestamp, type StreamingSession, type Studio } from './wire-types.ts';
import type { StudioData } from './studio-data.ts';

const dayMs = 24 * 60 * 60_000;

/**
 * Creates the studios of a script. Fields that are left out get default values. The first studio
 * has the id `studioId` unless the script names one; further ones get a number after it.
 */
export function seedStudios(
  script: SeedScript,
  studioId: string,
  random: RandomBytes,
  nowMs: number,
): readonly StudioData[] {
  const scriptedStudios = script.studios ?? [{}];
  return scriptedStudios.map(({ studio = {}, sessions }, index) => {
    const id = index === 0 ? studioId : `${studioId}-${String(index + 1)}`;
    const filled = fillStudio({ studioId: id, ...studio }, nowMs);
    return createStudioData(
      filled,
      script,
      contentsOf(script, sessions, index === 0, nowMs),
      random,
      nowMs,
    );
  });
}

interface StudioContents {
  readonly sessions: readonly ScriptedSession[];
  readonly backups: readonly ScriptedBackup[];
}

/** A studio's workstations and backups. Default backups need the default workstations. */
function contentsOf(
  script: SeedScript,
  scripted: ScriptedStudio['sessions'],
  isFirst: boolean,
  nowMs: number,
): StudioContents {
  if (!isFirst) return { sessions: scripted ?? [], backups: [] };
  const sessions = scripted ?? script.sessions;
  const fallback = sessions === undefined ? defaultBackups(nowMs) : [];
  return { sessions: sessions ?? defaultSessions(nowMs), backups: script.backups ?? fallback };
}

function createStudioData(
  studio: Studio,
  script: SeedScript,
  { sessions, backups }: StudioContents,
  random: RandomBytes,
  nowMs: number,
): StudioData {
  const region = studio.homeRegion ?? 'us-west-2';
  const scripted = {
    profiles: script.launchProfiles ?? defaultProfiles,
    images: script.streamingImages ?? defaultImages,
  };
  const createdAtMs = nowMs - 30 * dayMs;
  const catalogue = createCatalogue(scripted, region, createdAtMs);
  const acceptances = createEulaAcceptanceStore(studio.studioId, random);
  acceptances.accept(script.acceptedEulas ?? defaultAcceptedEulas, createdAtMs);
  const filled = sessions.map((one, index) => fillSession(one, index, region, catalogue, nowMs));
  const store = createSessionStore(filled, script.changes ?? defaultChanges);
  store.restore(
    filled.map((session, index) => {
      const forMs = sessions[index]?.readyAfterMs;
      if (forMs === undefined) return { session };
      const profile = findProfile(catalogue, session.launchProfileId);
      return { session, change: beginChange('start', session, profile, { forMs }, nowMs) };
    }),
  );
  return {
    details: studio,
    sessions: store,
    catalogue,
    backups: backups.map((one, index) => fillBackup(one, index, region, filled, nowMs)),
    acceptances,
  };
}

function fillStudio(scripted: Partial<Studio> & Pick<Studio, 'studioId'>, nowMs: number): Studio {
  const { studioId } = scripted;
  const region = scripted.homeRegion ?? 'us-west-2';
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
    ...scripted,
  };
}

function fillSession(
  { name, readyAfterMs: _, ...scripted }: ScriptedSession,
  index: number,
  region: string,
  catalogue: Catalogue,
  nowMs: number,
): StreamingSession {
  const sessionId = scripted.sessionId ?? `workstation-${String(index + 1)}`;
  const owner = scripted.ownedBy ?? practiceUser;
  const launchProfileId = scripted.launchProfileId ?? catalogue.profiles[0]?.launchProfileId;
  const profile = findProfile(catalogue, launchProfileId);
  const streamingImageId = profile?.streamConfiguration.streamingImageIds[0];
  const tags = name === undefined ? scripted.tags : { Name: name, ...scripted.tags };
  return {
    sessionId,
    state: 'READY',
    // These describe a READY workstation. A script with another state sets its own, or none.
    ...(scripted.state === undefined || scripted.state === 'READY'
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
    ...(profile === undefined ? {} : profileBehaviour(profile)),
    ...scripted,
    tags: tags ?? {},
  };
}

function fillBackup(
  scripted: ScriptedBackup,
  index: number,
  region: string,
  sessions: readonly StreamingSession[],
  nowMs: number,
): StreamingSessionBackup {
  const backupId = scripted.backupId ?? `backup-${String(index + 1)}`;
  const workstation = sessions.find(({ sessionId }) => sessionId === scripted.sessionId);
  return {
    backupId,
    state: 'READY',
    statusCode: 'STREAMING_SESSION_READY',
    statusMessage: 'The backup is ready.',
    arn: arn(region, `streaming-session-backup/${backupId}`),
    createdAt: timestamp(nowMs - dayMs),
    ...(workstation?.launchProfileId === undefined
      ? {}
      : { launchProfileId: workstation.launchProfileId }),
    ownedBy: workstation?.ownedBy ?? practiceUser,
    tags: {},
    ...scripted,
  };
}
