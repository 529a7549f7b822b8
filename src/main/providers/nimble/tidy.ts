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
const STUDIO = { texts: ['studioId', 'displayName'], moments: [] };
const TAGS = { texts: ['Name'], moments: [] };
const PAGE = { texts: ['nextToken'], moments: [] };

/** A moment as the service writes it. `Date.parse` alone would take much more. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/**
 * A good answer with the fields we use and nothing else; those of a wrong type are left out. The
 * SDK's own reader throws at one, or makes text of it and prints it, whatever it holds.
 */
export function tidyAnswer(answer: Fields): Fields {
  const { stream, sessions, studios } = answer;
  return {
    ...pick(answer, PAGE),
    ...(isFields(stream) && { stream: pick(stream, STREAM) }),
    ...(Array.isArray(sessions) && { sessions: sessions.filter(isFields).map(tidySession) }),
    ...(Array.isArray(studios) && {
      studios: studios.filter(isFields).map((one) => pick(one, STUDIO)),
    }),
  };
}

function tidySession(given: Fields): Fields {
  const { tags } = given;
  return { ...pick(given, SESSION), ...(isFields(tags) && { tags: pick(tags, TAGS) }) };
}

function pick(
  given: Fields,
  wanted: { readonly texts: readonly string[]; readonly moments: readonly string[] },
): Fields {
  const texts = wanted.texts.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  const moments = wanted.moments.flatMap((name) => {
    const at = momentOf(given[name]);
    return at === undefined ? [] : [[name, at] as const];
  });
  return Object.fromEntries([...texts, ...moments]);
}

function momentOf(value: unknown): string | undefined {
  const at = typeof value === 'string' && MOMENT.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
