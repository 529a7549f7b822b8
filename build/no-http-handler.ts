/**
 * Replaces the SDK's HTTP handler in the bundle. Every client gets the program's own one, which sends its requests
 * (docs/decisions/0008-sdk-over-our-http.md).
 */
export { streamCollector } from '@smithy/core/serde';

export const NodeHttpHandler = {
  /** Called by each client with the handler that it was given, or with its default settings. It passes the handler on. */
  create<Given extends object>(given: Given): Given {
    if (!('handle' in given)) throw new Error('this client was given no HTTP handler');
    return given;
  },
};
