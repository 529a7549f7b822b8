/** How long the changes of an instance take, in ms. */
export interface InstanceTimes {
  readonly startMs: number;
  readonly stopMs: number;
  /** From running until its DCV server answers; never if it is Infinity. */
  readonly bootMs: number;
  /** From running until its agent of Systems Manager is connected. */
  readonly agentMs: number;
}

/** An instance as a script describes it. */
export interface ScriptedInstance extends Partial<InstanceTimes> {
  readonly instanceId: string;
  /** `running` or `stopped`, or another state in which it stays. */
  readonly state: string;
  readonly instanceType?: string;
  readonly zone?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Why its start fails: the code of its `StateReason` once it is stopped again. */
  readonly startFailsWith?: string;
  /** The addresses it has while it runs, one after the other for each start; 127.0.0.1 by default. */
  readonly publicAddresses?: readonly string[];
}

/** The state of an instance, and the number that EC2 sends with it. */
export interface InstanceState {
  readonly code: number;
  readonly name: string;
}

const codes: Readonly<Record<string, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

/** Practice instances take their time, but not much of it. */
const defaultTimes: InstanceTimes = {
  startMs: 3_000,
  stopMs: 2_000,
  bootMs: 2_000,
  agentMs: 1_000,
};

/** An instance of the practice studio. Its state follows from the time since its last change. */
export interface PracticeInstance {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly zone: string;
  readonly tags: ReadonlyMap<string, string>;
  stateAt(nowMs: number): InstanceState;
  /** The code of the reason for its state, if there is one. */
  reasonAt(nowMs: number): string | undefined;
  startedAt(): number;
  publicAddress(): string;
  /** True if it has no DCV server that answers, however long it runs. */
  readonly neverAnswers: boolean;
  /** True if its DCV server answers. */
  answersAt(nowMs: number): boolean;
  /** True if sessions of Systems Manager can be started. */
  isConnectedAt(nowMs: number): boolean;
  /** False if it cannot be started in its state. */
  start(nowMs: number): boolean;
  /** False if it cannot be stopped in its state. */
  stop(nowMs: number): boolean;
}

/** Creates an instance in the state that the script says. */
export function createInstance(script: ScriptedInstance, nowMs: number): PracticeInstance {
  const times = { ...defaultTimes, ...script };
  let change: { readonly to: string; readonly at: number } | undefined;
  let starts = script.state === 'running' ? 1 : 0;
  let startedAtMs = nowMs;

  const nameAt = (now: number): string => {
    if (change === undefined) return script.state;
    if (change.to === 'running') {
      if (now - change.at < times.startMs) return 'pending';
      return script.startFailsWith === undefined ? 'running' : 'stopped';
    }
    return now - change.at < times.stopMs ? 'stopping' : 'stopped';
  };
  const runsForMs = (now: number): number => {
    if (nameAt(now) !== 'running') return -1;
    return change === undefined ? Infinity : now - change.at - times.startMs;
  };
  const addresses = script.publicAddresses ?? ['127.0.0.1'];
  return {
    instanceId: script.instanceId,
    instanceType: script.instanceType ?? 'g5.2xlarge',
    zone: script.zone ?? 'us-west-2a',
    tags: new Map(Object.entries(script.tags ?? {})),
    stateAt(now) {
      const name = nameAt(now);
      return { name, code: codes[name] ?? 0 };
    },
    reasonAt: (now) =>
      change?.to === 'running' && nameAt(now) === 'stopped' ? script.startFailsWith : undefined,
    startedAt: () => startedAtMs,
    publicAddress: () => addresses[Math.max(0, starts - 1) % addresses.length] ?? '',
    neverAnswers: times.bootMs === Infinity,
    answersAt: (now) => runsForMs(now) >= times.bootMs && times.bootMs !== Infinity,
    isConnectedAt: (now) => runsForMs(now) >= times.agentMs,
    start(now) {
      const name = nameAt(now);
      if (name === 'running' || name === 'pending') return true;
      if (name !== 'stopped') return false;
      change = { to: 'running', at: now };
      startedAtMs = now;
      starts += 1;
      return true;
    },
    stop(now) {
      const name = nameAt(now);
      if (name === 'stopped' || name === 'stopping') return true;
      if (name !== 'running' && name !== 'pending') return false;
      change = { to: 'stopped', at: now };
      return true;
    },
  };
}

/** The instances of the practice studio: one that runs and two that are stopped. Ids are the same in every run. */
export const defaultInstances: readonly ScriptedInstance[] = [
  {
    instanceId: 'i-0a1b2c3d4e5f60001',
    state: 'running',
    tags: { Name: 'Compositing 11', Workstation: 'yes', Owner: 'practice-artist' },
  },
  {
    instanceId: 'i-0a1b2c3d4e5f60002',
    state: 'stopped',
    instanceType: 'g5.4xlarge',
    tags: { Name: 'Look development 12', Workstation: 'yes', Owner: 'practice-artist' },
  },
  {
    instanceId: 'i-0a1b2c3d4e5f60003',
    state: 'stopped',
    instanceType: 'g4dn.xlarge',
    zone: 'us-west-2b',
    tags: { Name: 'Simulation 13', Workstation: 'yes', Owner: 'practice-simulator' },
  },
];
