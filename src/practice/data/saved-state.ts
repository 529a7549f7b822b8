import type { EulaAcceptance } from './catalogue-wire-types.ts';
import type { Change } from './session-change.ts';
import type { StoredSession } from './session-store.ts';
import type { SavedStream } from './stream-store.ts';
import type { StreamingSession } from './wire-types.ts';

/** The version of {@link SavedState}. Increase it when the format changes. */
export const stateVersion = 1;

/** A completed request with a client token, so that its retry after a restart changes nothing. */
export interface SavedRequest {
  readonly key: string;
  readonly parameterText: string;
  readonly sessionId: string;
}

/** What of a practice studio survives a restart. It contains no key and no token of a stream. */
export interface SavedState {
  readonly version: typeof stateVersion;
  readonly sessions: readonly StoredSession[];
  readonly acceptances: readonly EulaAcceptance[];
  readonly streams: readonly SavedStream[];
  readonly requests: readonly SavedRequest[];
}

/** Reads a saved state. 'newer' if a later version wrote it, 'damaged' if it is not valid. */
export function parseState(text: string): SavedState | 'newer' | 'damaged' {
  const value = parseJson(text);
  if (!isObject(value) || typeof value.version !== 'number') return 'damaged';
  if (value.version > stateVersion) return 'newer';
  const { sessions, acceptances, streams, requests } = value;
  return value.version === stateVersion &&
    isListOf(sessions, isStoredSession) &&
    isListOf(acceptances, isAcceptance) &&
    isListOf(streams, isStream) &&
    isListOf(requests, isRequest)
    ? { version: stateVersion, sessions, acceptances, streams, requests }
    : 'damaged';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isListOf<T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

const isStoredSession = (value: unknown): value is StoredSession =>
  isObject(value) &&
  isSession(value.session) &&
  (value.change === undefined || isChange(value.change));

const isChange = (value: unknown): value is Change =>
  isObject(value) &&
  isSession(value.begun) &&
  isSession(value.ended) &&
  typeof value.endsAtMs === 'number';

/** The fields of a workstation that are not text. */
const otherFields = new Set(['maxBackupsToRetain', 'volumeConfiguration', 'tags']);

function isSession(value: unknown): value is StreamingSession {
  if (!isObject(value)) return false;
  const { sessionId, state, maxBackupsToRetain, volumeConfiguration, tags } = value;
  return (
    typeof sessionId === 'string' &&
    typeof state === 'string' &&
    (maxBackupsToRetain === undefined || typeof maxBackupsToRetain === 'number') &&
    (volumeConfiguration === undefined || isObject(volumeConfiguration)) &&
    (tags === undefined || (isObject(tags) && Object.values(tags).every(isText))) &&
    Object.entries(value).every(([name, field]) => otherFields.has(name) || isText(field))
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';

const hasTexts = (value: unknown, ...names: readonly string[]): value is Fields =>
  isObject(value) && names.every((name) => isText(value[name]));

const isAcceptance = (value: unknown): value is EulaAcceptance =>
  hasTexts(value, 'eulaAcceptanceId', 'eulaId', 'acceptedAt', 'acceptedBy', 'accepteeId');

const isStream = (value: unknown): value is SavedStream =>
  hasTexts(value, 'studioId', 'sessionId', 'streamId') &&
  typeof value.expirationInSeconds === 'number' &&
  typeof value.atMs === 'number' &&
  (value.clientToken === undefined || isText(value.clientToken));

const isRequest = (value: unknown): value is SavedRequest =>
  hasTexts(value, 'key', 'parameterText', 'sessionId');
