import type { AlsoAccepts } from './authenticate.ts';
import { fillEula } from './eula-page.ts';
import { createFaultSource } from './fault.ts';
import { randomId, randomSecret, systemRandom, type RandomBytes } from './random.ts';
import type { Reception } from './reception.ts';
import { createRequestLog, type LoggedRequest } from './request-log.ts';
import { roomsOf } from './rooms.ts';
import type { Script } from './script.ts';
import { close, createPracticeServer, listen } from './server.ts';
import { createStreamStore, type StreamFacts } from './stream-store.ts';
import { desktopPath } from './desktop.ts';
import { usualTimeline, type Timeline } from './timeline.ts';
import { usualEulas } from './usual-catalogue.ts';
import type { StreamingSession } from './wire.ts';
import { createWishes } from './wishes.ts';

/** How a practice studio is started. */
export interface PracticeOptions {
  /** Which port to listen on; 0, or none, takes one that is free. */
  readonly port?: number;
  readonly script?: Script;
  readonly random?: RandomBytes;
  /** The time in ms since 1970; streams live and signatures age by it. */
  readonly now?: () => number;
  /**
   * Keys that are good here besides the studio's own, asked for at each request: those that a
   * sign-in service gave out. For tests of a whole way from sign-in to stream.
   */
  readonly alsoAccepts?: AlsoAccepts;
}

/** A practice studio that runs. Its keys are made up and good for this run only. */
export interface PracticeStudio {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly region: 'us-west-2';
  /** The first studio's id. */
  readonly studioId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The last 10,000 requests, oldest first; it grows as they come. */
  readonly requests: readonly LoggedRequest[];
  /** Hears of each request as it is answered; the function that comes back ends that. */
  onRequest(listener: (request: LoggedRequest) => void): () => void;
  /** Closes every connection; may be called more than once. */
  stop(): Promise<void>;
}

/** Starts a practice studio on loopback. Rejects with PortTaken where the port is in use. */
export async function startPracticeStudio(options: PracticeOptions = {}): Promise<PracticeStudio> {
  const { port = 0, script = {}, random = systemRandom, now = Date.now, alsoAccepts } = options;
  const region = 'us-west-2';
  const startedAtMs = now();
  const accessKeyId = `PRACTICE${randomId(random, 12).toUpperCase()}`;
  const secretAccessKey = randomSecret(random, 30);
  const rooms = roomsOf(script, `${region}:stid-${randomId(random, 16)}`, random, startedAtMs);
  const studioId = rooms[0]?.studio.studioId ?? `${region}:stid-${randomId(random, 16)}`;
  const address = { host: '' };

  const streams = createStreamStore({
    random,
    timelineOf: timelines(script.streams ?? usualTimeline),
    urlOf: script.streamUrl ?? desktopUrl,
    endpoint: () => `http://${address.host}`,
  });
  const { sessionToken, eulas = usualEulas } = script;
  const reception: Reception = {
    world: {
      rooms,
      streams,
      wishes: createWishes(),
      eulas: () => eulas.map((eula) => fillEula(eula, `http://${address.host}`, startedAtMs)),
      random,
      pageSize: script.pageSize ?? 100,
      endlessLists: script.endlessLists ?? false,
      maxSessions: script.maxSessions ?? Infinity,
    },
    keys: {
      accessKeyId,
      secretAccessKey,
      region,
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(alsoAccepts === undefined ? {} : { alsoAccepts }),
    },
    nextFault: createFaultSource(script.faults ?? []),
    host: () => address.host,
  };
  const log = createRequestLog(10_000);
  const server = createPracticeServer({ reception, log, random, now });
  address.host = `127.0.0.1:${String(await listen(server, port))}`;
  return {
    endpoint: `http://${address.host}`,
    region,
    studioId,
    accessKeyId,
    secretAccessKey,
    requests: log.entries,
    onRequest: (listener) => log.listen(listener),
    stop: () => close(server),
  };
}

function timelines(
  streams: Timeline | ((nth: number, session: StreamingSession) => Timeline),
): (nth: number, session: StreamingSession) => Timeline {
  return typeof streams === 'function' ? streams : () => streams;
}

function desktopUrl({ endpoint, token, sessionId }: StreamFacts): string {
  return `${endpoint}${desktopPath}?authToken=${token}#${encodeURIComponent(sessionId)}`;
}
