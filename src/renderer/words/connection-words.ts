import type { Connection } from '../../shared/connection.ts';
import type { SignInStatus } from '../../shared/credentials.ts';
import { isUnderWay, type LaunchState } from '../../shared/launch-state.ts';
import type { Region } from '../../shared/region.ts';
import type { Listing } from '../state/workstations.svelte.ts';
import type { CueKind } from './cue-kind.ts';
import { wantsKeys, signInHelps } from './failure-actions.ts';
import { credentialsWords, wantsSignIn } from './sign-in-words.ts';

const kindWords: Readonly<Record<Connection['kind'], string>> = {
  nimble: 'Nimble Studio',
  'session-manager': 'DCV Session Manager',
  'access-console': 'DCV Access Console',
  direct: 'DCV server',
  practice: 'Practice, on this machine',
};

/** Where each region is. */
export const regionPlaces: Readonly<Record<Region, string>> = {
  'ap-northeast-1': 'Tokyo',
  'ap-southeast-2': 'Sydney',
  'ca-central-1': 'Canada',
  'eu-west-2': 'London',
  'us-east-1': 'Virginia',
  'us-west-2': 'Oregon',
};

/** What kind of place a connection leads to, in a few words. */
export const connectionLine = (connection: Connection): string =>
  connection.kind === 'nimble'
    ? `${kindWords.nimble}, ${connection.region}`
    : kindWords[connection.kind];

/** All that is known of a connection and may be shown, as name and value. */
export function connectionFacts(connection: Connection): readonly (readonly [string, string])[] {
  const facts: (readonly [string, string])[] = [['Kind', kindWords[connection.kind]]];
  if (connection.kind === 'nimble') {
    facts.push(['Region', `${connection.region} (${regionPlaces[connection.region]})`]);
    facts.push(['Endpoint', connection.endpoint ?? "The region's own"]);
    facts.push(['Studio', connection.studioId ?? 'The only one open to you']);
    facts.push(['Stream hosts', connection.hosts?.join(', ') ?? 'Any but this machine']);
    facts.push(['Sign-in', credentialsWords(connection.credentials)]);
  }
  return [...facts, ['Name in links', connection.id]];
}

/** How a place is, for its light: the word is said, the note is shown. */
export interface PlaceStatus {
  readonly cue: CueKind;
  readonly word: string;
  readonly note?: string;
}

/** How a place is, from what was last read of it, what is being launched there, and who is signed in. */
export function placeStatus(
  listing: Listing | undefined,
  launches: readonly LaunchState[],
  signIn: SignInStatus | undefined,
): PlaceStatus {
  const count = listing?.list === undefined ? {} : { note: String(listing.list.length) };
  if (launches.some(isUnderWay)) return { cue: 'wait', word: 'connecting', ...count };
  if (wantsSignIn(signIn)) return { cue: 'care', word: 'needs a sign-in', note: 'sign in' };
  if (listing === undefined) return { cue: 'off', word: 'not looked at yet' };
  if (listing.failure !== undefined) {
    if (wantsKeys(listing.failure)) return { cue: 'care', word: 'needs keys', note: 'sign in' };
    return signInHelps(listing.failure)
      ? { cue: 'care', word: 'needs a sign-in', note: 'sign in' }
      : { cue: 'stop', word: 'could not be read' };
  }
  if (listing.unclear) return { cue: 'care', word: 'wants a studio' };
  if (listing.list === undefined) return { cue: 'wait', word: 'loading' };
  return { cue: 'go', word: 'reached', ...count };
}
