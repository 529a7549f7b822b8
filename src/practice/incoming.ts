import type { IncomingMessage } from 'node:http';

/** The largest body that is read. */
export const bodyLimitBytes = 64 * 1_024;

/** A request in parts, as it travelled. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** Takes a request's head apart. */
export function readHead(request: IncomingMessage): Incoming {
  const url = request.url ?? '';
  const mark = url.indexOf('?');
  const headers = new Map<string, string[]>();
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = (request.rawHeaders[index] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), request.rawHeaders[index + 1] ?? '']);
  }
  return {
    method: request.method ?? '',
    path: mark === -1 ? url : url.slice(0, mark),
    query: mark === -1 ? '' : url.slice(mark + 1),
    headers,
  };
}

/** Reads a body whole. Undefined: it is over the limit, and the rest of it was not read. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A `break` would destroy the socket before the answer is written.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    // Without an encoding set, a request's chunks are buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > bodyLimitBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Parses a body as a JSON object; none at all counts as an empty one. Undefined: it is not one. */
export function parseBody(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    // A JSON object has text keys and unknown values, whatever else it is.
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
