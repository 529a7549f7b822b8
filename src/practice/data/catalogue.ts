import { arn, practiceUser } from './practice-account.ts';
import type {
  LaunchProfile,
  StreamConfiguration,
  StreamingImage,
  StudioComponentSummary,
} from './catalogue-wire-types.ts';
import type { ScriptedProfile } from './scripted-studio.ts';
import { defaultComponents } from './default-catalogue.ts';
import { timestamp, type StreamingSession } from './wire-types.ts';

/** What a studio's workstations are made from. */
export interface Catalogue {
  readonly profiles: readonly LaunchProfile[];
  readonly images: readonly StreamingImage[];
  readonly components: readonly StudioComponentSummary[];
}

/** The catalogue's part of a script, or its defaults. */
interface ScriptedCatalogue {
  readonly profiles: readonly ScriptedProfile[];
  readonly images: readonly Partial<StreamingImage>[];
}

/** Creates a catalogue from a script. Fields that are left out get default values. */
export function createCatalogue(
  { profiles, images }: ScriptedCatalogue,
  region: string,
  createdAtMs: number,
): Catalogue {
  const filled = images.map((image, index) => fillImage(image, index, region));
  const imageIds = filled.map(({ streamingImageId }) => streamingImageId);
  const created = creationFields(createdAtMs);
  return {
    profiles: profiles.map((one, index) => ({
      ...created,
      ...fillProfile(one, index, region, imageIds),
    })),
    images: filled,
    components: defaultComponents.map((component) => ({ ...created, ...component })),
  };
}

/** The launch profile with this id, if it exists. */
export function findProfile(
  { profiles }: Catalogue,
  id: string | undefined,
): LaunchProfile | undefined {
  return profiles.find(({ launchProfileId }) => launchProfileId === id);
}

/** The fields of a workstation that its launch profile decides. */
export function profileBehaviour({
  streamConfiguration: configuration,
}: LaunchProfile): Partial<StreamingSession> {
  const { sessionPersistenceMode = 'DEACTIVATED', volumeConfiguration } = configuration;
  return {
    automaticTerminationMode: configuration.automaticTerminationMode ?? 'DEACTIVATED',
    backupMode: configuration.sessionBackup?.mode ?? 'DEACTIVATED',
    maxBackupsToRetain: configuration.sessionBackup?.maxBackupsToRetain ?? 0,
    sessionPersistenceMode,
    ...(volumeConfiguration === undefined ? {} : { volumeConfiguration }),
    volumeRetentionMode: sessionPersistenceMode === 'ACTIVATED' ? 'RETAIN' : 'DELETE',
  };
}

function fillProfile(
  scripted: ScriptedProfile,
  index: number,
  region: string,
  streamingImageIds: readonly string[],
): LaunchProfile {
  const launchProfileId = scripted.launchProfileId ?? `profile-${String(index + 1)}`;
  return {
    launchProfileId,
    name: launchProfileId,
    state: 'READY',
    // These describe a READY profile. A script with another state sets its own, or none.
    ...(scripted.state === undefined || scripted.state === 'READY'
      ? { statusCode: 'LAUNCH_PROFILE_CREATED', statusMessage: 'The launch profile is ready.' }
      : {}),
    arn: arn(region, `launch-profile/${launchProfileId}`),
    launchProfileProtocolVersions: ['2021-03-31'],
    ec2SubnetIds: ['subnet-practice'],
    studioComponentIds: defaultComponents.map(({ studioComponentId }) => studioComponentId),
    tags: {},
    ...scripted,
    streamConfiguration: {
      clipboardMode: 'ENABLED',
      ec2InstanceTypes: ['g5.2xlarge', 'g5.4xlarge', 'g5.8xlarge'],
      streamingImageIds,
      maxSessionLengthInMinutes: 690,
      maxStoppedSessionLengthInMinutes: 5_760,
      ...(scripted.streamConfiguration?.maxStoppedSessionLengthInMinutes === 0
        ? {}
        : stoppableDefaults),
      ...scripted.streamConfiguration,
    },
  };
}

/** Defaults of profiles whose workstations can be stopped. */
const stoppableDefaults: Partial<StreamConfiguration> = {
  automaticTerminationMode: 'ACTIVATED',
  sessionPersistenceMode: 'ACTIVATED',
  sessionBackup: { mode: 'AUTOMATIC', maxBackupsToRetain: 2 },
  volumeConfiguration: { iops: 3_000, size: 500, throughput: 125 },
};

function fillImage(
  scripted: Partial<StreamingImage>,
  index: number,
  region: string,
): StreamingImage {
  const streamingImageId = scripted.streamingImageId ?? `image-${String(index + 1)}`;
  return {
    streamingImageId,
    name: streamingImageId,
    platform: 'LINUX',
    owner: 'practice',
    ec2ImageId: `ami-0000000000000000${String(index + 1)}`,
    eulaIds: [],
    state: 'READY',
    statusCode: 'STREAMING_IMAGE_READY',
    statusMessage: 'The image is ready.',
    arn: arn(region, `streaming-image/${streamingImageId}`),
    tags: {},
    ...scripted,
  };
}

function creationFields(atMs: number): {
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
} {
  const at = timestamp(atMs);
  return { createdAt: at, createdBy: practiceUser, updatedAt: at, updatedBy: practiceUser };
}
