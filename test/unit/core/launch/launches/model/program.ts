import { createRateLimiter } from '../../../../../../src/main/core/network/rate-limiter.ts';
import { createPause, type Clock } from '../../../../../../src/main/core/base/clock.ts';
import type { HandOver } from '../../../../../../src/main/core/viewer/hand-over.ts';
import { launch, type LaunchPlan } from '../../../../../../src/main/core/launch/launch.ts';
import { createLaunches, type RunLaunch } from '../../../../../../src/main/core/launch/launches.ts';
import { resumeLaunches } from '../../../../../../src/main/core/launch/resume-launches.ts';
import type { Provider } from '../../../../../../src/main/core/provider/provider.ts';
import { createRecordKeeper } from '../../../../../../src/main/core/launch/records/record-keeper.ts';
import { recordLaunch } from '../../../../../../src/main/core/launch/records/recorded-launch.ts';
import { ok } from '../../../../../../src/shared/base/failure.ts';
import type { LaunchId } from '../../../../../../src/shared/base/ids.ts';
import { never, streamRules } from '../../../support/fakes.ts';
import type { ModelDisk } from './disk.ts';
import type { Ledger } from './ledger.ts';
import type { Chance } from './random.ts';

export interface ModelDeps {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly disk: ModelDisk;
  readonly uuid: () => string;
  readonly providerFor: (launch: LaunchId) => Provider;
  /** Uses the program's own clock: a crashed program opens nothing. */
  readonly handOverFor: (launch: LaunchId, clock: Clock) => HandOver;
}

/**
 * One run of the program with all it holds in memory. After a crash, nothing it awaits ever
 * settles.
 */
export function createProgram(deps: ModelDeps, pid: number) {
  const { chance, ledger, disk, uuid } = deps;
  const life = { isOver: false, isShuttingDown: false };
  const alive = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      if (life.isOver) await never();
    }
  };
  /** The same methods, which never settle once the program has crashed. */
  const living = <T extends object>(methods: T): T =>
    new Proxy(methods, {
      get(target, name) {
        const value = Reflect.get(target, name) as unknown;
        if (typeof value !== 'function') {
          return typeof value === 'object' && value !== null ? living(value) : value;
        }
        return (...args: unknown[]) => {
          const came: unknown = Reflect.apply(value, target, args);
          return came instanceof Promise ? alive(came) : came;
        };
      },
    });
  const clock: Clock = {
    ...deps.clock,
    sleep: (ms, signal) => alive(deps.clock.sleep(ms, signal)),
  };
  const pause = createPause(clock);
  const rateLimiter = createRateLimiter(clock);
  const keeper = createRecordKeeper(living(disk.store));
  const bugs: unknown[] = [];
  const shutdownSignal = new AbortController();

  const run: RunLaunch = async (id, request, options, signal) => {
    ledger.begin(id, request);
    const { change, connects, ...target } = request;
    const { changeToken, via, ...rest } = options;
    const plan: LaunchPlan = {
      launch: id,
      connectionName: 'North Pier',
      rules: streamRules,
      limitMs: 60_000,
      ...rest,
      ...target,
      waitFor: 'viewer',
      via: connects === false ? 'no-stream' : via,
      observedDurations: (await keeper.read()).times['north-pier '] ?? [],
      ...(change !== undefined && {
        change: { change, token: changeToken, wait: true, limitMs: 60_000 },
      }),
    };
    const createPollDeps = {
      clock,
      pause,
      random: chance.random,
      turn: (turning: AbortSignal) => rateLimiter('north-pier', turning),
    };
    const observed: { ms?: number } = {};
    const states = launch(
      plan,
      {
        ...createPollDeps,
        onTimeToReady: (ms) => {
          observed.ms = ms;
        },
        connect: async () => ok(living(deps.providerFor(id))),
        handOver: living(deps.handOverFor(id, clock)),
      },
      signal,
    );
    const by = { use: 'window', pid } as const;
    const isShuttingDown = () => life.isShuttingDown;
    const about = { plan, by, profileOf: () => undefined, clock, isShuttingDown };
    return ok(recordLaunch(states, { ...about, observedMs: () => observed.ms }, keeper));
  };
  const launches = createLaunches({
    run,
    uuid,
    now: () => clock.now(),
    onBug: (reason) => bugs.push(reason),
    forgetElsewhere: () => {},
  });

  return {
    launches,
    pause,
    bugs,
    resume: () =>
      resumeLaunches({
        records: keeper,
        launches,
        clock,
        uuid,
        owner: async () => ({ use: 'window', pid }),
        ownerState: async (other) => (other.pid === pid ? 'alive' : 'dead'),
        shutdownSignal: shutdownSignal.signal,
      }),
    crash() {
      life.isOver = true;
      disk.crash();
      ledger.crash();
    },
    /** Closed by the user: launches in progress are left for the next start. */
    async leave() {
      life.isShuttingDown = true;
      shutdownSignal.abort();
      await launches.stop();
      ledger.crash();
      life.isOver = true;
    },
  };
}
