import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { findAws } from '../../scripts/lib/setup/system-packages.mjs';
import { createHttp } from '../../src/main/adapters/network/http.ts';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import { createPause } from '../../src/main/core/base/clock.ts';
import { asKeys } from '../../src/main/core/secrets/keys.ts';
import { launch, type LaunchDeps } from '../../src/main/core/launch/launch.ts';
import { practiceKind } from '../../src/main/providers/nimble/practice-kind.ts';
import { createNimbleProvider } from '../../src/main/providers/nimble/provider.ts';
import { startPracticeStudio, type PracticeStudio } from '../../src/practice/studio.ts';
import { ok } from '../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../src/shared/base/ids.ts';

const run = promisify(execFile);
const RUNS = 9;
/** Short, so that the benchmark ends within minutes. The same times for each client, within ±10 %. */
const READY_MS = Array.from({ length: RUNS }, (_, nth) => 8_000 * (0.9 + (0.2 * nth) / RUNS));

interface Measurement {
  readonly delayMs: number;
  readonly requests: number;
}

/** A studio whose stream becomes ready `readyMs` after it is requested. */
const startStudio = (readyMs: number) =>
  startPracticeStudio({
    script: {
      streams: [
        { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: readyMs },
        { state: 'READY', statusCode: 'STREAM_READY' },
      ],
    },
  });

async function measure(
  readyMs: number,
  work: (studio: PracticeStudio) => Promise<number>,
): Promise<Measurement> {
  const studio = await startStudio(readyMs);
  let requestedAt = 0;
  studio.onRequest(({ operation }) => {
    if (operation === 'CreateStreamingSessionStream') requestedAt = performance.now();
  });
  try {
    const openedAt = await work(studio);
    return { delayMs: openedAt - requestedAt - readyMs, requests: studio.requests.length };
  } finally {
    await studio.stop();
  }
}

/** A launch of Stagedoor with the real provider; `open` replaces starting the viewer. */
async function launchWithStagedoor(
  studio: PracticeStudio,
  history: readonly number[],
): Promise<number> {
  const { endpoint, region, accessKeyId, secretAccessKey } = studio;
  const connection = v.parse(ConnectionId, 'practice');
  const provider = createNimbleProvider({
    endpoint,
    region,
    trust: {},
    http,
    keys: () => Promise.resolve(ok(asKeys({ accessKeyId, secretAccessKey }))),
  });
  let openedAt = 0;
  const deps: LaunchDeps = {
    clock: systemClock,
    pause: createPause(systemClock),
    random: Math.random,
    turn: () => Promise.resolve(),
    connect: () => Promise.resolve(ok(provider)),
    handOver: {
      findViewer: () => Promise.resolve(ok(undefined)),
      accept: (url, rules) =>
        ok({ host: '127.0.0.1', port: 1, tls: false, path: '', sessionId: url, url, rules }),
      check: () => Promise.resolve(ok([])),
      open() {
        openedAt = performance.now();
        return Promise.resolve(
          ok({
            notices: [],
            fileGone: Promise.resolve('read' as const),
            exited: Promise.resolve({ exitCode: 0 }),
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
    connectionName: 'Practice',
    studio: v.parse(ResourceId, studio.studioId),
    session: v.parse(ResourceId, 'compositing-01'),
    rules: practiceKind({ http, studio: () => Promise.resolve(studio) }).rules({
      id: connection,
      name: 'Practice',
      kind: 'practice',
    }),
    limitMs: 60_000,
    check: true,
    via: 'viewer',
    waitFor: 'file',
    history,
  } as const;
  for await (const state of launch(plan, deps, new AbortController().signal)) {
    if (state.failure !== undefined) throw new Error(state.failure.code);
  }
  return openedAt;
}

/** Without a proxy. */
const http = createHttp(() => Promise.resolve('DIRECT'));

/** What a script does with the AWS CLI: create, wait, get the address. */
async function launchWithAwsCli(aws: string, studio: PracticeStudio): Promise<number> {
  const env = {
    PATH: '/usr/bin:/bin',
    AWS_ACCESS_KEY_ID: studio.accessKeyId,
    AWS_SECRET_ACCESS_KEY: studio.secretAccessKey,
    AWS_DEFAULT_REGION: studio.region,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const nimble = async (...args: string[]) => {
    const fixed = ['--endpoint-url', studio.endpoint, '--no-cli-pager', '--output', 'json'];
    const ids = ['--studio-id', studio.studioId, '--session-id', 'compositing-01'];
    return (await run(aws, ['nimble', ...args, ...ids, ...fixed], { env })).stdout;
  };
  const created = JSON.parse(await nimble('create-streaming-session-stream')) as {
    stream: { streamId: string };
  };
  const stream = ['--stream-id', created.stream.streamId];
  await nimble('wait', 'streaming-session-stream-ready', ...stream);
  await nimble('get-streaming-session-stream', ...stream);
  return performance.now();
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function printRow(name: string, results: readonly Measurement[]): void {
  const delay = median(results.map(({ delayMs }) => delayMs)) / 1_000;
  const requests = results.reduce((sum, one) => sum + one.requests, 0) / results.length;
  console.log(`${name.padEnd(36)}${delay.toFixed(2)} s, ${requests.toFixed(1)} requests`);
}

/** The time from READY on the server until the viewer starts: with Stagedoor, and with the waiter of the AWS CLI. */
export async function bench(): Promise<void> {
  const firstLaunch: Measurement[] = [];
  const laterLaunch: Measurement[] = [];
  const cli: Measurement[] = [];
  const aws = findAws();
  for (const readyMs of READY_MS) {
    const earlier = READY_MS.filter((other) => other !== readyMs).slice(0, 5);
    firstLaunch.push(await measure(readyMs, (studio) => launchWithStagedoor(studio, [])));
    laterLaunch.push(await measure(readyMs, (studio) => launchWithStagedoor(studio, earlier)));
    if (aws !== undefined)
      cli.push(await measure(readyMs, (studio) => launchWithAwsCli(aws, studio)));
  }
  printRow('Stagedoor, first launch', firstLaunch);
  printRow('Stagedoor, after 5 launches', laterLaunch);
  if (aws === undefined) console.log('skipped: no AWS CLI with nimble commands');
  else printRow('aws nimble wait, then get', cli);
}
