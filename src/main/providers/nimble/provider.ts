import type { ResourceId } from '../../../shared/base/ids.ts';
import { serviceEndpoint } from '../../core/provider/network-endpoint.ts';
import { createManager } from './manager.ts';
import { streamFrom, studioFrom, workstationFrom } from './mapping.ts';
import type { NimbleProvider } from './port.ts';
import { createSend, endpointOf, next, pageOf, type SendOptions } from './send.ts';
import { testConnection } from './test-connection.ts';

export interface NimbleOptions extends SendOptions {
  readonly studioId?: ResourceId;
}

/**
 * How long a stream's link is valid: the longest the service allows, because the viewer may ask for
 * a password first.
 */
const STREAM_LIFE_SECONDS = 3_600;

/** Nimble Studio's protocol, through AWS's own SDK, on any endpoint that implements it. */
export function createNimbleProvider(options: NimbleOptions): NimbleProvider {
  const send = createSend(options);
  const provider: NimbleProvider = {
    listStudios: (page, signal) =>
      send(
        (client, { listStudios }, options) => client.send(new listStudios(next(page)), options),
        (response) => pageOf(response, (response.studios ?? []).flatMap(studioFrom)),
        signal,
      ),
    listWorkstations: (studioId, page, signal) =>
      send(
        (client, { listSessions }, options) =>
          client.send(new listSessions({ studioId, ...next(page) }), options),
        (response) =>
          pageOf(
            response,
            (response.sessions ?? []).map((one) => workstationFrom(one, studioId)),
          ),
        signal,
      ),
    createStream: ({ studio: studioId, session: sessionId }, clientToken, signal) =>
      send(
        (client, { createStream }, options) =>
          client.send(
            new createStream({
              studioId,
              sessionId,
              clientToken,
              expirationInSeconds: STREAM_LIFE_SECONDS,
            }),
            options,
          ),
        (response) => streamFrom(response.stream),
        signal,
      ),
    readStream: ({ studio: studioId, session: sessionId }, streamId, signal) =>
      send(
        (client, { readStream }, options) =>
          client.send(new readStream({ studioId, sessionId, streamId }), options),
        (response) => streamFrom(response.stream),
        signal,
        'cached',
      ),
    manager: createManager(send),
    endpoints: () => [serviceEndpoint('endpoint', endpointOf(options), options.trust)],
    test: (signal) => testConnection(provider, options, signal),
  };
  return provider;
}
