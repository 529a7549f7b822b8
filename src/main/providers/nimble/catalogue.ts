import type {
  Eula,
  GetLaunchProfileDetailsResponse,
  LaunchProfile as GivenProfile,
  StreamingImage as GivenImage,
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
export const profileFrom = (given: GivenProfile): LaunchProfile[] =>
  isResourceId(given.launchProfileId) ? [profileOf(given.launchProfileId, given)] : [];

/** A profile that was requested by its id, with its images. */
export const detailsFrom = (
  given: Pick<GetLaunchProfileDetailsResponse, 'launchProfile' | 'streamingImages'>,
  id: ResourceId,
): ProfileDetails => ({
  profile: profileOf(id, given.launchProfile ?? {}),
  images: (given.streamingImages ?? []).flatMap(imageFrom),
});

/**
 * A backup of the service. Left out without a usable id, because no workstation can be started from
 * it.
 */
export function backupFrom(given: StreamingSessionBackup): Backup[] {
  if (!isResourceId(given.backupId)) return [];
  return [
    {
      id: given.backupId,
      ...id('session', given.sessionId),
      ...moment('createdAt', given.createdAt),
      ...text('state', given.state),
    },
  ];
}

/** An agreement that was requested by its id. Its content is not changed, line breaks included. */
export const eulaFrom = (given: Eula | undefined, id: ResourceId): EulaText => ({
  id,
  ...text('name', given?.name),
  content: given?.content ?? '',
});

function profileOf(id: ResourceId, given: GivenProfile): LaunchProfile {
  const stream = given.streamConfiguration;
  const stoppedMinutes = stream?.maxStoppedSessionLengthInMinutes;
  return {
    id,
    ...text('name', given.name),
    ...text('description', given.description),
    ...text('state', given.state),
    // The service's default is 0; at 0, stopping a workstation fails permanently.
    canStop: stoppedMinutes !== undefined && stoppedMinutes > 0,
    instanceTypes: usable(stream?.ec2InstanceTypes),
    images: usable(stream?.streamingImageIds),
  };
}

function imageFrom(given: GivenImage): StreamingImage[] {
  if (!isResourceId(given.streamingImageId)) return [];
  return [
    {
      id: given.streamingImageId,
      ...text('name', given.name),
      ...text('description', given.description),
      eulas: usable(given.eulaIds),
    },
  ];
}

/** The usable ids, each once. */
const usable = (ids: readonly string[] = []): string[] => [...new Set(ids.filter(isResourceId))];
