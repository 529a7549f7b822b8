import type { NimbleClient } from '@aws-sdk/client-nimble';
import type * as sdk from './client.ts';
import { done, type FailureCode, type Outcome } from '../../../shared/failure.ts';
import { isResourceId, type ResourceId } from '../../../shared/ids.ts';
import type { Region } from '../../../shared/region.ts';
import { safeText } from '../../../shared/safe-text.ts';
import { HttpError, type Http, type Trust } from '../../core/http.ts';
import type { Keys } from '../../core/keys.ts';
import type { Page, Provider, Studio } from '../../core/provider.ts';
import { answer, failure, type Reading } from '../../core/reading.ts';
import { NimbleRequestHandler } from './handler.ts';
import { streamFrom, workstationFrom } from './mapping.ts';
import { testConnection } from './test-connection.ts';

export interface NimbleOptions {
  readonly region: Region;
  /** Where it is not the service's own. */
  readonly endpoint?: string;
  readonly studioId?: ResourceId;
  readonly trust: Trust;
  readonly http: Http;
  /** The keys to sign with, read anew each time: they may have been replaced. */
  readonly keys: () => Promise<Outcome<Keys>>;
}

/** How long a stream's link is valid: the longest the service allows, since the viewer may ask a password first. */
const STREAM_LIFE_SECONDS = 3_600;

/** The file that loads the SDK, as `import()` gives it. */
type Sdk = typeof sdk;
type Send = <T>(
  what: (client: NimbleClient, sdk: Sdk, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  /** Whether the keys are read anew before it, or those of the last request will do. */
  keys?: 'anew' | 'kept',
) => Promise<Reading<T>>;

/** Nimble Studio's protocol, through AWS's own SDK, against any endpoint that speaks it. */
export function createNimbleProvider(options: NimbleOptions): Provider {
  const send = createSend(options);
  const provider: Provider = {
    listStudios: async (page, signal) =>
      then(
        await send(
          (client, sdk, abortSignal) =>
            client.send(new sdk.commands.listStudios(next(page)), { abortSignal }),
          signal,
        ),
        (out) => pageOf(out, (out.studios ?? []).flatMap(studioFrom)),
      ),
    listWorkstations: async (studioId, page, signal) =>
      then(
        await send(
          (client, sdk, abortSignal) =>
            client.send(new sdk.commands.listSessions({ studioId, ...next(page) }), {
              abortSignal,
            }),
          signal,
        ),
        (out) =>
          pageOf(
            out,
            (out.sessions ?? []).map((one) => workstationFrom(one, studioId)),
          ),
      ),
    createStream: async ({ studio, session }, clientToken, signal) =>
      then(
        await send(
          (client, sdk, abortSignal) =>
            client.send(
              new sdk.commands.createStream({
                studioId: studio,
                sessionId: session,
                clientToken,
                expirationInSeconds: STREAM_LIFE_SECONDS,
              }),
              { abortSignal },
            ),
          signal,
        ),
        (out) => streamFrom(out.stream),
      ),
    readStream: async ({ studio, session }, streamId, signal) =>
      then(
        await send(
          (client, sdk, abortSignal) =>
            client.send(
              new sdk.commands.readStream({ studioId: studio, sessionId: session, streamId }),
              { abortSignal },
            ),
          signal,
          'kept',
        ),
        (out) => streamFrom(out.stream),
      ),
    test: (signal) => testConnection(provider, options, signal),
  };
  return provider;
}

/**
 * Sends one request. The keys are read anew for each but the looks at a stream, since somebody may
 * have replaced them; the client, which knows the service's clock, stays while they are the same.
 * Expired credentials are read once more and tried again; then the failure stands. Throws only for
 * cancelling and for bugs.
 */
function createSend({ region, endpoint, trust, http, keys }: NimbleOptions): Send {
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

  return async (what, signal, how = 'anew') => {
    const sdk = await import('./client.ts');
    for (let attempt = 1; ; attempt++) {
      const client =
        how === 'anew' || attempt > 1 || signedIn === undefined
          ? await signIn(sdk)
          : done(signedIn.client);
      if (!client.ok) return failure(client.failure);
      try {
        return answer(await what(client.value, sdk, signal), serverTime);
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

const next = (nextToken: string | undefined) => (nextToken === undefined ? {} : { nextToken });

const pageOf = <T>(
  { nextToken }: { nextToken?: string | undefined },
  items: readonly T[],
): Page<T> =>
  nextToken === undefined || nextToken === '' ? { items } : { items, next: nextToken };

function then<A, B>(reading: Reading<A>, map: (value: A) => B): Reading<B> {
  return reading.kind === 'answer' ? answer(map(reading.value), reading.serverTime) : reading;
}

function studioFrom(given: {
  studioId?: string | undefined;
  displayName?: string | undefined;
}): Studio[] {
  if (!isResourceId(given.studioId)) return [];
  return [
    {
      id: given.studioId,
      ...(given.displayName !== undefined && { name: safeText(given.displayName) }),
    },
  ];
}
