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
/** Short, so that the bench ends within minutes; the same times for all, within a tenth of each other. */
const READY_MS = Array.from({ length: RUNS }, (_, nth) => 8_000 * (0.9 + (0.2 * nth) / RUNS));

interface Took {
  readonly delayMs: number;
  readonly requests: number;
}

/** A studio whose only stream becomes ready `readyMs` after it was asked for. */
const openStudio = (readyMs: number) =>
  startPracticeStudio({
    script: {
      streams: [
        { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: readyMs },
        { state: 'READY', statusCode: 'STREAM_READY' },
      ],
    },
  });

async function timed(
  readyMs: number,
  work: (studio: PracticeStudio) => Promise<number>,
): Promise<Took> {
  const studio = await openStudio(readyMs);
  let askedAt = 0;
  studio.onRequest(({ operation }) => {
    if (operation === 'CreateStreamingSessionStream') askedAt = performance.now();
  });
  try {
    const openedAt = await work(studio);
    return { delayMs: openedAt - askedAt - readyMs, requests: studio.requests.length };
  } finally {
    await studio.stop();
  }
}

/** Core's launch over the real provider; `open` stands where the viewer would be started. */
async function ours(studio: PracticeStudio, history: readonly number[]): Promise<number> {
  const { endpoint, region, accessKeyId, secretAccessKey } = studio;
  const connection = v.parse(ConnectionId, 'practice');
  const provider = createNimbleProvider({
    ...{ endpoint, region, trust: {}, http },
    keys: () => Promise.resolve(ok(asKeys({ accessKeyId, secretAccessKey }))),
  });
  let openedAt = 0;
  const world: LaunchDeps = {
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
    stayFor: 'file',
    history,
  } as const;
  for await (const state of launch(plan, world, new AbortController().signal)) {
    if (state.failure !== undefined) throw new Error(state.failure.code);
  }
  return openedAt;
}

/** Straight to this machine. */
const http = createHttp(() => Promise.resolve('DIRECT'));

/** What a script does without us: create, wait, get the address, start. */
async function theirs(aws: string, studio: PracticeStudio): Promise<number> {
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
  const made = JSON.parse(await nimble('create-streaming-session-stream')) as {
    stream: { streamId: string };
  };
  const stream = ['--stream-id', made.stream.streamId];
  await nimble('wait', 'streaming-session-stream-ready', ...stream);
  await nimble('get-streaming-session-stream', ...stream);
  return performance.now();
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function tell(name: string, took: readonly Took[]): void {
  const delay = median(took.map(({ delayMs }) => delayMs)) / 1_000;
  const asked = took.reduce((sum, { requests }) => sum + requests, 0) / took.length;
  console.log(`${name.padEnd(36)}${delay.toFixed(2)} s, ${asked.toFixed(1)} requests`);
}

/** From READY at the server to the moment the viewer is started: ours, and the AWS CLI's own waiter. */
export async function bench(): Promise<void> {
  const first: Took[] = [];
  const learnt: Took[] = [];
  const cli: Took[] = [];
  const aws = findAws();
  for (const readyMs of READY_MS) {
    const earlier = READY_MS.filter((other) => other !== readyMs).slice(0, 5);
    first.push(await timed(readyMs, (studio) => ours(studio, [])));
    learnt.push(await timed(readyMs, (studio) => ours(studio, earlier)));
    if (aws !== undefined) cli.push(await timed(readyMs, (studio) => theirs(aws, studio)));
  }
  tell('ours, first time', first);
  tell('ours, after 5 launches', learnt);
  if (aws === undefined) console.log('no AWS CLI that knows Nimble to compare with');
  else tell('aws nimble wait, then get', cli);
}
