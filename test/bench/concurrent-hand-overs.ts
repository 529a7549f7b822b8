import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import { createReachability } from '../../src/main/adapters/network/reachability.ts';
import { createHandOver } from '../../src/main/adapters/viewer/hand-over.ts';
import { createHandoverFiles } from '../../src/main/adapters/viewer/handover-files.ts';
import { startViewer } from '../../src/main/adapters/viewer/viewer-process.ts';
import { createPause } from '../../src/main/core/base/clock.ts';
import type { Log } from '../../src/main/core/base/log.ts';
import { launch } from '../../src/main/core/launch/launch.ts';
import { createRateLimiter } from '../../src/main/core/network/rate-limiter.ts';
import type { Provider } from '../../src/main/core/provider/provider.ts';
import { answer } from '../../src/main/core/provider/service-response.ts';
import { Secret } from '../../src/main/core/secrets/secret.ts';
import type { HandOver } from '../../src/main/core/viewer/hand-over.ts';
import { ok } from '../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../src/shared/base/ids.ts';
import { createAuthority, type Identity } from '../support/network/certificates.ts';

const LAUNCHES = 100;
const CONNECTIONS = 20;
const READY_MS = 15_000;
/** How often the event loop is checked for being blocked. */
const TICK_MS = 10;

/** A TLS server in a separate thread, so that its part of each handshake is not measured. */
function serveTls({
  key,
  cert,
}: Identity): Promise<{ port: number; stop: () => Promise<unknown> }> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const server = require('node:tls').createServer(workerData, (socket) => {
      socket.on('error', () => undefined);
    });
    server.on('tlsClientError', () => undefined);
    server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;
  const worker = new Worker(code, { eval: true, workerData: { key, cert } });
  return new Promise((resolve) => {
    worker.once('message', (port: number) => {
      resolve({ port, stop: () => worker.terminate() });
    });
  });
}

/** A service in memory whose streams become ready after about 15 s, on a host that accepts connections. */
function createService(port: number) {
  const readyAt = new Map<string, number>();
  const provider: Provider = {
    listStudios: () => Promise.resolve(answer({ items: [] })),
    listWorkstations: () => Promise.resolve(answer({ items: [] })),
    createStream({ session }) {
      readyAt.set(session, performance.now() + READY_MS * (0.8 + 0.4 * Math.random()));
      return Promise.resolve(answer({ facts: { streamId: session, state: 'CREATE_IN_PROGRESS' } }));
    },
    readStream({ session }) {
      const isReady = performance.now() >= (readyAt.get(session) ?? Infinity);
      const facts = { streamId: session, state: isReady ? 'READY' : 'CREATE_IN_PROGRESS' };
      const url = new Secret(`https://127.0.0.1:${port}/?authToken=token#console`);
      return Promise.resolve(answer(isReady ? { facts, url } : { facts }));
    },
    test: () => Promise.resolve([]),
  };
  return { provider, readyAt };
}

const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: (event) => {
    console.log(event);
  },
  error: (event) => {
    console.log(event);
  },
};

/** Measures the longest time for which the event loop was blocked. */
function watchBlocking(): () => number {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK_MS);
    last = now;
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

/**
 * 100 simultaneous launches over 20 connections, with everything that a hand-over does: the TLS handshake with the host,
 * the connection file, and a viewer process. Measures the time from READY until the viewer runs.
 */
export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-bench-'));
  const authority = createAuthority(folder);
  const server = await serveTls(authority.issue('127.0.0.1'));
  const viewer = join(folder, 'viewer');
  writeFileSync(viewer, '#!/bin/sh\ncat "$1" > /dev/null\nexec sleep 12\n', { mode: 0o755 });
  const { provider, readyAt } = createService(server.port);
  const turnOf = createRateLimiter(systemClock);
  const files = createHandoverFiles(join(folder, 'handover'), log);
  const handOver = createHandOver({
    files,
    log,
    reachability: createReachability(() => Promise.resolve('DIRECT')),
    findViewer: () =>
      Promise.resolve(
        ok({ notices: [], start: (file) => startViewer(viewer, [file], process.env) }),
      ),
    openInBrowser: () => Promise.resolve(),
  });
  const delays: number[] = [];

  const runOne = async (nth: number) => {
    const connection = v.parse(ConnectionId, `studio-${nth % CONNECTIONS}`);
    const session = v.parse(ResourceId, `session-${nth}`);
    const measured: HandOver = {
      ...handOver,
      async open(stream, via, signal) {
        const run = await handOver.open(stream, via, signal);
        delays.push(performance.now() - (readyAt.get(session) ?? 0));
        return run;
      },
    };
    const plan = {
      launch: v.parse(LaunchId, randomUUID()),
      token: randomUUID(),
      connection,
      connectionName: connection,
      studio: v.parse(ResourceId, 'studio'),
      session,
      rules: {
        hosts: ['127.0.0.1'],
        token: 'one',
        practice: false,
        certificates: 'strict',
        trust: { caFile: authority.caFile },
        fullscreen: false,
        allMonitors: false,
        yuv444: false,
        transport: 'auto',
      },
      limitMs: 600_000,
      check: true,
      via: 'viewer',
      waitFor: 'file',
    } as const;
    const deps = {
      clock: systemClock,
      pause: createPause(systemClock),
      random: Math.random,
      turn: (signal: AbortSignal) => turnOf(connection, signal),
      connect: () => Promise.resolve(ok(provider)),
      handOver: measured,
    };
    let last = '';
    for await (const state of launch(plan, deps, new AbortController().signal))
      last = state.failure?.code ?? state.state;
    return last;
  };

  const stopWatching = watchBlocking();
  const ends = await Promise.all(Array.from({ length: LAUNCHES }, (_, nth) => runOne(nth)));
  const longest = stopWatching();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(0);
  const count = ends.filter((end) => end === 'opened').length;
  console.log(`handed over            ${count} of ${LAUNCHES}`);
  console.log(`READY to viewer        median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
  console.log(`event loop blocked     at most ${longest.toFixed(0)} ms`);
}
