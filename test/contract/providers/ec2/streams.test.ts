import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/main/adapters/base/system-clock.ts';
import { isRunning } from '../../../../src/main/adapters/base/process-identity.mjs';
import { createPause } from '../../../../src/main/core/base/clock.ts';
import { launch, type LaunchPlan } from '../../../../src/main/core/launch/launch.ts';
import type { ScriptedInstance } from '../../../../src/practice/data/instance-store.ts';
import { ok } from '../../../../src/shared/base/failure.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { eventually } from '../../../support/machine/machine.ts';
import { at, openEc2, runningId, stoppedId } from '../../../support/providers/ec2.ts';
import { calm } from '../../../support/providers/nimble.ts';
import { recordingViewer, type RecordingViewer } from '../../../support/viewer/recording-viewer.ts';
import { createRealHandOver } from '../../../support/viewer/real-hand-over.ts';
import { standInPlugin } from '../../../support/viewer/stand-in-plugin.ts';
import { launchId } from '../../../unit/core/support/fakes.ts';

type Opened = Awaited<ReturnType<typeof openEc2>>;
const tunnel = { address: 'ssm' };

/** An instance with its own times, which the filters of the connection select. */
const instance = (more: Partial<ScriptedInstance> = {}): ScriptedInstance => ({
  instanceId: stoppedId,
  state: 'stopped',
  startMs: 300,
  stopMs: 100,
  bootMs: 300,
  agentMs: 200,
  tags: { Name: 'Comp', Workstation: 'yes', Owner: 'practice-artist' },
  ...more,
});

/** Starts a launch in real time, with a viewer that records what it received. */
function start(
  { provider, connection, rules }: Opened,
  viewer: RecordingViewer,
  plan: Partial<LaunchPlan> = {},
) {
  const { handOver, files, folder } = createRealHandOver(viewer);
  const whole: LaunchPlan = {
    launch: launchId(),
    token: 'one-token',
    rules,
    limitMs: 60_000,
    check: true,
    connection: connection.id,
    connectionName: connection.name,
    ...at(stoppedId),
    via: 'viewer',
    waitFor: 'viewer',
    ...plan,
  };
  const cancel = new AbortController();
  const states: LaunchState[] = [];
  const deps = { clock: systemClock, pause: createPause(systemClock), random: () => 0.5 };
  const run = launch(
    whole,
    { ...deps, turn: async () => undefined, handOver, connect: async () => ok(provider) },
    cancel.signal,
  );
  const over = (async () => {
    for await (const state of run) states.push(state);
    await files.dispose();
    return states.at(-1)!;
  })();
  return {
    cancel,
    over,
    states,
    steps: () => [...new Set(states.map(({ state }) => state))],
    reached: (step: LaunchState['state']) =>
      eventually(() => states.some(({ state }) => state === step) || undefined),
    /** Lets the viewer end once its file is gone: one that ends earlier may have passed the connection on. */
    async closeViewer() {
      await eventually(() => readdirSync(folder).length === 0 || undefined);
      viewer.release();
    },
  };
}

const starting: Partial<LaunchPlan> = {
  change: { change: { what: 'start' }, token: 'change-token', wait: true },
};

describe('a launch on an instance', { timeout: 60_000 }, () => {
  it('starts it, waits until DCV answers, and opens the viewer', async () => {
    const opened = await openEc2({
      script: {
        instances: [
          instance({
            tags: {
              ...instance().tags,
              'stagedoor:session': 'comp',
              'stagedoor:user': 'mo',
              'stagedoor:webpath': '/desk',
            },
          }),
        ],
      },
      fields: { tls: { policy: 'ask-user' } },
    });
    const viewer = recordingViewer('stay');
    const run = start(opened, viewer, starting);
    await run.reached('opened');
    await run.closeViewer();
    expect(await run.over).toMatchObject({ state: 'ended', session: stoppedId });
    expect(run.steps()).toEqual([
      ...['starting', 'requesting', 'waiting', 'checking', 'opening', 'opened', 'ended'],
    ]);
    const { text } = (await viewer.received()).file;
    expect(text).toContain('host=127.0.0.1\n');
    expect(text).toContain('sessionid=comp\nuser=mo\n');
    expect(text).toContain('weburlpath=/desk\n');
    expect(text).toContain('certificatevalidationpolicy=ask-user');
    expect(text).not.toMatch(/authtoken|password/);
  });

  it('reports missing capacity if the instance stops again while it is started', async () => {
    const code = 'Server.InsufficientInstanceCapacity';
    const full = instance({ startFailsWith: code });
    const opened = await openEc2({ script: { instances: [full] } });
    const run = start(opened, recordingViewer(0), starting);
    expect(await run.over).toMatchObject({
      failure: { code: 'change-failed', what: 'start', statusCode: 'INSUFFICIENT_CAPACITY' },
    });
  });

  it('ends at the time limit if DCV never answers', async () => {
    const never = instance({ state: 'running', bootMs: Infinity });
    const opened = await openEc2({ script: { instances: [never] } });
    const run = start(opened, recordingViewer(0), { limitMs: 1_500 });
    expect((await run.over).failure).toMatchObject({ code: 'time-limit' });
  });

  it('reports that the instance is stopped', async () => {
    const opened = await openEc2();
    const run = start(opened, recordingViewer(0));
    expect((await run.over).failure).toMatchObject({ code: 'workstation-stopped' });
  });

  it('ignores tags that do not fit a connection file', async () => {
    const tags = {
      ...instance().tags,
      'stagedoor:session': 'a\nhost=evil',
      'stagedoor:user': 'x\nhost=evil',
      'stagedoor:webpath': '/../x',
    };
    const opened = await openEc2({ script: { instances: [instance({ state: 'running', tags })] } });
    const stream = await opened.provider.createStream(at(stoppedId), 't', calm());
    if (stream.kind !== 'answer') throw new Error('no answer');
    expect(stream.value.user).toBeUndefined();
    expect(stream.value.instanceType).toBe('g5.2xlarge');
    expect(stream.value.url!.reveal()).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/#console$/);
  });

  it('refuses an internal address without trying it', async () => {
    const metadata = instance({ state: 'running', publicAddresses: ['169.254.169.254'] });
    const opened = await openEc2({
      fields: { address: 'public-ip' },
      script: { instances: [metadata] },
    });
    const run = start(opened, recordingViewer(0));
    expect((await run.over).failure).toMatchObject({ code: 'stream-url-refused' });
  });

  it('reads the public address after each start', async () => {
    const moving = instance({
      state: 'running',
      startMs: 0,
      stopMs: 0,
      bootMs: 0,
      publicAddresses: ['169.254.0.1', '169.254.0.2'],
    });
    const { provider } = await openEc2({
      fields: { address: 'public-ip' },
      script: { instances: [moving] },
    });
    const host = async () => {
      const stream = await provider.createStream(at(stoppedId), 't', calm());
      return stream.kind === 'answer' ? new URL(stream.value.url!.reveal()).hostname : stream;
    };
    expect(await host()).toBe('169.254.0.1');
    await provider.manager!.power!.stop(at(stoppedId), 't', calm());
    await provider.manager!.power!.start(at(stoppedId), undefined, 't', calm());
    expect(await host()).toBe('169.254.0.2');
  });
});

describe('a launch through a tunnel', { timeout: 60_000 }, () => {
  it('starts the instance, opens the tunnel and ends it with the viewer', async () => {
    const plugin = standInPlugin();
    const opened = await openEc2({ fields: tunnel, plugin, script: { instances: [instance()] } });
    const viewer = recordingViewer('stay');
    const run = start(opened, viewer, { ...starting, waitFor: 'file' });
    await run.reached('opened');
    const [{ pid, argv, env } = { pid: 0, argv: [], env: {} }, ...more] = plugin.starts();
    expect(more).toEqual([]);
    const request = JSON.parse(argv[4] ?? '') as Record<string, unknown>;
    const { text } = (await viewer.received()).file;
    const port = /^port=(\d+)$/m.exec(text)?.[1];
    expect(text).toContain('host=127.0.0.1\n');
    expect(request).toEqual({
      Target: stoppedId,
      DocumentName: 'AWS-StartPortForwardingSession',
      Parameters: { portNumber: [expect.any(String)], localPortNumber: [port] },
    });
    expect(argv).toEqual([
      ...['AWS_SSM_START_SESSION_RESPONSE', 'us-west-2', 'StartSession', ''],
      ...[argv[4], opened.studio.endpoint],
    ]);
    const response = env.AWS_SSM_START_SESSION_RESPONSE ?? '';
    const { TokenValue, SessionId } = JSON.parse(response) as Record<string, string>;
    expect(argv.join(' ')).not.toContain(TokenValue);
    expect(JSON.stringify([run.states, opened.lines])).not.toContain(TokenValue);
    expect(
      Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('AWS_'))),
    ).toEqual({
      AWS_SSM_START_SESSION_RESPONSE: response,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
    expect([...opened.studio.tunnelSessions]).toEqual([SessionId]);
    expect(isRunning(pid)).toBe(true);
    await run.closeViewer();
    expect(await run.over).toMatchObject({ state: 'ended' });
    expect(isRunning(pid)).toBe(false);
    expect(opened.studio.tunnelSessions.size).toBe(0);
  });

  it('reports that the tunnel ended while the viewer was open', async () => {
    const plugin = standInPlugin();
    const running = instance({ state: 'running' });
    const opened = await openEc2({ fields: tunnel, plugin, script: { instances: [running] } });
    const viewer = recordingViewer('stay');
    const run = start(opened, viewer);
    await run.reached('opened');
    process.kill(plugin.starts()[0]!.pid, 'SIGKILL');
    expect((await run.over).failure).toEqual({ code: 'tunnel-failed', why: 'ended' });
    viewer.release();
  });

  it('ends the tunnel of a launch that is cancelled', async () => {
    const plugin = standInPlugin({ behaviour: 'silent' });
    const running = instance({ state: 'running' });
    const opened = await openEc2({ fields: tunnel, plugin, script: { instances: [running] } });
    const run = start(opened, recordingViewer(0));
    const [{ pid } = { pid: 0 }] = await plugin.started();
    run.cancel.abort();
    expect((await run.over).state).toBe('cancelled');
    expect(isRunning(pid)).toBe(false);
    expect(opened.studio.tunnelSessions.size).toBe(0);
  });

  it('can be open for two launches at the same time', async () => {
    const plugin = standInPlugin();
    const two = [
      instance({ state: 'running' }),
      instance({ instanceId: runningId, state: 'running' }),
    ];
    const opened = await openEc2({ fields: tunnel, plugin, script: { instances: two } });
    const viewers = [recordingViewer('stay'), recordingViewer('stay')] as const;
    const one = start(opened, viewers[0]);
    const other = start(opened, viewers[1], { ...at(runningId), token: 'other-token' });
    await Promise.all([one.reached('opened'), other.reached('opened')]);
    const ports = plugin
      .starts()
      .map(({ argv }) => /localPortNumber":\["(\d+)"/.exec(argv[4] ?? '')?.[1]);
    expect(new Set(ports).size).toBe(2);
    await one.closeViewer();
    expect((await one.over).state).toBe('ended');
    expect(plugin.starts().filter(({ pid }) => isRunning(pid))).toHaveLength(1);
    await other.closeViewer();
    expect((await other.over).state).toBe('ended');
  });

  it('fails after three tunnels that could not be opened', async () => {
    const plugin = standInPlugin({ behaviour: 'fails' });
    const running = instance({ state: 'running' });
    const opened = await openEc2({ fields: tunnel, plugin, script: { instances: [running] } });
    const run = start(opened, recordingViewer(0));
    expect((await run.over).failure).toEqual({ code: 'tunnel-failed', why: 'start' });
    expect(plugin.starts()).toHaveLength(3);
    expect(opened.studio.tunnelSessions.size).toBe(0);
  });

  it.each([
    ['missing', undefined],
    ['old', '1.2.463.0'],
  ])(
    'reports that the plugin is %s, and starts neither a session nor an instance',
    async (why, version) => {
      const plugin = version === undefined ? undefined : standInPlugin({ version });
      const two = [instance({ state: 'running' }), instance({ instanceId: runningId })];
      const opened = await openEc2({
        fields: tunnel,
        script: { instances: two },
        ...(plugin !== undefined && { plugin }),
      });
      const failure = { code: 'tunnel-plugin', why, platform: 'linux' };
      const run = start(opened, recordingViewer(0));
      expect((await run.over).failure).toEqual(failure);
      expect(opened.studio.requests.map(({ operation }) => operation)).toEqual([
        'DescribeInstances',
      ]);
      const stopped = start(opened, recordingViewer(0), { ...at(runningId), ...starting });
      expect((await stopped.over).failure).toEqual(failure);
      expect(opened.studio.requests).toHaveLength(1);
    },
  );
});
