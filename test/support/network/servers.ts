import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { onEnd } from '../machine/lifetime.ts';
import type { Identity } from './certificates.ts';

/** Listens on a free port of this machine until the test is over, then ends every connection. */
export async function listen(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onEnd(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  );
  // listen() on a TCP port gives an AddressInfo.
  return (server.address() as net.AddressInfo).port;
}

/** A port that was free a moment ago: nothing listens there. */
export async function deadPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Answer = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** An https server that counts its requests. */
export async function serveTls(
  identity: Identity,
  answer: Answer = (_, response) => response.end('well'),
): Promise<{ port: number; seen: string[] }> {
  const seen: string[] = [];
  const { key, cert } = identity;
  const server = https.createServer({ key, cert }, (request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  server.on('tlsClientError', () => undefined);
  return { port: await listen(server), seen };
}

/** A proxy: the targets it is asked for, and its response. */
export interface Proxy {
  readonly port: number;
  readonly asked: string[];
}

/**
 * An HTTP proxy that sends every CONNECT to `port` of this machine, or returns `refusal` instead.
 */
export async function serveProxy(
  port: number,
  { refusal, identity }: { refusal?: string; identity?: Identity } = {},
): Promise<Proxy> {
  const asked: string[] = [];
  const server = identity === undefined ? http.createServer() : https.createServer({ ...identity });
  server.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
    asked.push(request.url ?? '');
    client.on('error', () => undefined);
    if (refusal !== undefined) {
      client.end(refusal);
      return;
    }
    const far = net.connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(client).pipe(far);
    });
    far.on('error', () => client.destroy());
    client.once('close', () => far.destroy());
  });
  return { port: await listen(server), asked };
}

/** A SOCKS proxy of version 5 without a login, which sends everything to `port` of this machine. */
export async function serveSocks(port: number): Promise<Proxy> {
  const asked: string[] = [];
  const server = net.createServer((client) => {
    client.once('data', () => {
      client.write(Buffer.of(5, 0));
      client.once('data', (request) => {
        // Version, command, 0, kind of address: 3 is a name, whose length comes first.
        const name = request.subarray(5, 5 + (request[4] ?? 0)).toString('latin1');
        asked.push(request[3] === 3 ? name : `kind ${request[3] ?? 0}`);
        const far = net.connect(port, '127.0.0.1', () => {
          client.write(Buffer.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 0));
          far.pipe(client).pipe(far);
        });
        far.on('error', () => client.destroy());
        client.once('close', () => far.destroy());
      });
    });
  });
  return { port: await listen(server), asked };
}
