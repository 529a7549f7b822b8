import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import { createRateLimiter } from '../../src/main/core/network/rate-limiter.ts';
import { createPause } from '../../src/main/core/base/clock.ts';
import { launch, type LaunchDeps } from '../../src/main/core/launch/launch.ts';
import type { Provider } from '../../src/main/core/provider/provider.ts';
import { answer } from '../../src/main/core/provider/service-response.ts';
import { Secret } from '../../src/main/core/secrets/secret.ts';
import { ok } from '../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../src/shared/base/ids.ts';

const LAUNCHES = 1_000;
const CONNECTIONS = 100;
const READY_MS = 15_000;

/** A service that responds immediately, and counts the requests of each connection per second. */
function createService() {
  const readyAt = new Map<string, number>();
  const requests = new Map<string, number[]>();
  const record = (connection: string) => {
    const times = requests.get(connection) ?? [];
    times.push(performance.now());
    requests.set(connection, times);
  };
  const provider = (connection: string): Provider => ({
    listStudios: () => Promise.resolve(answer({ items: [] })),
    listWorkstations: () => Promise.resolve(answer({ items: [] })),
    createStream(target) {
      record(connection);
      readyAt.set(target.session, performance.now() + READY_MS * (0.8 + 0.4 * Math.random()));
      return Promise.resolve(
        answer({ facts: { streamId: target.session, state: 'CREATE_IN_PROGRESS' } }),
      );
    },
    readStream(target) {
      record(connection);
      const isReady = performance.now() >= (readyAt.get(target.session) ?? Infinity);
      const facts = { streamId: target.session, state: isReady ? 'READY' : 'CREATE_IN_PROGRESS' };
      const url = new Secret('https://host.example:8443/?authToken=token#console');
      return Promise.resolve(answer(isReady ? { facts, url } : { facts }));
    },
    test: () => Promise.resolve([]),
  });
  const busiest = () =>
    Math.max(
      ...[...requests.values()].map((times) =>
        Math.max(...times.map((from) => times.filter((t) => t >= from && t < from + 1_000).length)),
      ),
    );
  return { provider, readyAt, busiest, requestCount: () => [...requests.values()].flat().length };
}

function heapBytes(): number {
  setFlagsFromString('--expose-gc');
  // The flag adds `gc` only to contexts that are created after it is set.
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** 1,000 simultaneous launches over 100 connections: the time from READY to the hand-over, requests and memory. */
export async function bench(): Promise<void> {
  const service = createService();
  const turnOf = createRateLimiter(systemClock);
  const delays: number[] = [];
  const before = heapBytes();

  const runOne = async (nth: number) => {
    const connection = v.parse(ConnectionId, `studio-${nth % CONNECTIONS}`);
    const session = v.parse(ResourceId, `session-${nth}`);
    const deps: LaunchDeps = {
      clock: systemClock,
      pause: createPause(systemClock),
      random: Math.random,
      turn: (signal) => turnOf(connection, signal),
      connect: () => Promise.resolve(ok(service.provider(connection))),
      handOver: {
        findViewer: () => Promise.resolve(ok(undefined)),
        accept: (url, rules) =>
          ok({ host: 'host.example', port: 8443, tls: true, path: '', sessionId: url, url, rules }),
        check: () => Promise.resolve(ok([])),
        open() {
          delays.push(performance.now() - (service.readyAt.get(session) ?? 0));
          const never = new Promise<never>(() => undefined);
          return Promise.resolve(
            ok({
              notices: [],
              exited: never,
              fileGone: Promise.resolve('read' as const),
              dropFile: () => Promise.resolve(),
            }),
          );
        },
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
        token: 'one',
        practice: false,
        certificates: 'ask-user',
        trust: {},
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
    const states = [];
    for await (const state of launch(plan, deps, new AbortController().signal))
      states.push(state.state);
    return states.at(-1);
  };

  const all = Array.from({ length: LAUNCHES }, (_, nth) => runOne(nth));
  await new Promise((resolve) => setTimeout(resolve, READY_MS / 2));
  const during = heapBytes();
  const ends = await Promise.all(all);
  const sorted = delays.toSorted((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(0);
  console.log(
    `handed over            ${ends.filter((end) => end === 'opened').length} of ${LAUNCHES}`,
  );
  console.log(`READY to hand-over     median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
  console.log(
    `requests               ${(service.requestCount() / LAUNCHES).toFixed(1)} per launch`,
  );
  console.log(`busiest connection     ${service.busiest()} requests within a second`);
  console.log(
    `heap                   ${((during - before) / 1024 / LAUNCHES).toFixed(1)} KiB per launch`,
  );
}
