import { readFile } from 'node:fs/promises';
import type * as http from 'node:http';
import type * as net from 'node:net';
import { endianness } from 'node:os';
import type { Log } from '../../core/base/log.ts';
import { socketOwner } from '../../core/network/socket-table.ts';

/** An HTTP server on 127.0.0.1 that only this user's programs can use. */
export interface LoopbackServer {
  /** `127.0.0.1:PORT`, which is also the only accepted value of the header `host` ({@link isForServer}). */
  readonly host: string;
  /** Settles when the server is closed. */
  readonly closed: Promise<void>;
  /** Ends all connections too: browsers open a spare one, which would keep the server open. */
  close(): void;
}

/**
 * Listens on a free port of 127.0.0.1.
 *
 * SECURITY: an address that is opened in the browser is an argument of `xdg-open`, which every user
 * of a Linux machine can read. So it is not a secret there, and each connection must come from a
 * process of this user. One of another user is closed before anything is read from it, and the
 * first is logged. Root is another user too: a service of root could be made to fetch an address
 * for someone else, and the browser of a user does not run as root.
 */
export async function openLoopbackServer(
  onRequest: http.RequestListener,
  log: Log,
): Promise<LoopbackServer> {
  const [http, net] = await Promise.all([import('node:http'), import('node:net')]);
  const server = http.createServer({ maxHeaderSize: 16 * 1024 }, onRequest);
  // The HTTP server never listens: it gets only connections whose other end was checked.
  const listener = net.createServer({ pauseOnConnect: true });
  const sockets = new Set<net.Socket>();
  let isReported = false;
  const admit = async (socket: net.Socket): Promise<void> => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const peer = await checkPeer(socket);
    if (socket.destroyed) return;
    if (peer.isOurs) {
      server.emit('connection', socket);
      socket.resume();
      return;
    }
    socket.destroy();
    if (!isReported)
      log.warn('a request to a one-time address was refused: not from this user', {
        uid: peer.uid ?? 'unknown',
      });
    isReported = true;
  };
  listener.on('connection', (socket) => void admit(socket));
  const closed = new Promise<void>((resolve) => {
    listener.once('close', resolve);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  });
  // For a TCP port, address() gives an AddressInfo.
  const { port } = listener.address() as net.AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    closed,
    close() {
      listener.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** True for a request whose only header `host` names the server: a web page could point a name at its port. */
export const isForServer = (
  { headersDistinct }: http.IncomingMessage,
  { host }: LoopbackServer,
): boolean => headersDistinct.host?.length === 1 && headersDistinct.host[0] === host;

interface Peer {
  readonly isOurs: boolean;
  /** Undefined if the kernel's tables do not have the connection, or cannot be read. */
  readonly uid?: number;
}

/** A table is read in parts, so a row can be missed while others come and go. */
const READS = 3;

/**
 * Whether a process of this user is at the other end. On macOS and Windows, addresses reach the
 * browser without a command line that other users can read, so the random part of the address
 * protects them, and everyone counts as this user.
 */
async function checkPeer(socket: net.Socket): Promise<Peer> {
  if (process.platform !== 'linux' || process.getuid === undefined) return { isOurs: true };
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  if (localAddress === undefined || localPort === undefined) return { isOurs: false };
  if (remoteAddress === undefined || remotePort === undefined) return { isOurs: false };
  const near = { address: remoteAddress, port: remotePort };
  const far = { address: localAddress, port: localPort };
  for (let nth = 0; nth < READS; nth++) {
    for (const table of ['tcp', 'tcp6']) {
      const text = await readFile(`/proc/self/net/${table}`, 'ascii').catch(() => '');
      const uid = socketOwner(text, near, far, endianness());
      if (uid !== undefined) return { isOurs: uid === process.getuid(), uid };
    }
  }
  return { isOurs: false };
}
