import { notFound, type OperationResult } from './operation-result.ts';
import { findProfile } from '../data/catalogue.ts';
import { pageResult } from './pagination.ts';
import { findStudio, type OperationCall } from './operation-call.ts';

/**
 * ListLaunchProfiles: the profiles in the given states, in pages. `principalId` is ignored, because
 * everyone may use all profiles of a practice studio.
 */
export function listLaunchProfiles(call: OperationCall<'studioId'>): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const states = call.query.getAll('states');
  const { profiles } = studio.catalogue;
  const wanted = profiles.filter(({ state }) => states.length === 0 || states.includes(state));
  return pageResult(call, 'launchProfiles', wanted);
}

/** GetLaunchProfile. */
export function getLaunchProfile(
  call: OperationCall<'studioId' | 'launchProfileId'>,
): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const launchProfile = findProfile(studio.catalogue, call.params.launchProfileId);
  if (launchProfile === undefined) return notFound('launch profile', call.params.launchProfileId);
  return { ok: true, body: { launchProfile } };
}

/** GetLaunchProfileDetails: a profile with its images and studio components. */
export function getLaunchProfileDetails(
  call: OperationCall<'studioId' | 'launchProfileId'>,
): OperationResult {
  const studio = findStudio(call);
  if (studio === undefined) return notFound('studio', call.params.studioId);
  const { catalogue } = studio;
  const launchProfile = findProfile(catalogue, call.params.launchProfileId);
  if (launchProfile === undefined) return notFound('launch profile', call.params.launchProfileId);
  const { streamConfiguration, studioComponentIds = [] } = launchProfile;
  const streamingImages = catalogue.images.filter(({ streamingImageId }) =>
    streamConfiguration.streamingImageIds.includes(streamingImageId),
  );
  const studioComponentSummaries = catalogue.components.filter(({ studioComponentId }) =>
    studioComponentIds.includes(studioComponentId),
  );
  return { ok: true, body: { launchProfile, streamingImages, studioComponentSummaries } };
}
