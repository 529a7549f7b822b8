import type {
  Eula,
  GetLaunchProfileDetailsResponse,
  LaunchProfile as NimbleProfile,
  StreamingImage as NimbleImage,
  StreamingSessionBackup,
} from '@aws-sdk/client-nimble';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type {
  Backup,
  LaunchProfile,
  ProfileDetails,
  StreamingImage,
} from '../../../shared/workstations/workstation.ts';
import { id, text } from '../../core/provider/response-fields.ts';
import type { EulaText } from '../../core/provider/provider.ts';
import { moment } from './mapping.ts';

/**
 * A launch profile of the service. Left out without a usable id, because nothing can be created
 * from it.
 */
export const profileFrom = (raw: NimbleProfile): LaunchProfile[] =>
  isResourceId(raw.launchProfileId) ? [profileOf(raw.launchProfileId, raw)] : [];

/** A profile that was requested by its id, with its images. */
export const detailsFrom = (
  raw: Pick<GetLaunchProfileDetailsResponse, 'launchProfile' | 'streamingImages'>,
  id: ResourceId,
): ProfileDetails => ({
  profile: profileOf(id, raw.launchProfile ?? {}),
  images: (raw.streamingImages ?? []).flatMap(imageFrom),
});

/**
 * A backup of the service. Left out without a usable id, because no workstation can be started from
 * it.
 */
export function backupFrom(raw: StreamingSessionBackup): Backup[] {
  if (!isResourceId(raw.backupId)) return [];
  return [
    {
      id: raw.backupId,
      ...id('session', raw.sessionId),
      ...moment('createdAt', raw.createdAt),
      ...text('state', raw.state),
    },
  ];
}

/** An agreement that was requested by its id. Its content is not changed, line breaks included. */
export const eulaFrom = (raw: Eula | undefined, id: ResourceId): EulaText => ({
  id,
  ...text('name', raw?.name),
  content: raw?.content ?? '',
});

function profileOf(id: ResourceId, raw: NimbleProfile): LaunchProfile {
  const stream = raw.streamConfiguration;
  const stoppedMinutes = stream?.maxStoppedSessionLengthInMinutes;
  return {
    id,
    ...text('name', raw.name),
    ...text('description', raw.description),
    ...text('state', raw.state),
    // The service's default is 0; at 0, stopping a workstation fails permanently.
    canStop: stoppedMinutes !== undefined && stoppedMinutes > 0,
    instanceTypes: usableIds(stream?.ec2InstanceTypes),
    images: usableIds(stream?.streamingImageIds),
    // The protocol has no names; a workstation is named by its tag `Name`.
    asks: ['name'],
  };
}

function imageFrom(raw: NimbleImage): StreamingImage[] {
  if (!isResourceId(raw.streamingImageId)) return [];
  return [
    {
      id: raw.streamingImageId,
      ...text('name', raw.name),
      ...text('description', raw.description),
      eulas: usableIds(raw.eulaIds),
    },
  ];
}

/** The usable ids, each once. */
const usableIds = (ids: readonly string[] = []): string[] => [...new Set(ids.filter(isResourceId))];
