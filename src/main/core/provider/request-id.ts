/** Headers with the id of a request, in the order in which the SDK reads them. Names in lower case. */
const HEADERS = ['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id'] as const;
/** UUIDs and similar ids. Anything else could contain text that must not be shown. */
const FORM = /^[\w=+/-]{1,128}$/;

/** The id by which a service's support finds a request; `undefined` if `text` is not one. */
export const requestId = (text: unknown): string | undefined =>
  typeof text === 'string' && FORM.test(text) ? text : undefined;

/** The request id in the headers of a response. */
export function requestIdIn(headers: Readonly<Record<string, string>>): string | undefined {
  const name = HEADERS.find((one) => headers[one] !== undefined);
  return name === undefined ? undefined : requestId(headers[name]);
}
