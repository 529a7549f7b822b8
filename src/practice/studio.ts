import type { FindIssuedKeys } from './server/authenticate.ts';
import { createEula } from './server/eula-page.ts';
import { createInstance, defaultInstances } from './data/instance-store.ts';
import { startDesktops, type Desktops } from './server/desktops.ts';
import { createFaultSource } from './faults/fault.ts';
import { practiceStudioId, practiceUser } from './data/practice-account.ts';
import { randomId, randomSecret, systemRandom, type RandomBytes } from './data/random.ts';
import type { RequestHandlerDeps } from './server/request-handler.ts';
import { createRequestLog, type LoggedRequest } from './server/request-log.ts';
import { seedStudios } from './data/seed-data.ts';
import type { Script } from './faults/script.ts';
import { createSavedStudio, runInMemory, type StateFile } from './server/saved-studio.ts';
import { close, createPracticeServer, listen } from './server/server.ts';
import { createStreamStore, type StreamUrlInput } from './data/stream-store.ts';
import { desktopPath } from './server/desktop-page.ts';
import { defaultTimeline, type Timeline } from './data/timeline.ts';
import { defaultEulas } from './data/default-catalogue.ts';
import type { StreamingSession } from './data/wire-types.ts';
import { createIdempotencyStore } from './api/idempotency-store.ts';

/** Options of a practice studio. */
export interface PracticeOptions {
  /** The port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  readonly script?: Script;
  /** Where the state of the first studio is saved; without it, in memory only. */
  readonly stateFile?: StateFile;
  readonly random?: RandomBytes;
  /** The current time in ms since 1970, for states of streams and ages of signatures. */
  readonly now?: () => number;
  /**
   * Looks up keys that a sign-in service issued; they are accepted in addition to the studio's
   * own. For tests of the whole path from sign-in to stream.
   */
  readonly findIssuedKeys?: FindIssuedKeys;
}

/** A running practice studio. Its keys are random and valid for this run only. */
export interface PracticeStudio {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly region: 'us-west-2';
  /** The id of the first studio. */
  readonly studioId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The user to whom the keys belong. */
  readonly user: string;
  /** The last 10,000 requests, oldest first. New requests are added to this same array. */
  readonly requests: readonly LoggedRequest[];
  /** The ids of the sessions of Systems Manager that are open now. */
  readonly tunnelSessions: ReadonlySet<string>;
  /** Calls `listener` for each new request until the returned function is called. */
  onRequest(listener: (request: LoggedRequest) => void): () => void;
  /** Stops the server and closes all connections. Can be called more than once. */
  stop(): Promise<void>;
}

/** Starts a practice studio on loopback. Rejects with PortTaken if the port is in use. */
export async function startPracticeStudio(options: PracticeOptions = {}): Promise<PracticeStudio> {
  const { port = 0, script = {}, random = systemRandom, now = Date.now } = options;
  const { findIssuedKeys, stateFile } = options;
  const region = 'us-west-2';
  const startedAtMs = now();
  const accessKeyId = `PRACTICE${randomId(random, 12).toUpperCase()}`;
  const secretAccessKey = randomSecret(random, 30);
  const studios = seedStudios(script, practiceStudioId, random, startedAtMs);
  const studioId = studios[0]?.details.studioId ?? practiceStudioId;
  const address = { host: '' };
  const tunnelSessions = new Set<string>();

  const streams = createStreamStore({
    random,
    timelineFor: timelineFor(script.streams ?? defaultTimeline),
    urlFor: script.streamUrl ?? desktopUrl,
    endpoint: () => `http://${address.host}`,
  });
  const instances = (script.instances ?? defaultInstances).map((one) =>
    createInstance(one, startedAtMs),
  );
  const idempotency = createIdempotencyStore();
  const [studio] = studios;
  const runOnState =
    stateFile === undefined || studio === undefined
      ? runInMemory
      : createSavedStudio(stateFile, { studio, streams, idempotency }, now);
  const desktops: { current?: Desktops } = {};
  const { sessionToken, eulas = defaultEulas } = script;
  const handlerDeps: RequestHandlerDeps = {
    operationDeps: {
      studios,
      streams,
      idempotency,
      eulas: () => eulas.map((eula) => createEula(eula, `http://${address.host}`, startedAtMs)),
      random,
      pageSize: script.pageSize ?? 100,
      endlessLists: script.endlessLists ?? false,
      maxSessions: script.maxSessions ?? Infinity,
    },
    instanceServices: {
      instances,
      portOf: (instanceId) => desktops.current?.portOf(instanceId) ?? 0,
      sessions: tunnelSessions,
      random,
      denied: new Set(script.deniedActions),
    },
    keys: {
      accessKeyId,
      secretAccessKey,
      region,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(findIssuedKeys === undefined ? {} : { findIssuedKeys }),
    },
    nextFault: createFaultSource(script.faults ?? []),
    host: () => address.host,
  };
  const log = createRequestLog(10_000);
  const server = createPracticeServer({ handlerDeps, log, runOnState, random, now });
  address.host = `127.0.0.1:${String(await listen(server, port))}`;
  desktops.current = await startDesktops(instances, now);
  return {
    endpoint: `http://${address.host}`,
    region,
    studioId,
    accessKeyId,
    secretAccessKey,
    user: practiceUser,
    requests: log.entries,
    tunnelSessions,
    onRequest: (listener) => log.subscribe(listener),
    async stop() {
      await Promise.all([close(server), desktops.current?.stop()]);
    },
  };
}

function timelineFor(
  streams: Timeline | ((nth: number, session: StreamingSession) => Timeline),
): (nth: number, session: StreamingSession) => Timeline {
  return typeof streams === 'function' ? streams : () => streams;
}

function desktopUrl({ endpoint, token, sessionId }: StreamUrlInput): string {
  return `${endpoint}${desktopPath}?authToken=${token}#${encodeURIComponent(sessionId)}`;
}
