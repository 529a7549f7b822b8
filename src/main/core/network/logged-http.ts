import type { Clock } from '../base/clock.ts';
import { HttpError, type Http } from './http.ts';
import type { Log, LogFacts } from '../base/log.ts';

/**
 * The same HTTP, with a debug line for each request: whom it asked for what, what came of it and how long that
 * took. Neither query, headers nor bodies are in it: that is where secrets are.
 */
export const loggedHttp =
  (http: Http, log: Pick<Log, 'debug'>, clock: Pick<Clock, 'monotonic'>): Http =>
  async (request, signal) => {
    const { method, url } = request;
    const began = clock.monotonic();
    const tell = (outcome: LogFacts) => {
      const tookMs = Math.round(clock.monotonic() - began);
      log.debug('a request', { method, host: url.host, path: url.pathname, ...outcome, tookMs });
    };
    try {
      const response = await http(request, signal);
      tell({ status: response.status });
      return response;
    } catch (reason) {
      tell({ failed: signal.aborted ? 'cancelled' : codeOf(reason) });
      throw reason;
    }
  };

function codeOf(reason: unknown): string {
  if (!(reason instanceof HttpError)) return 'bug';
  const { reading } = reason;
  return reading.kind === 'trouble' ? reading.code : reading.failure.code;
}
