import type { NimbleClient } from '@aws-sdk/client-nimble';
import type * as sdk from './client.ts';
import { ok, type FailureCode, type Result } from '../../../shared/base/failure.ts';
import type { Region } from '../../../shared/sign-in/region.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { RENEW_BEFORE_MS } from '../../core/sign-in/sign-in.ts';
import type { Keys } from '../../core/secrets/keys.ts';
import { awsEndpoint } from '../../core/provider/aws-endpoint.ts';
import type { Page } from '../../core/provider/provider.ts';
import {
  answer,
  responseOf,
  withRegion,
  withRequestId,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { requestId } from '../../core/provider/request-id.ts';
import { withOrigin } from '../../core/sign-in/keys-origin.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { createNimbleHandler } from './handler.ts';

/** Where requests are sent, and how they are signed. */
export interface SendOptions {
  readonly region: Region;
  /** The endpoint, if it is not the service's own. */
  readonly endpoint?: string;
  readonly trust: Trust;
  readonly http: Http;
  /** Reads the keys to sign with: they may have been replaced since the last request. */
  readonly keys: (signal: AbortSignal) => Promise<Result<SessionKeys>>;
  /**
   * Called when the service rejected these keys; the next read returns others, if there are any.
   */
  readonly onRefused?: (keys: Keys) => void;
}

/** The file that loads the SDK, as `import()` returns it. */
type Sdk = typeof sdk;
/** Sends one request and maps its response. */
export type Send = <Response extends WithMetadata, T>(
  command: (client: NimbleClient, commands: Sdk['commands'], options: Options) => Promise<Response>,
  map: (response: Response) => T,
  signal: AbortSignal,
  /** Whether to read the keys before the request, or to use those of the last one. */
  keys?: 'fresh' | 'cached',
) => Promise<ServiceResponse<T>>;

/** A client and the keys it signs with. */
interface SignedClient {
  readonly keys: SessionKeys;
  readonly client: NimbleClient;
}

/** The metadata the SDK adds to every response. */
interface WithMetadata {
  readonly $metadata: { readonly requestId?: string | undefined };
}

/** The SDK's options for a command. */
interface Options {
  readonly abortSignal: AbortSignal;
}

/** The endpoint of requests: the service's own, unless the connection names another. */
export const endpointOf = ({
  region,
  endpoint,
}: Pick<SendOptions, 'region' | 'endpoint'>): string => endpoint ?? awsEndpoint('nimble', region);

/**
 * Sends one request. The keys are read for each request, because they may have been replaced; polls
 * of a stream reuse them unless they are about to expire. The client, which knows the service's
 * clock, is reused while the keys stay the same. After expired credentials, the keys are read once
 * more and the request is sent again; then the failure stands. Throws only for cancellation and
 * bugs.
 */
export function createSend(options: SendOptions): Send {
  const { region, trust, http, keys, onRefused } = options;
  let signedIn: SignedClient | undefined;
  let serverTime: number | undefined;
  const recordingHttp: Http = async (request, signal) => {
    const response = await http(request, signal);
    const date = Date.parse(response.headers.date ?? '');
    serverTime = Number.isNaN(date) ? undefined : date;
    return response;
  };
  const signIn = async (sdk: Sdk, signal: AbortSignal): Promise<Result<SignedClient>> => {
    const read = await keys(signal);
    if (!read.ok) return read;
    if (signedIn === undefined || !sameKeys(signedIn.keys, read.value)) {
      const url = endpointOf(options);
      const handler = createNimbleHandler(recordingHttp, trust);
      const client = sdk.createClient({ region, endpoint: url, keys: read.value, handler });
      signedIn = { keys: read.value, client };
    }
    // The same keys may have a new expiration.
    signedIn = { keys: read.value, client: signedIn.client };
    return ok(signedIn);
  };

  return async (command, map, signal, keyUse = 'fresh') => {
    const sdk = await import('./client.ts');
    for (let attempt = 1; ; attempt++) {
      const session =
        keyUse === 'fresh' || attempt > 1 || signedIn === undefined || isNearItsEnd(signedIn.keys)
          ? await signIn(sdk, signal)
          : ok(signedIn);
      if (!session.ok) return responseOf(session.failure);
      const { client, keys: signedWith } = session.value;
      try {
        const response = await command(client, sdk.commands, { abortSignal: signal });
        const id = requestId(response.$metadata.requestId);
        return withRequestId(answer(map(response), serverTime), id);
      } catch (reason) {
        signal.throwIfAborted();
        if (!(reason instanceof HttpError)) throw reason;
        const { response } = reason;
        const code = response.kind === 'failure' ? response.failure.code : undefined;
        // A later poll must not reuse keys that were rejected.
        if (code !== undefined && REFUSALS.has(code)) {
          signedIn = undefined;
          if (code !== 'access-denied') onRefused?.(signedWith);
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

const REFUSALS: ReadonlySet<FailureCode> = new Set([
  'credentials-refused',
  'credentials-expired',
  'access-denied',
]);

/** By the wall clock, so that waking from sleep needs no event. */
const isNearItsEnd = ({ expiresAt }: SessionKeys): boolean =>
  expiresAt !== undefined && Date.now() >= expiresAt - RENEW_BEFORE_MS;

function sameKeys(one: Keys, other: Keys): boolean {
  return (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).every(
    (name) => one[name]?.reveal() === other[name]?.reveal(),
  );
}

/** The parameter for a further page; empty for the first page. */
export const next = (nextToken: string | undefined) =>
  nextToken === undefined ? {} : { nextToken };

/** A page of items, and the token of the next page. */
export const pageOf = <T>(
  { nextToken }: { nextToken?: string | undefined },
  items: readonly T[],
): Page<T> =>
  nextToken === undefined || nextToken === '' ? { items } : { items, next: nextToken };
