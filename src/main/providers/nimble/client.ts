import {
  AcceptEulasCommand,
  CreateStreamingSessionCommand,
  CreateStreamingSessionStreamCommand,
  DeleteStreamingSessionCommand,
  GetEulaCommand,
  GetLaunchProfileDetailsCommand,
  GetStreamingSessionCommand,
  GetStreamingSessionStreamCommand,
  ListEulaAcceptancesCommand,
  ListLaunchProfilesCommand,
  ListStreamingSessionBackupsCommand,
  ListStreamingSessionsCommand,
  ListStudiosCommand,
  NimbleClient,
  StartStreamingSessionCommand,
  StopStreamingSessionCommand,
} from '@aws-sdk/client-nimble';
import type { Keys } from '../../core/secrets/keys.ts';
import type { SdkRequestHandler } from '../../core/network/sdk-request-handler.ts';

/** The only file that imports the SDK's code; it is loaded before the first request. */
export const commands = {
  acceptEulas: AcceptEulasCommand,
  createSession: CreateStreamingSessionCommand,
  createStream: CreateStreamingSessionStreamCommand,
  endSession: DeleteStreamingSessionCommand,
  listAcceptances: ListEulaAcceptancesCommand,
  listBackups: ListStreamingSessionBackupsCommand,
  listProfiles: ListLaunchProfilesCommand,
  listSessions: ListStreamingSessionsCommand,
  listStudios: ListStudiosCommand,
  readEula: GetEulaCommand,
  readProfile: GetLaunchProfileDetailsCommand,
  readSession: GetStreamingSessionCommand,
  readStream: GetStreamingSessionStreamCommand,
  startSession: StartStreamingSessionCommand,
  stopSession: StopStreamingSessionCommand,
};

/**
 * The SDK's user agent, without the machine's environment and profile, which the SDK would read.
 */
const USER_AGENT: [name: string, version?: string][] = [
  ['aws-sdk-js', '3.523.0'],
  ['ua', '2.0'],
  ['lang/js'],
  ['api/nimble', '3.523.0'],
];

/**
 * An SDK client that reads nothing of the machine: region, endpoint and keys are passed, so
 * `AWS_ENDPOINT_URL` and profiles have no effect. One attempt: the launch decides whether to retry.
 */
export function createClient(options: {
  readonly region: string;
  readonly endpoint: string;
  readonly keys: Keys;
  readonly handler: SdkRequestHandler;
}): NimbleClient {
  const { keys } = options;
  const client = new NimbleClient({
    region: options.region,
    endpoint: options.endpoint,
    // The SDK's type for a handler differs in the options it passes.
    requestHandler: options.handler,
    credentials: () =>
      Promise.resolve({
        accessKeyId: keys.accessKeyId.reveal(),
        secretAccessKey: keys.secretAccessKey.reveal(),
        ...(keys.sessionToken !== undefined && { sessionToken: keys.sessionToken.reveal() }),
      }),
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    defaultUserAgentProvider: () => Promise.resolve(USER_AGENT),
  });
  // It would send the value of `_X_AMZN_TRACE_ID`.
  client.middlewareStack.remove('recursionDetectionMiddleware');
  return client;
}
