import { describe, expect, it } from 'vitest';
import type { LaunchDeps } from '../../../../src/main/core/launch/launch.ts';
import type { ChangeJob } from '../../../../src/main/core/launch/change.ts';
import type { PracticeOptions } from '../../../../src/practice/studio.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { calm, launchOn, targetIn, providerFor } from '../../../support/providers/nimble.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

const STOPPED = 'look-development-02';
const START_FAILED = 'simulation-04';
const READY = 'compositing-01';

const start: ChangeJob = {
  change: { what: 'start' },
  token: 'one-start',
  wait: true,
  onlyIfStopped: true,
};

/** A launch on a workstation of the default studio, whose clock is the clock of the launch. */
async function launched(
  session: string,
  plan: object = {},
  script: PracticeOptions['script'] = {},
  isStarting = false,
  deps: Partial<LaunchDeps> = {},
) {
  const time = createQuickTime();
  const startMs = Date.now();
  const studio = await startStudio({ now: () => startMs + time.clock.monotonic(), script });
  if (isStarting)
    await providerFor(studio).manager.power.start(
      targetIn(studio, session),
      undefined,
      'another-start',
      calm(),
    );
  const ran = await launchOn(studio, {
    time,
    deps,
    plan: { ...targetIn(studio, session), ...plan },
  });
  const steps = ran.states
    .map(({ state }) => state)
    .filter((state, nth, all) => state !== all[nth - 1]);
  return { ...ran, steps, asked: studio.requests.map(({ operation }) => operation) };
}

/** How services refuse a stream of a workstation that is not running. */
const refusals = {
  '400': {},
  '409': {
    faults: [
      { on: 'CreateStreamingSessionStream', times: 1_000, fault: { kind: 'conflict' } },
    ] as const,
  },
  '400 without an error name': {
    faults: [
      {
        on: 'CreateStreamingSessionStream',
        times: 1_000,
        fault: { kind: 'raw', status: 400, body: '{"error":"STOPPED, not READY"}' },
      },
    ] as const,
  },
};

describe.each(Object.entries(refusals))('a stream that is refused with %s', (_, script) => {
  it.each([
    [STOPPED, 'Look development 02'],
    [START_FAILED, 'Simulation 04'],
  ])('of %s, which is stopped, asks at once whether to start it', async (session, workstation) => {
    const { last, waits, asked } = await launched(session, {}, script);
    expect(last.failure).toEqual({ code: 'workstation-stopped', workstation });
    expect(waits).toEqual([]);
    expect(asked).toEqual(['CreateStreamingSessionStream', 'GetStreamingSession']);
  });
});

describe('a workstation that was stopped when it was last listed', () => {
  const seenStopped = { isKnownStopped: () => true };

  it('gets no request for a stream', async () => {
    const { last, asked } = await launched(STOPPED, {}, {}, false, seenStopped);
    expect(last.failure).toMatchObject({ code: 'workstation-stopped' });
    expect(asked).toEqual(['GetStreamingSession']);
  });

  it('is connected to if it has been started since', async () => {
    const { last, asked } = await launched(READY, {}, {}, false, seenStopped);
    expect(last.state).toBe('ended');
    expect(asked.slice(0, 2)).toEqual(['GetStreamingSession', 'CreateStreamingSessionStream']);
  });
});

describe('a workstation that is starting', () => {
  it('is polled, whatever the refusal', async () => {
    const fault = { kind: 'validation' } as const;
    const faults = [{ on: 'CreateStreamingSessionStream', times: 2, fault }] as const;
    const plan = { limitMs: 1_800_000 };
    const { last, transientErrors } = await launched(STOPPED, plan, { faults }, true);
    expect(transientErrors).toEqual(['busy']);
    expect(last.state).toBe('ended');
  });
});

describe('a refusal for another reason', () => {
  it('is reported', async () => {
    const fault = { kind: 'validation' } as const;
    const faults = [{ on: 'CreateStreamingSessionStream', fault }] as const;
    const { last } = await launched(READY, {}, { faults });
    expect(last.failure).toMatchObject({ code: 'request-refused' });
  });

  it('is reported if the workstation cannot be read', async () => {
    const faults = [{ on: 'GetStreamingSession', fault: { kind: 'access-denied' } }] as const;
    const { last } = await launched(STOPPED, {}, { faults });
    expect(last.failure).toMatchObject({ code: 'request-refused' });
  });
});

describe('a launch that may start the workstation', () => {
  it('starts a stopped one, and connects to it', async () => {
    const { steps, asked } = await launched(STOPPED, { change: start, limitMs: 1_800_000 });
    expect(steps).toEqual([
      'starting',
      'requesting',
      'waiting',
      'checking',
      'opening',
      'opened',
      'ended',
    ]);
    expect(asked.filter((one) => one === 'StartStreamingSession')).toHaveLength(1);
  });

  it('waits for one that is already starting', async () => {
    const { steps, asked } = await launched(
      STOPPED,
      { change: start, limitMs: 1_800_000 },
      {},
      true,
    );
    expect(steps[0]).toBe('starting');
    expect(steps.at(-1)).toBe('ended');
    expect(asked.filter((one) => one === 'StartStreamingSession')).toHaveLength(1);
  });

  it('connects at once to one that is ready', async () => {
    const { steps, asked } = await launched(READY, { change: start });
    expect(steps[0]).toBe('requesting');
    expect(steps.at(-1)).toBe('ended');
    expect(asked).not.toContain('StartStreamingSession');
  });

  it('starts nothing if no workstation is named, and connects to the ready one', async () => {
    const { last, asked } = await launched(READY, { change: start, session: undefined });
    expect(last.state).toBe('ended');
    expect(asked).not.toContain('StartStreamingSession');
  });
});
