import type { IncomingMessage } from 'node:http';
import { deadline, unlessAborted } from '../../core/base/clock.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import { failure } from '../../core/provider/service-response.ts';
import { createHttpAgents, meaningOf, openAnswer } from './http-agent.ts';
import type { ResolveProxy } from './proxy.ts';
import { systemClock } from '../base/system-clock.ts';

/** An answer of the services we speak to is some kilobytes. */
export const ANSWER_MAX_BYTES = 1024 * 1024;
const WHOLE_MS = 10_000;

/**
 * Our HTTP: Node's, over the system's proxy and certificate store. 5 s to connect, 10 s in all
 * (a drip of single bytes ends too), 1 MiB at the most, no redirect followed, no retry.
 */
export function createHttp(resolveProxy: ResolveProxy): Http {
  const wayTo = createHttpAgents(resolveProxy);
  return async (request, signal) => {
    // Not AbortSignal.timeout: inside AbortSignal.any nothing holds it, and its time never comes.
    const whole = deadline(systemClock, WHOLE_MS, signal);
    try {
      const way = await unlessAborted(wayTo(request.url, request.trust), whole.signal);
      const incoming = await openAnswer(request, way, whole.signal);
      const body = await collect(incoming);
      return { status: incoming.statusCode ?? 0, headers: plainHeaders(incoming), body };
    } catch (reason) {
      signal.throwIfAborted();
      throw reason instanceof HttpError ? reason : new HttpError(meaningOf(reason, whole.signal));
    } finally {
      whole.stop();
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
