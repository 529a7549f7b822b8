import type { IncomingMessage } from 'node:http';
import { deadline, unlessAborted } from '../../core/base/clock.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import { failure } from '../../core/provider/service-response.ts';
import { createHttpAgents, classifyNetworkError, sendRequest } from './http-agent.ts';
import type { ResolveProxy } from './proxy.ts';
import { decoded } from './content-encoding.ts';
import { systemClock } from '../base/system-clock.ts';

/** Responses of the services are a few kilobytes. */
export const ANSWER_MAX_BYTES = 1024 * 1024;
const WHOLE_MS = 10_000;

/**
 * The app's HTTP: Node's, with the system's proxy and certificate store. 5 s to connect, 10 s in
 * total (also for a response that arrives byte by byte), 1 MiB at most, no redirects, no retries.
 * Compressed responses are decompressed.
 */
export function createHttp(resolveProxy: ResolveProxy): Http {
  const agentFor = createHttpAgents(resolveProxy);
  return async (request, signal) => {
    // Not AbortSignal.timeout: inside AbortSignal.any nothing references it, so it may never fire.
    const limit = deadline(systemClock, WHOLE_MS, signal);
    try {
      const httpAgent = await unlessAborted(agentFor(request.url, request.trust), limit.signal);
      const incoming = await sendRequest(request, httpAgent, limit.signal);
      const { 'content-encoding': encoding, ...headers } = plainHeaders(incoming);
      const body = await decoded(await collect(incoming), encoding, ANSWER_MAX_BYTES);
      return { status: incoming.statusCode ?? 0, headers, body };
    } catch (reason) {
      signal.throwIfAborted();
      throw reason instanceof HttpError
        ? reason
        : new HttpError(classifyNetworkError(reason, limit.signal));
    } finally {
      limit.stop();
    }
  };
}

async function collect(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) {
      incoming.destroy();
      throw new HttpError(failure({ code: 'answer-too-large' }));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const plainHeaders = (incoming: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
