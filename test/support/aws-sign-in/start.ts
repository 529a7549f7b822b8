import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { FindIssuedKeys } from '../../../src/practice/server/authenticate.ts';
import { writeResponse } from '../../../src/practice/server/write-response.ts';
import { readBody, parseHead } from '../../../src/practice/server/read-request.ts';
import {
  randomRequestId,
  systemRandom,
  type RandomBytes,
} from '../../../src/practice/data/random.ts';
import { close, listen } from '../../../src/practice/server/server.ts';
import { createClients } from './clients.ts';
import { createCodes } from './codes.ts';
import { createDevices } from './devices.ts';
import { createFaultSource } from './fault.ts';
import { handleRequest, type HandledRequest, type HandlerContext } from './request-handler.ts';
import { fillScript, type SignInScript } from './script.ts';
import { principalId } from './sts-call.ts';
import { createTokens } from './tokens.ts';
import { createKeyRegistry, type IssuedSession, type LongLivedKeys } from './key-registry.ts';

/** The options of the stand-in. */
export interface SignInOptions {
  readonly script?: SignInScript;
  readonly random?: RandomBytes;
  /** The services' clock, in ms since 1970: replies contain it as their Date. */
  readonly now?: () => number;
}

/** A received request. Contains no secrets: query, headers and body are left out. */
export interface LoggedSignIn {
  /** When it arrived, by the stand-in's clock. */
  readonly at: number;
  readonly operation: HandledRequest['operation'];
  readonly method: string;
  readonly path: string;
  /** 0: no status was sent (dropped or hanging). */
  readonly status: number;
}

/** The parts of AWS's sign-in services that a launcher uses, on one loopback address. */
export interface AwsSignIn {
  /** `http://127.0.0.1:PORT`: the endpoint of STS, SSO-OIDC and the SSO portal. */
  readonly endpoint: string;
  /** Every request, oldest first; it grows as requests arrive. */
  readonly requests: readonly LoggedSignIn[];
  /** The issued credentials, in order; without keys. */
  readonly sessions: readonly IssuedSession[];
  /** The long-lived keys of a user of the script; the first one by default. */
  keysOf(name?: string): LongLivedKeys;
  /** For a practice studio: it then accepts the credentials that were issued here. */
  readonly findIssuedKeys: FindIssuedKeys;
  /** All issued credentials count as expired from now on. */
  expireSessions(): void;
  /** All access tokens count as expired from now on; refresh tokens stay valid. */
  expireTokens(): void;
  /** Closes every connection; can be called more than once. */
  stop(): Promise<void>;
}

/** Starts the stand-in on a free port of 127.0.0.1. */
export async function startAwsSignIn(options: SignInOptions = {}): Promise<AwsSignIn> {
  const { random = systemRandom, now = Date.now } = options;
  const script = fillScript(options.script ?? {});
  const keyRegistry = createKeyRegistry(random, now, script.sessionTokenBytes);
  const users = new Map(
    script.users.map(({ name }) => {
      const arn = `arn:aws:iam::${script.account}:user/${name}`;
      const userId = principalId(random);
      const who = { account: script.account, arn, userId, name, by: 'keys', mfa: false } as const;
      return [name, keyRegistry.issueLongLived(who)];
    }),
  );
  const address = { host: '' };
  const clients = createClients(script, random, now);
  const tokens = createTokens(script, random, now);
  const context: HandlerContext = {
    deps: {
      script,
      keyRegistry,
      random,
      usedCodes: new Set(),
      clients,
      codes: createCodes(script, clients, random, now),
      devices: createDevices(script, random, now),
      tokens,
      startUrl: script.startUrl,
      endpoint: () => `http://${address.host}`,
      people: script.people,
    },
    nextFault: createFaultSource(options.script?.faults ?? []),
    host: () => address.host,
  };
  const requests: LoggedSignIn[] = [];
  const server = createServer((request, response) => {
    const log = (entry: LoggedSignIn): number => requests.push(entry);
    answer({ context, random, now, log }, request, response).catch(() => response.destroy());
  });
  address.host = `127.0.0.1:${String(await listen(server, 0))}`;
  return {
    endpoint: `http://${address.host}`,
    requests,
    sessions: keyRegistry.sessions,
    keysOf(name) {
      const keys = users.get(name ?? script.users[0]?.name ?? '');
      if (keys === undefined) throw new Error('The script has no such user.');
      return keys;
    },
    findIssuedKeys(accessKeyId) {
      const holder = keyRegistry.find(accessKeyId);
      // Without long-lived keys: a client that does not request a session must fail.
      return holder?.sessionToken === undefined ? undefined : holder;
    },
    expireSessions: () => {
      keyRegistry.expireAll();
    },
    expireTokens: () => {
      tokens.expireAll();
    },
    stop: () => close(server),
  };
}

interface ResponderDeps {
  readonly context: HandlerContext;
  readonly random: RandomBytes;
  readonly now: () => number;
  readonly log: (entry: LoggedSignIn) => void;
}

async function answer(
  { context, random, now, log }: ResponderDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = now();
  const head = parseHead(request);
  response.sendDate = false;
  response.setHeader('date', new Date(at).toUTCString());
  response.setHeader('x-amzn-requestid', randomRequestId(random));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  const body = await readBody(request);
  if (body === undefined) response.setHeader('connection', 'close');
  const { operation, delivery } = handleRequest(context, head, body, now());
  const status = 'reply' in delivery ? delivery.reply.status : 0;
  log({ at, operation, method: head.method, path: head.path, status });
  writeResponse(response, delivery);
}
