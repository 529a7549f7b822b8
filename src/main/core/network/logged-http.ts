import type { Clock } from '../base/clock.ts';
import { HttpError, type Http } from './http.ts';
import type { Log, LogFacts } from '../base/log.ts';

/**
 * {@link Http} with a debug line for each request: its host, path, outcome and duration. Queries, headers and
 * bodies are left out, because they contain secrets.
 */
export const loggedHttp =
  (http: Http, log: Pick<Log, 'debug'>, clock: Pick<Clock, 'monotonic'>): Http =>
  async (request, signal) => {
    const { method, url } = request;
    const began = clock.monotonic();
    const record = (outcome: LogFacts) => {
      const tookMs = Math.round(clock.monotonic() - began);
      log.debug('a request', { method, host: url.host, path: url.pathname, ...outcome, tookMs });
    };
    try {
      const response = await http(request, signal);
      record({ status: response.status });
      return response;
    } catch (reason) {
      record({ failed: signal.aborted ? 'cancelled' : codeOf(reason) });
      throw reason;
    }
  };

function codeOf(reason: unknown): string {
  if (!(reason instanceof HttpError)) return 'bug';
  const { response } = reason;
  return response.kind === 'transient-error' ? response.code : response.failure.code;
}
