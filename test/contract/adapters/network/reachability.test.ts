import { getEventListeners } from 'node:events';
import * as net from 'node:net';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createReachability,
  readReachability,
} from '../../../../src/main/adapters/network/reachability.ts';
import type { Reachability } from '../../../../src/main/core/network/reachability.ts';
import type { Trust } from '../../../../src/main/core/base/trust.ts';
import type { CertificateProblem } from '../../../../src/shared/network/network.ts';
import {
  createAuthority,
  type Authority,
  type Identity,
} from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { deadPort, listen, serveTls } from '../../../support/network/servers.ts';

let authority: Authority;
let identity: Identity;
beforeEach(() => {
  authority = createAuthority(tempFolder());
  identity = authority.issue('127.0.0.1');
});

const reachability = (
  port: number,
  trust: Trust = {},
  tls = true,
  host = '127.0.0.1',
): Promise<Reachability> =>
  readReachability({ host, port, tls, trust }, AbortSignal.timeout(60_000));
const unreached = (cause: string, doubt?: CertificateProblem) => ({
  kind: 'unreached',
  cause,
  ...(doubt !== undefined && { doubt }),
});
const trusted: Reachability = { kind: 'reached', trusted: true };
const untrusted = (doubt: CertificateProblem): Reachability => ({
  kind: 'reached',
  trusted: false,
  doubt,
});
const wrongPin = `sha256/${'A'.repeat(43)}=`;

describe('a name that resolves to this machine', () => {
  const lookUp = (port: number, onlyOutwardExcept: readonly string[]) => {
    const target = { host: 'localhost', port, tls: true, trust: {}, onlyOutwardExcept };
    return readReachability(target, AbortSignal.timeout(60_000));
  };

  it('is not connected to', async () => {
    const connected: unknown[] = [];
    const port = await listen(net.createServer((socket) => connected.push(socket)));
    expect(await lookUp(port, [])).toEqual({ kind: 'inward' });
    expect(connected).toEqual([]);
  });

  it('is connected to if its addresses are allowed', async () => {
    const { port } = await serveTls(identity);
    expect(await lookUp(port, ['127.0.0.1', '::1'])).toMatchObject({ kind: 'reached' });
  });
});

describe('a host that responds', () => {
  it.each<[string, (a: Authority, i: Identity) => Trust, Reachability]>([
    ['with an untrusted certificate', () => ({}), untrusted('authority')],
    ['with a certificate of an authority in the CA file', ({ caFile }) => ({ caFile }), trusted],
    ['with the pinned key', ({ caFile }, { pin }) => ({ caFile, pin }), trusted],
    ['with another key', ({ caFile }) => ({ caFile, pin: wrongPin }), untrusted('pin')],
    [
      'with the pinned key, but without a trusted authority',
      (_, { pin }) => ({ pin }),
      untrusted('authority'),
    ],
    [
      'while the CA file is missing',
      () => ({ caFile: '/nowhere/ca.pem' }),
      untrusted('ca-missing'),
    ],
    [
      'while the CA file has no certificate',
      () => ({ caFile: '/etc/passwd' }),
      untrusted('ca-garbage'),
    ],
    [
      'while the CA file is on the network',
      ({ caFile }) => ({ caFile: `/${caFile}` }),
      untrusted('ca-file'),
    ],
  ])('%s is reached, trusted or not, and nothing is sent', async (_, trust, outcome) => {
    const { port, seen } = await serveTls(identity);
    expect(await reachability(port, trust(authority, identity))).toEqual(outcome);
    expect(seen).toEqual([]);
  });

  it('with a certificate for another name is reached but not trusted', async () => {
    const { port } = await serveTls(authority.issue('other.example'));
    expect(await reachability(port, { caFile: authority.caFile })).toEqual(untrusted('name'));
  });

  it('with a name has its certificate checked against that name', async () => {
    const { port } = await serveTls(authority.issue('localhost'));
    const { caFile } = authority;
    expect(await reachability(port, { caFile }, true, 'localhost')).toEqual(trusted);
    expect(await reachability(port, { caFile }, true, '127.0.0.1')).toEqual(untrusted('name'));
  });

  it('without TLS is reached if requested, and nothing is sent', async () => {
    let received = '';
    const server = net.createServer();
    const gone = new Promise<void>((resolve) => {
      server.once('connection', (socket: net.Socket) => {
        socket.on('data', (bytes) => (received += bytes.toString('latin1')));
        socket.once('close', () => {
          resolve();
        });
      });
    });
    expect(await reachability(await listen(server), {}, false)).toEqual(trusted);
    await gone;
    expect(received).toBe('');
  });
});

describe('a host that cannot be reached', () => {
  it('because nothing listens is reported as refused', async () => {
    expect(await reachability(await deadPort())).toEqual(unreached('refused'));
  });

  it('is reported together with what is wrong with the CA file', async () => {
    const port = await deadPort();
    const trust = { caFile: '/nowhere/ca.pem' };
    expect(await reachability(port, trust)).toEqual(unreached('refused', 'ca-missing'));
    expect(await reachability(port, trust, false)).toEqual(unreached('refused'));
    expect(await reachability(port, { caFile: authority.caFile })).toEqual(unreached('refused'));
  });

  it('because its name does not exist is reported as a name problem', async () => {
    const name = `${'x'.repeat(64)}.invalid`;
    expect(await reachability(8443, {}, true, name)).toEqual(unreached('name'));
  });

  it.each<[string, (socket: net.Socket) => void]>([
    ['uses another protocol', (socket) => socket.write('220 mail.example ready\r\n')],
    ['responds with plain HTTP', (socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n')],
    ['closes the connection at once', (socket) => socket.end()],
    [
      'closes the connection after the first message',
      (socket) => socket.once('data', () => socket.destroy()),
    ],
  ])('because the server %s is reported as a handshake problem', async (_, answer) => {
    const port = await listen(net.createServer(answer));
    expect(await reachability(port)).toEqual(unreached('handshake'));
    const missing = await reachability(port, { caFile: '/nowhere/ca.pem' });
    expect(missing).toEqual(unreached('handshake', 'ca-missing'));
  });

  it('because the server sends nothing is reported as a handshake problem after a time limit', async () => {
    expect(await reachability(await listen(net.createServer()))).toEqual(unreached('handshake'));
  });
});

describe('a reachability check', () => {
  it('ends with the reason of its cancellation, and closes the connection', async () => {
    const cancel = new AbortController();
    const reason = new Error('cancelled');
    const server = net.createServer();
    const gone = new Promise<void>((resolve) => {
      server.once('connection', (socket: net.Socket) => {
        socket.resume().once('close', () => {
          resolve();
        });
        socket.once('data', () => {
          cancel.abort(reason);
        });
      });
    });
    const port = await listen(server);
    const target = { host: '127.0.0.1', port, tls: true, trust: {} };
    await expect(readReachability(target, cancel.signal)).rejects.toBe(reason);
    await gone;
  });

  it('does not start if it was cancelled before', async () => {
    let connections = 0;
    const port = await listen(net.createServer(() => connections++));
    const target = { host: '127.0.0.1', port, tls: false, trust: {} };
    const reason = new Error('cancelled');
    await expect(readReachability(target, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(await reachability(port, {}, false)).toEqual(trusted);
    expect(connections).toBe(1);
  });
});

describe('the program’s signal', () => {
  it.each([
    ['reached', async () => (await serveTls(identity)).port],
    ['refused', deadPort],
    ['closed during the handshake', () => listen(net.createServer((socket) => socket.end()))],
  ])('has no listener left after a check: %s', async (_, open) => {
    const program = new AbortController();
    const check = createReachability(async () => 'DIRECT');
    const target = { host: '127.0.0.1', port: await open(), tls: true, trust: {} };
    for (const host of ['127.0.0.1', 'localhost']) await check({ ...target, host }, program.signal);
    expect(getEventListeners(program.signal, 'abort')).toEqual([]);
  });
});

describe('the system’s proxy', () => {
  const signal = () => AbortSignal.timeout(60_000);
  const elsewhere = { host: `${'x'.repeat(64)}.invalid`, port: 8443, tls: true, trust: {} };

  it('is reported instead of checking the host', async () => {
    const asked: string[] = [];
    const ask = createReachability(async (url) => {
      asked.push(url);
      return 'PROXY proxy.example:3128; DIRECT';
    });
    expect(await ask(elsewhere, signal())).toEqual({ kind: 'proxied' });
    expect(await ask({ ...elsewhere, host: '2001:db8::7' }, signal())).toEqual({
      kind: 'proxied',
    });
    expect(asked).toEqual([`https://${elsewhere.host}:8443`, 'https://[2001:db8::7]:8443']);
  });

  it('is not looked up if the viewer has its own proxy, or none', async () => {
    const asked: string[] = [];
    const ask = createReachability(async (url) => {
      asked.push(url);
      return 'PROXY proxy.example:3128';
    });
    const own = { ...elsewhere, viewerProxy: 'own' } as const;
    const none = { ...elsewhere, viewerProxy: 'none' } as const;
    expect(await ask(own, signal())).toEqual({ kind: 'proxied' });
    expect(await ask(none, signal())).toEqual(unreached('name'));
    expect(asked).toEqual([]);
  });

  it('is ignored if its settings cannot be read: the host is checked', async () => {
    const ask = createReachability(() => Promise.reject(new Error('no settings')));
    expect(await ask(elsewhere, signal())).toEqual(unreached('name'));
  });

  it('is ignored as well if its settings never arrive', async () => {
    const ask = createReachability(() => new Promise(() => {}));
    expect(await ask(elsewhere, signal())).toEqual(unreached('name'));
  });

  it('is not awaited after a cancellation', async () => {
    const cancel = new AbortController();
    const reason = new Error('cancelled');
    const ask = createReachability(() => {
      cancel.abort(reason);
      return new Promise(() => {});
    });
    await expect(ask(elsewhere, cancel.signal)).rejects.toBe(reason);
  });

  it('is not read after a cancellation', async () => {
    const ask = createReachability(() => Promise.reject(new Error('was asked')));
    const reason = new Error('cancelled');
    await expect(ask(elsewhere, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
