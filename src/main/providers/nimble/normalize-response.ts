import { isoMoment } from '../../core/provider/response-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

const STREAM = {
  texts: ['streamId', 'state', 'statusCode', 'createdBy', 'ownedBy', 'url'],
  moments: ['createdAt', 'expiresAt'],
};
const SESSION = {
  texts: [
    'sessionId',
    'state',
    'statusCode',
    'statusMessage',
    'launchProfileId',
    'streamingImageId',
    'ec2InstanceType',
    'ownedBy',
  ],
  moments: ['createdAt', 'startedAt', 'stopAt', 'terminateAt'],
};
const PROFILE = { texts: ['launchProfileId', 'name', 'description', 'state'], moments: [] };
const IMAGE = { texts: ['streamingImageId', 'name', 'description'], moments: [] };
const BACKUP = { texts: ['backupId', 'sessionId', 'state'], moments: ['createdAt'] };
const EULA = { texts: ['eulaId', 'name', 'content'], moments: [] };
const ACCEPTANCE = { texts: ['eulaId'], moments: [] };
const STUDIO = { texts: ['studioId', 'displayName'], moments: [] };
const TAGS = { texts: ['Name'], moments: [] };
const PAGE = { texts: ['nextToken'], moments: [] };

/**
 * A successful response with only the fields that are used; those of a wrong type are left out. The
 * SDK's own parser throws for some of them, and converts others to text and logs them, whatever
 * they contain.
 */
export function normalizeResponse(answer: Fields): Fields {
  return {
    ...pick(answer, PAGE),
    ...object(answer, 'stream', (one) => pick(one, STREAM)),
    ...object(answer, 'session', normalizeSession),
    ...list(answer, 'sessions', normalizeSession),
    ...list(answer, 'studios', (one) => pick(one, STUDIO)),
    ...object(answer, 'launchProfile', normalizeProfile),
    ...list(answer, 'launchProfiles', normalizeProfile),
    ...list(answer, 'streamingImages', (one) => ({
      ...pick(one, IMAGE),
      ...texts(one, 'eulaIds'),
    })),
    ...list(answer, 'streamingSessionBackups', (one) => pick(one, BACKUP)),
    ...object(answer, 'eula', (one) => pick(one, EULA)),
    ...list(answer, 'eulaAcceptances', (one) => pick(one, ACCEPTANCE)),
  };
}

const normalizeSession = (source: Fields): Fields => ({
  ...pick(source, SESSION),
  ...object(source, 'tags', (tags) => pick(tags, TAGS)),
});

const normalizeProfile = (source: Fields): Fields => ({
  ...pick(source, PROFILE),
  ...object(source, 'streamConfiguration', (one) => ({
    ...texts(one, 'ec2InstanceTypes'),
    ...texts(one, 'streamingImageIds'),
    ...number(one, 'maxStoppedSessionLengthInMinutes'),
  })),
});

function object(source: Fields, name: string, normalize: (value: Fields) => Fields): Fields {
  const value = source[name];
  return isFields(value) ? { [name]: normalize(value) } : {};
}

function list(source: Fields, name: string, normalize: (value: Fields) => Fields): Fields {
  const value = source[name];
  return Array.isArray(value) ? { [name]: value.filter(isFields).map(normalize) } : {};
}

function texts(source: Fields, name: string): Fields {
  const value = source[name];
  return Array.isArray(value) ? { [name]: value.filter((one) => typeof one === 'string') } : {};
}

function number(source: Fields, name: string): Fields {
  const value = source[name];
  return typeof value === 'number' ? { [name]: value } : {};
}

function pick(
  source: Fields,
  wanted: { readonly texts: readonly string[]; readonly moments: readonly string[] },
): Fields {
  const texts = wanted.texts.flatMap((name) => {
    const value = source[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const moments = wanted.moments.flatMap((name) => {
    const at = isoMoment(source[name]);
    return at === undefined ? [] : [[name, at] as const];
  });
  return Object.fromEntries([...texts, ...moments]);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
