import * as v from 'valibot';
import { createPause } from '../../../../src/main/core/base/clock.ts';
import type {
  AcceptedStream,
  FileUse,
  HandOver,
  ViewerExit,
  ViewerRun,
} from '../../../../src/main/core/viewer/hand-over.ts';
import type { PollDeps } from '../../../../src/main/core/launch/poll.ts';
import type { Provider, Stream } from '../../../../src/main/core/provider/provider.ts';
import {
  answer,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { StreamRules } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../../../src/shared/base/ids.ts';
import type { LaunchNotice } from '../../../../src/shared/launch/launch-state.ts';
import type { StreamFacts } from '../../../../src/shared/launch/stream.ts';
import type { HandClock } from './hand-clock.ts';

export const connectionId = (text: string) => v.parse(ConnectionId, text);
export const resourceId = (text: string) => v.parse(ResourceId, text);
/** The `nth` launch id of a test. */
export const launchId = (nth = 1) => v.parse(LaunchId, uuid(nth));
export const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;

/** UUIDs in order, so that a test can predict them. */
export function createUuids(): () => string {
  let nth = 0;
  return () => uuid(++nth);
}

/** The dependencies of polling, with the clock `hand`; requests never wait for a turn. */
export function createPollDeps(hand: HandClock): PollDeps {
  const { clock } = hand;
  return { clock, pause: createPause(clock), random: () => 0.5, turn: async () => {} };
}

export const streamUrl = 'https://dcv-3.north-pier.example:8443/?authToken=hush-hush#console';

export const streamRules: StreamRules = {
  token: 'one',
  practice: false,
  certificates: 'ask-user',
  trust: {},
  fullscreen: false,
  allMonitors: false,
  yuv444: false,
  transport: 'auto',
};

/** A stream as a provider returns it. */
export const streamOf = (facts: StreamFacts, url?: string): Stream => ({
  facts: { streamId: 'stream-1', ...facts },
  ...(url !== undefined && { url: new Secret(url) }),
});
export const preparing = answer(
  streamOf({ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }),
);
export const readyStream = streamOf({ state: 'READY', statusCode: 'STREAM_READY' }, streamUrl);
export const ready = answer(readyStream);

/** Returns each of `items` once, in order, and then the last one forever. */
export function inTurn<T>(...items: readonly [T, ...(readonly T[])]): () => T {
  let nth = 0;
  return () => items[Math.min(nth++, items.length - 1)]!;
}

/** A request that never settles, even if its signal is aborted. */
export const never = (): Promise<never> => new Promise(() => {});

/** A promise that the test settles. */
export function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((onDone, onFail) => {
    resolve = onDone;
    reject = onFail;
  });
  return { promise, resolve, reject };
}

interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

/**
 * A provider that returns one of `responses` for each request; `own` replaces methods. It records
 * every call, and the largest number of requests at the same time.
 */
export function createFakeProvider(
  responses: () => ServiceResponse<Stream> | Promise<ServiceResponse<Stream>> = () => ready,
  own: Partial<Provider> = {},
) {
  const calls: Call[] = [];
  let running = 0;
  let most = 0;
  const asked = async <T>(call: Call, work: () => T | Promise<T>): Promise<T> => {
    calls.push(call);
    most = Math.max(most, ++running);
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
  const provider: Provider = {
    listStudios: async () => answer({ items: [{ id: resourceId('us-west-2:studio-1') }] }),
    listWorkstations: async () =>
      answer({ items: [{ id: 'comp-07', studio: 'us-west-2:studio-1', state: 'READY' }] }),
    createStream: async (target, token) =>
      asked({ name: 'create', args: [target, token] }, responses),
    readStream: async (target, stream) =>
      asked({ name: 'read', args: [target, stream] }, responses),
    test: async () => [],
    ...own,
  };
  return {
    provider,
    calls,
    names: () => calls.map(({ name }) => name),
    /** The largest number of requests at the same time. */
    most: () => most,
  };
}

/** A viewer that stays open until `exit`, and whose connection file exists until `dropFile`. */
export function createFakeViewer(notices: readonly LaunchNotice[] = []) {
  const exited = deferred<ViewerExit>();
  const fileGone = deferred<FileUse>();
  let drops = 0;
  const run: ViewerRun = {
    notices,
    exited: exited.promise,
    fileGone: fileGone.promise,
    async dropFile() {
      drops += 1;
      fileGone.resolve('read');
    },
  };
  return {
    exit: (exit: ViewerExit = { exitCode: 0 }) => {
      exited.resolve(exit);
    },
    dropFile: (use: FileUse = 'read') => {
      fileGone.resolve(use);
    },
    run,
    /** How often the launch deleted the file. */
    drops: () => drops,
  };
}

/** A handover that succeeds with a viewer that has exited already; `own` replaces methods. */
export function createFakeHandOver(own: Partial<HandOver> = {}) {
  const calls: Call[] = [];
  const viewer = createFakeViewer();
  viewer.dropFile();
  viewer.exit();
  const accepted = (url: Secret, rules: StreamRules): AcceptedStream => ({
    host: 'dcv-3.north-pier.example',
    port: 8443,
    tls: true,
    path: '',
    sessionId: new Secret('console'),
    url,
    rules,
  });
  const usual: HandOver = {
    findViewer: async () => ok(undefined),
    accept: (url, rules) => ok(accepted(url, rules)),
    check: async () => ok([]),
    open: async () => ok(viewer.run),
    ...own,
  };
  const handOver: HandOver = {
    findViewer: usual.findViewer,
    accept: (url, rules) => {
      calls.push({ name: 'accept', args: [url, rules] });
      return usual.accept(url, rules);
    },
    check: (stream, signal) => {
      calls.push({ name: 'check', args: [stream] });
      return usual.check(stream, signal);
    },
    open: (stream, via, signal) => {
      calls.push({ name: 'open', args: [stream, via] });
      return usual.open(stream, via, signal);
    },
  };
  return { handOver, calls, names: () => calls.map(({ name }) => name) };
}
