import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server } from 'node:tls';
import type { PracticeInstance } from '../data/instance-store.ts';
import { createSelfSigned } from './self-signed.ts';

/** The DCV servers of practice instances: each completes TLS handshakes while its instance answers. */
export interface Desktops {
  portOf(instanceId: string): number;
  stop(): Promise<void>;
}

/** Starts one server on 127.0.0.1 for each instance. */
export async function startDesktops(
  instances: readonly PracticeInstance[],
  now: () => number,
): Promise<Desktops> {
  const ports = new Map<string, number>();
  const servers: Server[] = [];
  const identity = createSelfSigned(now());
  for (const one of instances) {
    const server = createServer(identity, (socket) => {
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
    server.on('tlsClientError', () => undefined);
    server.on('connection', (socket: Socket) => {
      if (!one.answersAt(now())) socket.destroy();
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
    });
    // The cast is safe: a listening TCP server always has an AddressInfo.
    ports.set(one.instanceId, (server.address() as AddressInfo).port);
    servers.push(server);
  }
  return {
    portOf: (instanceId) => ports.get(instanceId) ?? 0,
    async stop() {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
