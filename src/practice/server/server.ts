import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeResponse } from './write-response.ts';
import { readBody, parseHead } from './read-request.ts';
import { randomRequestId, type RandomBytes } from '../data/random.ts';
import {
  clientTokenOf,
  handleOperation,
  handleHead,
  type RequestHandlerDeps,
} from './request-handler.ts';
import type { RequestLog } from './request-log.ts';
import type { RunOnState } from './saved-studio.ts';

/** What the server needs. `now` is in ms since 1970. */
export interface ServerDeps {
  readonly handlerDeps: RequestHandlerDeps;
  readonly log: RequestLog;
  readonly runOnState: RunOnState;
  readonly random: RandomBytes;
  readonly now: () => number;
}

/** Another program already listens on this port. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${String(port)} is taken.`);
    this.port = port;
  }
}

/** Creates the HTTP server. It does not listen yet. */
export function createPracticeServer(deps: ServerDeps): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1_024,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      respond(deps, request, response).catch(() => {
        // Reading the body fails when the caller disconnects, so no response can be sent.
        response.destroy();
      });
    },
  );
  server.maxHeadersCount = 100;
  server.maxConnections = 4_096;
  return server;
}

/** Listens on 127.0.0.1 only and returns the port. Rejects with PortTaken if it is in use. */
export async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      // The cast is safe: a listening TCP server always has an AddressInfo.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Closes the server and all its sockets, including those of hanging requests. */
export async function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function respond(
  { handlerDeps, log, runOnState, random, now }: ServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = now();
  const head = parseHead(request);
  // SDKs correct a wrong clock from this header, so it has to show the studio's own time.
  response.sendDate = false;
  response.setHeader('date', new Date(at).toUTCString());
  response.setHeader('x-amzn-requestid', randomRequestId(random));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');

  let handled = handleHead(handlerDeps, head, at);
  if (handled === 'instances' || 'run' in handled) {
    const body = await readBody(request);
    if (body === undefined) response.setHeader('connection', 'close');
    const route = handled;
    const run = () => handleOperation(handlerDeps, route, head, body, now());
    // Instances of EC2 have no state that is saved.
    handled = route === 'instances' ? run() : await runOnState(run, head.method !== 'GET');
  } else if (request.headers['content-length'] ?? request.headers['transfer-encoding']) {
    // The body is left unread, so the connection cannot be reused.
    response.setHeader('connection', 'close');
  }
  const { operation, delivery } = handled;
  const { method, path } = head;
  const clientToken = clientTokenOf(head);
  const status = 'reply' in delivery ? delivery.reply.status : 0;
  const named = clientToken === undefined ? {} : { clientToken };
  log.add({ at, operation, method, path, status, ...named });
  writeResponse(response, delivery);
}
