/** What services call the id of a request, in the order in which the SDK asks. Names in lower case. */
const HEADERS = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id'] as const;
/** UUIDs and the like. Anything else could hold what is not ours to show. */
const FORM = /^[\w=+/-]{1,128}$/;

/** A service's name for one request, by which its own people find it; nothing where `text` is none. */
export const requestId = (text: unknown): string | undefined =>
  typeof text === 'string' && FORM.test(text) ? text : undefined;

/** The same from the headers of an answer. */
export function requestIdIn(headers: Readonly<Record<string, string>>): string | undefined {
  const name = HEADERS.find((one) => headers[one] !== undefined);
  return name === undefined ? undefined : requestId(headers[name]);
}
