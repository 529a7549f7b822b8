import type { NimbleClient } from '@aws-sdk/client-nimble';
import type * as sdk from './client.ts';
import { done, type FailureCode, type Outcome } from '../../../shared/failure.ts';
import type { Region } from '../../../shared/region.ts';
import { HttpError, type Http, type Trust } from '../../core/http.ts';
import type { Keys } from '../../core/keys.ts';
import type { Page } from '../../core/provider.ts';
import { answer, failure, type Reading } from '../../core/reading.ts';
import { NimbleRequestHandler } from './handler.ts';

/** Where requests go and what they are signed with. */
export interface SendOptions {
  readonly region: Region;
  /** Where it is not the service's own. */
  readonly endpoint?: string;
  readonly trust: Trust;
  readonly http: Http;
  /** The keys to sign with, read anew each time: they may have been replaced. */
  readonly keys: () => Promise<Outcome<Keys>>;
}

/** The file that loads the SDK, as `import()` gives it. */
type Sdk = typeof sdk;
/** Sends one request and makes of its answer what is wanted. */
export type Send = <Given, T>(
  what: (client: NimbleClient, commands: Sdk['commands'], options: Options) => Promise<Given>,
  map: (given: Given) => T,
  signal: AbortSignal,
  /** Whether the keys are read anew before it, or those of the last request will do. */
  keys?: 'anew' | 'kept',
) => Promise<Reading<T>>;

/** What the SDK is told beside a command. */
interface Options {
  readonly abortSignal: AbortSignal;
}

/**
 * Sends one request. The keys are read anew for each but the looks at a stream, since somebody may
 * have replaced them; the client, which knows the service's clock, stays while they are the same.
 * Expired credentials are read once more and tried again; then the failure stands. Throws only for
 * cancelling and for bugs.
 */
export function createSend({ region, endpoint, trust, http, keys }: SendOptions): Send {
  let signedIn: { readonly keys: Keys; readonly client: NimbleClient } | undefined;
  let serverTime: number | undefined;
  const noting: Http = async (request, signal) => {
    const response = await http(request, signal);
    const date = Date.parse(response.headers.date ?? '');
    serverTime = Number.isNaN(date) ? undefined : date;
    return response;
  };
  const signIn = async (sdk: Sdk): Promise<Outcome<NimbleClient>> => {
    const read = await keys();
    if (!read.ok) return read;
    if (signedIn === undefined || !sameKeys(signedIn.keys, read.value)) {
      const url = endpoint ?? `https://nimble.${region}.amazonaws.com`;
      const handler = new NimbleRequestHandler(noting, trust);
      const client = sdk.createClient({ region, endpoint: url, keys: read.value, handler });
      signedIn = { keys: read.value, client };
    }
    return done(signedIn.client);
  };

  return async (what, map, signal, how = 'anew') => {
    const sdk = await import('./client.ts');
    for (let attempt = 1; ; attempt++) {
      const client =
        how === 'anew' || attempt > 1 || signedIn === undefined
          ? await signIn(sdk)
          : done(signedIn.client);
      if (!client.ok) return failure(client.failure);
      try {
        const given = await what(client.value, sdk.commands, { abortSignal: signal });
        return answer(map(given), serverTime);
      } catch (reason) {
        signal.throwIfAborted();
        if (!(reason instanceof HttpError)) throw reason;
        const { reading } = reason;
        const code = reading.kind === 'failure' ? reading.failure.code : undefined;
        // A later look must not go on with keys that were refused.
        if (code !== undefined && REFUSALS.has(code)) signedIn = undefined;
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
