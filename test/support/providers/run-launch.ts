import * as v from 'valibot';
import type { AcceptedStream } from '../../../src/main/core/viewer/hand-over.ts';
import { launch, type LaunchPlan, type LaunchDeps } from '../../../src/main/core/launch/launch.ts';
import { loggedLaunch } from '../../../src/main/core/launch/logged-launch.ts';
import type { Provider } from '../../../src/main/core/provider/provider.ts';
import { ok } from '../../../src/shared/base/failure.ts';
import { ConnectionId, LaunchId } from '../../../src/shared/base/ids.ts';
import type { LaunchState } from '../../../src/shared/launch/launch-state.ts';
import { recordingLog } from '../machine/machine.ts';
import { createQuickTime, type QuickTime } from '../machine/quick-time.ts';

const launchId = v.parse(LaunchId, '00000000-0000-4000-8000-000000000001');

export interface LaunchRun {
  readonly provider: Provider;
  readonly plan?: Partial<LaunchPlan>;
  readonly time?: QuickTime;
  readonly deps?: Partial<LaunchDeps>;
}

/** One complete launch with that provider, by default with a handover that accepts everything. */
export async function runLaunch(run: LaunchRun) {
  const { provider, time = createQuickTime() } = run;
  const opened: string[] = [];
  const plan: LaunchPlan = {
    launch: launchId,
    token: 'one-request',
    connection: v.parse(ConnectionId, 'practice-studio'),
    connectionName: 'Practice studio',
    rules: {
      token: 'one',
      practice: true,
      hosts: ['127.0.0.1'],
      certificates: 'ask-user',
      trust: {},
      fullscreen: false,
      allMonitors: false,
      yuv444: false,
      transport: 'auto',
    },
    limitMs: 120_000,
    check: true,
    via: 'viewer',
    waitFor: 'viewer',
    ...run.plan,
  };
  const deps: LaunchDeps = {
    clock: time.clock,
    pause: time.pause,
    random: () => 0.5,
    turn: async () => {},
    connect: async () => ok(provider),
    handOver: {
      findViewer: async () => ok(undefined),
      accept: (url, rules) =>
        ok({ host: '127.0.0.1', port: 1, tls: false, path: '', sessionId: url, url, rules }),
      check: async () => ok([]),
      open: async ({ url }: AcceptedStream) => {
        opened.push(url.reveal());
        return ok({
          notices: [],
          fileGone: Promise.resolve('read' as const),
          exited: Promise.resolve({ exitCode: 0 }),
          dropFile: async () => {},
        });
      },
    },
    ...run.deps,
  };
  const { log, lines: logged } = recordingLog();
  const states: LaunchState[] = [];
  const launched = launch(plan, deps, new AbortController().signal);
  for await (const state of loggedLaunch(launched, log)) states.push(state);
  return {
    states,
    logged,
    last: states.at(-1)!,
    /** Each transient error that was reported, in order; the same one in a row counts once. */
    transientErrors: states.flatMap(({ transientError }, nth) => {
      const before = states[nth - 1]?.transientError;
      const isNew =
        transientError?.code !== before?.code || transientError?.since !== before?.since;
      return transientError !== undefined && isNew ? [transientError.code] : [];
    }),
    /** What the viewer would have received. */
    opened,
    waits: time.waits,
  };
}
