import { ok, type FailureCode, type Result } from '../../../shared/base/failure.ts';
import type { Trust } from '../../core/base/trust.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import { requestId } from '../../core/provider/request-id.ts';
import {
  answer,
  responseOf,
  transientError,
  withRegion,
  withRequestId,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import type { Keys } from '../../core/secrets/keys.ts';
import { withOrigin } from '../../core/sign-in/keys-origin.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { DryRunAllowed } from './classify.ts';
import type { ClientOptions } from './client-settings.ts';
import { createEc2Handler, type Classify } from './handler.ts';

/** Where the requests to one service are sent, and how they are signed. */
export interface SendOptions {
  readonly region: string;
  readonly endpoint: string;
  readonly trust: Trust;
  readonly http: Http;
  /** Reads the keys to sign with: they may have been replaced since the last request. */
  readonly keys: (signal: AbortSignal) => Promise<Result<SessionKeys>>;
  /** Called when the service rejected these keys; the next read returns others, if there are any. */
  readonly onRefused: (keys: Keys) => void;
}

/** A file that loads the client of one service, as `import()` returns it. */
interface Sdk<Client, Commands> {
  readonly createClient: (options: ClientOptions) => Client;
  readonly commands: Commands;
}

/** Sends one request. The response to an allowed `DryRun` is an answer with the value `undefined`. */
export type Send<Client, Commands> = <Response extends WithMetadata>(
  command: (
    client: Client,
    commands: Commands,
    options: { readonly abortSignal: AbortSignal },
  ) => Promise<Response>,
  signal: AbortSignal,
) => Promise<ServiceResponse<Response | undefined>>;

/** The metadata the SDK adds to every response. */
interface WithMetadata {
  readonly $metadata: { readonly requestId?: string | undefined };
}

const REFUSALS: ReadonlySet<FailureCode> = new Set(['credentials-refused', 'credentials-expired']);

/**
 * Sends requests to one service. The keys are read for each request. The client, which knows the service's clock, is
 * reused while the keys stay the same. After expired credentials, the keys are read once more and the request is sent
 * again; then the failure stands. Throws only for cancellation and bugs.
 */
export function createSend<Client, Commands>(
  options: SendOptions,
  load: () => Promise<Sdk<Client, Commands>>,
  classify: Classify,
): Send<Client, Commands> {
  const { region, endpoint, trust, http, keys, onRefused } = options;
  let signedIn: { readonly keys: SessionKeys; readonly client: Client } | undefined;
  let serverTime: number | undefined;
  const recordingHttp: Http = async (request, signal) => {
    const response = await http(request, signal);
    const date = Date.parse(response.headers.date ?? '');
    serverTime = Number.isNaN(date) ? undefined : date;
    return response;
  };
  const signIn = async (sdk: Sdk<Client, Commands>, signal: AbortSignal) => {
    const read = await keys(signal);
    if (!read.ok) return read;
    if (signedIn === undefined || !sameKeys(signedIn.keys, read.value)) {
      const handler = createEc2Handler(recordingHttp, trust, classify);
      const client = sdk.createClient({ region, endpoint, keys: read.value, handler });
      signedIn = { keys: read.value, client };
    }
    return ok(signedIn);
  };

  return async (command, signal) => {
    const sdk = await load();
    for (let attempt = 1; ; attempt++) {
      const session = await signIn(sdk, signal);
      if (!session.ok) return responseOf(session.failure);
      const { client, keys: signedWith } = session.value;
      try {
        const response = await command(client, sdk.commands, { abortSignal: signal });
        const id = requestId(response.$metadata.requestId);
        return withRequestId(answer(response, serverTime), id);
      } catch (reason) {
        signal.throwIfAborted();
        if (reason instanceof DryRunAllowed) return answer(undefined, serverTime);
        const { response } = knownError(reason);
        const code = response.kind === 'failure' ? response.failure.code : undefined;
        if (code !== undefined && REFUSALS.has(code)) {
          signedIn = undefined;
          onRefused(signedWith);
        }
        if (code !== 'credentials-expired' || attempt > 1)
          return response.kind === 'failure'
            ? withRegion(
                { ...response, failure: withOrigin(response.failure, signedWith.origin) },
                region,
              )
            : response;
      }
    }
  };
}

/** The SDK adds the response to the error if it could not parse that. SECURITY: such an error is never passed on. */
function knownError(reason: unknown): HttpError {
  if (reason instanceof HttpError) return reason;
  if (typeof reason === 'object' && reason !== null && '$response' in reason)
    return new HttpError(transientError('not-an-answer'));
  throw reason;
}

function sameKeys(one: Keys, other: Keys): boolean {
  return (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).every(
    (name) => one[name]?.reveal() === other[name]?.reveal(),
  );
}
