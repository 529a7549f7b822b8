import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliver } from './deliver.ts';
import { readBody, readHead } from './incoming.ts';
import { randomRequestId, type RandomBytes } from './random.ts';
import { clientTokenOf, receiveCall, receiveHead, type Reception } from './reception.ts';
import type { RequestLog } from './request-log.ts';

/** What a server needs besides its reception. */
export interface ServerNeeds {
  readonly reception: Reception;
  readonly log: RequestLog;
  readonly random: RandomBytes;
  readonly now: () => number;
}

/** A port that something else listens on already. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
  readonly port: number;

  constructor(port: number) {
    super(`Port ${String(port)} is taken.`);
    this.port = port;
  }
}

/** A server that does not listen yet. */
export function createPracticeServer(needs: ServerNeeds): Server {
  const server = createServer(
    {
      maxHeaderSize: 16 * 1_024,
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      answer(needs, request, response).catch(() => {
        // The caller went away while its body was read: nobody is left to answer.
        response.destroy();
      });
    },
  );
  server.maxHeadersCount = 100;
  server.maxConnections = 4_096;
  return server;
}

/** Listens on loopback only; answers the port. Rejects with PortTaken. */
export async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      // A TCP server that listens has an address of this shape.
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Closes the server and every socket, also those of requests that hang. */
export async function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

async function answer(
  { reception, log, random, now }: ServerNeeds,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const at = now();
  const head = readHead(request);
  // The answer carries the studio's own clock, from which callers learn that theirs is wrong.
  response.sendDate = false;
  response.setHeader('date', new Date(at).toUTCString());
  response.setHeader('x-amzn-requestid', randomRequestId(random));
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');

  let received = receiveHead(reception, head, at);
  if ('answer' in received) {
    const body = await readBody(request);
    if (body === undefined) response.setHeader('connection', 'close');
    received = receiveCall(reception, received, head, body, now());
  } else if (request.headers['content-length'] ?? request.headers['transfer-encoding']) {
    // Its body stays unread, so this connection cannot carry another request.
    response.setHeader('connection', 'close');
  }
  const { operation, delivery } = received;
  const { method, path } = head;
  const clientToken = clientTokenOf(head);
  const status = 'reply' in delivery ? delivery.reply.status : 0;
  const named = clientToken === undefined ? {} : { clientToken };
  log.add({ at, operation, method, path, status, ...named });
  deliver(response, delivery);
}
