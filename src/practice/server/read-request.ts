import type { IncomingMessage } from 'node:http';

/** The largest request body that is read, in bytes. */
export const bodyLimitBytes = 64 * 1_024;

/** Request line and headers as they were sent: nothing is decoded. Header names are lower case. */
export interface RequestHead {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** Splits the request target at the question mark and collects the headers by name. */
export function parseHead(request: IncomingMessage): RequestHead {
  const url = request.url ?? '';
  const queryStart = url.indexOf('?');
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), request.rawHeaders[index + 1] ?? '']);
  }
  return {
    method: request.method ?? '',
    path: queryStart === -1 ? url : url.slice(0, queryStart),
    query: queryStart === -1 ? '' : url.slice(queryStart + 1),
    headers,
  };
}

/** Reads the complete body. Undefined if it is over the limit; the rest is then left unread. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // By default, leaving the loop destroys the socket before the response is written.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Chunks are buffers because no encoding is set on the request.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > bodyLimitBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Parses a body as a JSON object. An empty body is `{}`; undefined for anything else. */
export function parseJsonObject(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // The cast is safe: keys of a JSON object are strings, and its values stay unknown.
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
