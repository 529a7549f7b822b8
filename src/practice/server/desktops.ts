import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { PracticeInstance } from '../data/instance-store.ts';
import { createSelfSigned } from './self-signed.ts';

/** The DCV servers of practice instances: each completes TLS handshakes while its instance answers. */
export interface Desktops {
  portOf(instanceId: string): number;
  stop(): Promise<void>;
}

/**
 * Starts servers on 127.0.0.1, one for each instance. Those that never answer share one, so that a studio can have more
 * instances than this process may open sockets.
 */
export async function startDesktops(
  instances: readonly PracticeInstance[],
  now: () => number,
): Promise<Desktops> {
  // One for all instances, which does not listen itself, because reading the key takes 2 ms.
  const handshakes = createTlsServer(createSelfSigned(now()), (socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  handshakes.on('tlsClientError', () => undefined);
  const listenWhile = (answers: () => boolean) =>
    listening(
      createServer((socket) => {
        if (answers()) handshakes.emit('connection', socket);
        else socket.destroy();
      }),
    );
  const silent = await listenWhile(() => false);
  const answering = await Promise.all(
    instances
      .filter(({ neverAnswers }) => !neverAnswers)
      .map(async (one) => ({
        instanceId: one.instanceId,
        server: await listenWhile(() => one.answersAt(now())),
      })),
  );
  const ports = new Map(answering.map(({ instanceId, server }) => [instanceId, portOf(server)]));
  const servers = [silent, ...answering.map(({ server }) => server)];
  return {
    portOf: (instanceId) => ports.get(instanceId) ?? portOf(silent),
    async stop() {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

// The cast is safe: a listening TCP server always has an AddressInfo.
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Listens on a free port of 127.0.0.1. */
const listening = (server: Server): Promise<Server> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, () => {
      resolve(server);
    });
  });
