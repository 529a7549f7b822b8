import { notFound, type Answer } from './answer.ts';
import { profileIn } from './catalogue.ts';
import { pageAnswer } from './page-answer.ts';
import { roomOf, type Call } from './world.ts';

/**
 * ListLaunchProfiles: those in the states that are named, a page at a time. In a practice studio
 * everybody may use all of them, so `principalId` changes nothing.
 */
export function listLaunchProfiles(call: Call<'studioId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const states = call.query.getAll('states');
  const { profiles } = room.catalogue;
  const wanted = profiles.filter(({ state }) => states.length === 0 || states.includes(state));
  return pageAnswer(call, 'launchProfiles', wanted);
}

/** GetLaunchProfile. */
export function getLaunchProfile(call: Call<'studioId' | 'launchProfileId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const launchProfile = profileIn(room.catalogue, call.params.launchProfileId);
  if (launchProfile === undefined) return notFound('launch profile', call.params.launchProfileId);
  return { ok: true, body: { launchProfile } };
}

/** GetLaunchProfileDetails: a profile with all that it names. */
export function getLaunchProfileDetails(call: Call<'studioId' | 'launchProfileId'>): Answer {
  const room = roomOf(call);
  if (room === undefined) return notFound('studio', call.params.studioId);
  const { catalogue } = room;
  const launchProfile = profileIn(catalogue, call.params.launchProfileId);
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
