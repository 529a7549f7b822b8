import { writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Reply } from '../../../src/practice/server/reply.ts';
import { writeResponse } from '../../../src/practice/server/write-response.ts';
import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import {
  readBody,
  parseHead,
  type RequestHead,
} from '../../../src/practice/server/read-request.ts';
import { sharedLoopbackIdentity } from '../network/certificates.ts';
import { tempFolder } from '../machine/machine.ts';
import { listen } from '../network/servers.ts';
import { close } from '../../../src/practice/server/server.ts';

/** A complete request. */
export interface Call extends RequestHead {
  readonly body: Uint8Array;
}

/** A received request and its response. Headers are left out because they contain secrets. */
export interface LoggedCall {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  readonly query: string;
  /** 0: no status was sent (dropped or hanging). */
  readonly status: number;
  /** The JSON content; the text if it is not JSON; undefined without a body. */
  readonly body: unknown;
}

/** How a client can trust a server: the file for `tls.caFile`, the value for `tls.pin`. */
export interface TrustIn {
  readonly caFile: string;
  readonly pin: string;
}

/** A test's own server on 127.0.0.1. */
export interface ApiServer {
  /** `https://127.0.0.1:PORT`, or `http:` if it is plain. */
  readonly origin: string;
  readonly port: number;
  /** Undefined if it is plain. */
  readonly trust: TrustIn | undefined;
  /** Every request, oldest first; it grows as they are answered. */
  readonly requests: readonly LoggedCall[];
  /** Closes every connection before the test is over, and stops listening. */
  stop(): Promise<void>;
}

/** How a server responds. */
export interface ServerOptions {
  /** http instead of https with a certificate that is not trusted by default. */
  readonly plain?: boolean;
  /** Complete responses are compressed this way without being asked for. */
  readonly compressed?: 'gzip' | 'deflate' | 'br';
}

/** Serves until the test is over. A `receive` that rejects ends the connection without a byte. */
export async function serveApi(
  { plain = false, compressed }: ServerOptions,
  receive: (call: Call) => Promise<Delivery>,
): Promise<ApiServer> {
  const requests: LoggedCall[] = [];
  const answer: http.RequestListener = (request, response) => {
    takeCall(request, receive)
      .then(({ logged, delivery }) => {
        requests.push(logged);
        response.setHeader('cache-control', 'no-store');
        if (compressed === undefined || delivery.mode !== 'whole')
          writeResponse(response, delivery);
        else writeCompressed(response, delivery.reply, compressed);
      })
      .catch(() => response.destroy());
  };
  const { server, trust } = plain
    ? { server: http.createServer(answer), trust: undefined }
    : createTlsServer(answer);
  const port = await listen(server);
  const origin = `${plain ? 'http' : 'https'}://127.0.0.1:${port}`;
  return { origin, port, trust, requests, stop: () => close(server) };
}

const compressions = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

function writeCompressed(
  response: http.ServerResponse,
  { status, headers, body }: Reply,
  encoding: keyof typeof compressions,
): void {
  const bytes = compressions[encoding](body);
  response.writeHead(status, { ...headers, 'content-encoding': encoding }).end(bytes);
}

/** An https server for 127.0.0.1, whose certificate is trusted with the CA file only. */
export function createTlsServer(answer: http.RequestListener): {
  readonly server: https.Server;
  readonly trust: TrustIn;
} {
  const { authority, identity } = sharedLoopbackIdentity();
  const { key, cert, pin } = identity;
  const caFile = join(tempFolder(), 'authority.pem');
  writeFileSync(caFile, authority);
  const server = https.createServer({ key, cert }, answer);
  server.on('tlsClientError', () => undefined);
  return { server, trust: { caFile, pin } };
}

async function takeCall(
  request: http.IncomingMessage,
  receive: (call: Call) => Promise<Delivery>,
): Promise<{ readonly logged: LoggedCall; readonly delivery: Delivery }> {
  const head = parseHead(request);
  const body = await readBody(request);
  if (body === undefined) throw new Error('The body is over the limit.');
  const delivery = await receive({ ...head, body });
  const { method, path, query } = head;
  const status = 'reply' in delivery ? delivery.reply.status : 0;
  return { logged: { method, path, query, status, body: readable(body) }, delivery };
}

function readable(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  const text = Buffer.from(body).toString();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
