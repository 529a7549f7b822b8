import { arn } from './arn.ts';
import type {
  LaunchProfile,
  StreamConfiguration,
  StreamingImage,
  StudioComponentSummary,
} from './catalogue-wire.ts';
import { artist } from './people.ts';
import type { ScriptedProfile } from './scripted-catalogue.ts';
import { usualComponents } from './usual-catalogue.ts';
import { timestamp, type StreamingSession } from './wire.ts';

/** What workstations of a studio are made from. */
export interface Catalogue {
  readonly profiles: readonly LaunchProfile[];
  readonly images: readonly StreamingImage[];
  readonly components: readonly StudioComponentSummary[];
}

/** What a script says of a catalogue, or what is usual. */
interface ScriptedCatalogue {
  readonly profiles: readonly ScriptedProfile[];
  readonly images: readonly Partial<StreamingImage>[];
}

/** Fills in what a script leaves out. */
export function catalogueOf(
  { profiles, images }: ScriptedCatalogue,
  region: string,
  createdAtMs: number,
): Catalogue {
  const filled = images.map((image, index) => fillImage(image, index, region));
  const imageIds = filled.map(({ streamingImageId }) => streamingImageId);
  const made = madeAt(createdAtMs);
  return {
    profiles: profiles.map((one, index) => ({
      ...made,
      ...fillProfile(one, index, region, imageIds),
    })),
    images: filled,
    components: usualComponents.map((component) => ({ ...made, ...component })),
  };
}

/** The launch profile of this id, if there is one. */
export function profileIn(
  { profiles }: Catalogue,
  id: string | undefined,
): LaunchProfile | undefined {
  return profiles.find(({ launchProfileId }) => launchProfileId === id);
}

/** What a workstation takes over from its launch profile. */
export function manners({
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
  said: ScriptedProfile,
  index: number,
  region: string,
  streamingImageIds: readonly string[],
): LaunchProfile {
  const launchProfileId = said.launchProfileId ?? `profile-${String(index + 1)}`;
  return {
    launchProfileId,
    name: launchProfileId,
    state: 'READY',
    // What a READY profile says; one in another state says it itself, or nothing.
    ...(said.state === undefined || said.state === 'READY'
      ? { statusCode: 'LAUNCH_PROFILE_CREATED', statusMessage: 'The launch profile is ready.' }
      : {}),
    arn: arn(region, `launch-profile/${launchProfileId}`),
    launchProfileProtocolVersions: ['2021-03-31'],
    ec2SubnetIds: ['subnet-practice'],
    studioComponentIds: usualComponents.map(({ studioComponentId }) => studioComponentId),
    tags: {},
    ...said,
    streamConfiguration: {
      clipboardMode: 'ENABLED',
      ec2InstanceTypes: ['g5.2xlarge', 'g5.4xlarge', 'g5.8xlarge'],
      streamingImageIds,
      maxSessionLengthInMinutes: 690,
      maxStoppedSessionLengthInMinutes: 5_760,
      ...(said.streamConfiguration?.maxStoppedSessionLengthInMinutes === 0 ? {} : lasting),
      ...said.streamConfiguration,
    },
  };
}

/** What a profile says whose workstations can be stopped. */
const lasting: Partial<StreamConfiguration> = {
  automaticTerminationMode: 'ACTIVATED',
  sessionPersistenceMode: 'ACTIVATED',
  sessionBackup: { mode: 'AUTOMATIC', maxBackupsToRetain: 2 },
  volumeConfiguration: { iops: 3_000, size: 500, throughput: 125 },
};

function fillImage(said: Partial<StreamingImage>, index: number, region: string): StreamingImage {
  const streamingImageId = said.streamingImageId ?? `image-${String(index + 1)}`;
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
    ...said,
  };
}

function madeAt(atMs: number): {
  createdAt: string;
  createdBy: string;
  updatedAt: string;
  updatedBy: string;
} {
  const at = timestamp(atMs);
  return { createdAt: at, createdBy: artist, updatedAt: at, updatedBy: artist };
}
