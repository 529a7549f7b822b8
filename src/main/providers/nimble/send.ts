import type { NimbleClient } from '@aws-sdk/client-nimble';
import type * as sdk from './client.ts';
import { ok, type FailureCode, type Result } from '../../../shared/base/failure.ts';
import type { Region } from '../../../shared/sign-in/region.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { RENEW_BEFORE_MS } from '../../core/sign-in/sign-in.ts';
import type { Keys } from '../../core/secrets/keys.ts';
import type { Page } from '../../core/provider/provider.ts';
import {
  answer,
  responseOf,
  withRequestId,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { requestId } from '../../core/provider/request-id.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { NimbleRequestHandler } from './handler.ts';

/** Where requests go and what they are signed with. */
export interface SendOptions {
  readonly region: Region;
  /** Where it is not the service's own. */
  readonly endpoint?: string;
  readonly trust: Trust;
  readonly http: Http;
  /** The keys to sign with, read anew each time: they may have been replaced. */
  readonly keys: (signal: AbortSignal) => Promise<Result<SessionKeys>>;
  /** The service did not take these keys; the next reading gives others, where there are any. */
  readonly onRefused?: (keys: Keys) => void;
}

/** The file that loads the SDK, as `import()` gives it. */
type Sdk = typeof sdk;
/** Sends one request and makes of its answer what is wanted. */
export type Send = <Given extends Answered, T>(
  what: (client: NimbleClient, commands: Sdk['commands'], options: Options) => Promise<Given>,
  map: (given: Given) => T,
  signal: AbortSignal,
  /** Whether the keys are read anew before it, or those of the last request will do. */
  keys?: 'anew' | 'kept',
) => Promise<ServiceResponse<T>>;

/** A client, and what it signs with. */
interface SignedIn {
  readonly keys: SessionKeys;
  readonly client: NimbleClient;
}

/** What the SDK says of every answer. */
interface Answered {
  readonly $metadata: { readonly requestId?: string | undefined };
}

/** What the SDK is told beside a command. */
interface Options {
  readonly abortSignal: AbortSignal;
}

/** Where requests go: the service's own address, unless the connection names another. */
export const endpointOf = ({
  region,
  endpoint,
}: Pick<SendOptions, 'region' | 'endpoint'>): string =>
  endpoint ?? `https://nimble.${region}.amazonaws.com`;

/**
 * Sends one request. The keys are read anew for each but the looks at a stream, since somebody may
 * have replaced them, and for those too where they are near their end; the client, which knows the
 * service's clock, stays while they are the same.
 * Expired credentials are read once more and tried again; then the failure stands. Throws only for
 * cancelling and for bugs.
 */
export function createSend(options: SendOptions): Send {
  const { region, trust, http, keys, onRefused } = options;
  let signedIn: SignedIn | undefined;
  let serverTime: number | undefined;
  const noting: Http = async (request, signal) => {
    const response = await http(request, signal);
    const date = Date.parse(response.headers.date ?? '');
    serverTime = Number.isNaN(date) ? undefined : date;
    return response;
  };
  const signIn = async (sdk: Sdk, signal: AbortSignal): Promise<Result<SignedIn>> => {
    const read = await keys(signal);
    if (!read.ok) return read;
    if (signedIn === undefined || !sameKeys(signedIn.keys, read.value)) {
      const url = endpointOf(options);
      const handler = new NimbleRequestHandler(noting, trust);
      const client = sdk.createClient({ region, endpoint: url, keys: read.value, handler });
      signedIn = { keys: read.value, client };
    }
    // The same keys may have come with another end.
    signedIn = { keys: read.value, client: signedIn.client };
    return ok(signedIn);
  };

  return async (what, map, signal, how = 'anew') => {
    const sdk = await import('./client.ts');
    for (let attempt = 1; ; attempt++) {
      const used =
        how === 'anew' || attempt > 1 || signedIn === undefined || isNearItsEnd(signedIn.keys)
          ? await signIn(sdk, signal)
          : ok(signedIn);
      if (!used.ok) return responseOf(used.failure);
      const { client, keys: signedWith } = used.value;
      try {
        const given = await what(client, sdk.commands, { abortSignal: signal });
        const id = requestId(given.$metadata.requestId);
        return withRequestId(answer(map(given), serverTime), id);
      } catch (reason) {
        signal.throwIfAborted();
        if (!(reason instanceof HttpError)) throw reason;
        const { reading } = reason;
        const code = reading.kind === 'failure' ? reading.failure.code : undefined;
        // A later look must not go on with keys that were refused.
        if (code !== undefined && REFUSALS.has(code)) {
          signedIn = undefined;
          if (code !== 'access-denied') onRefused?.(signedWith);
        }
        if (code !== 'credentials-expired' || attempt > 1) return reading;
      }
    }
  };
}

const REFUSALS: ReadonlySet<FailureCode> = new Set([
  'credentials-refused',
  'credentials-expired',
  'access-denied',
]);

/** By the wall clock, so that waking from sleep needs no telling. */
const isNearItsEnd = ({ expiresAt }: SessionKeys): boolean =>
  expiresAt !== undefined && Date.now() >= expiresAt - RENEW_BEFORE_MS;

function sameKeys(one: Keys, other: Keys): boolean {
  return (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).every(
    (name) => one[name]?.reveal() === other[name]?.reveal(),
  );
}

/** Asks for the page that an earlier one named; for the first where none did. */
export const next = (nextToken: string | undefined) =>
  nextToken === undefined ? {} : { nextToken };

/** A page of those items, and how to ask for the one after it. */
export const pageOf = <T>(
  { nextToken }: { nextToken?: string | undefined },
  items: readonly T[],
): Page<T> =>
  nextToken === undefined || nextToken === '' ? { items } : { items, next: nextToken };
