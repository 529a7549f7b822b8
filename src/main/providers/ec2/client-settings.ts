import type { Keys } from '../../core/secrets/keys.ts';
import type { SdkRequestHandler } from '../../core/network/sdk-request-handler.ts';

export interface ClientOptions {
  readonly region: string;
  readonly endpoint: string;
  readonly keys: Keys;
  readonly handler: SdkRequestHandler;
}

const SDK_VERSION = '3.1164.0';

/**
 * The settings of an SDK client that reads neither environment nor profile of this machine: region, endpoint and keys
 * are passed. One attempt: the launch decides whether to retry.
 */
export const clientSettings = (
  service: string,
  { region, endpoint, keys, handler }: ClientOptions,
) => ({
  region,
  endpoint,
  requestHandler: handler,
  credentials: () =>
    Promise.resolve({
      accessKeyId: keys.accessKeyId.reveal(),
      secretAccessKey: keys.secretAccessKey.reveal(),
      ...(keys.sessionToken !== undefined && { sessionToken: keys.sessionToken.reveal() }),
    }),
  maxAttempts: 1,
  retryMode: 'standard',
  defaultsMode: 'standard' as const,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  authSchemePreference: [],
  userAgentAppId: () => Promise.resolve(undefined),
  // Without the machine's environment and profile, which the SDK would read.
  defaultUserAgentProvider: (): Promise<[name: string, version?: string][]> =>
    Promise.resolve([
      ['aws-sdk-js', SDK_VERSION],
      ['ua', '2.0'],
      ['lang/js'],
      [`api/${service}`, SDK_VERSION],
    ]),
});

/** Removed from each client: it would send the value of `_X_AMZN_TRACE_ID`. */
export const TRACE_HEADER_MIDDLEWARE = 'recursionDetectionMiddleware';
