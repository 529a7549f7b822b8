import { describe, expect, it } from 'vitest';
import {
  answer,
  failure,
  transientError,
} from '../../../../src/main/core/provider/service-response.ts';
import { ok, err, type Failure } from '../../../../src/shared/base/failure.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { LaunchNotice } from '../../../../src/shared/launch/launch-state.ts';
import {
  createFakeHandOver,
  createFakeProvider,
  createFakeViewer,
  inTurn,
  preparing,
  ready,
  resourceId,
  streamRules,
  streamUrl,
} from '../support/fakes.ts';
import type { LaunchPlan } from '../../../../src/main/core/launch/launch.ts';
import { begin, plan, stepsOf, unnamed } from './support/launching.ts';

describe('a successful launch', () => {
  it('runs through its steps in order and ends when the viewer exits', async () => {
    const fake = createFakeProvider(inTurn(preparing, preparing, ready));
    const run = begin({ fake });
    const last = await run.end();
    expect(stepsOf(run.states)).toEqual([
      ...['requesting', 'waiting', 'checking', 'opening', 'opened', 'ended'],
    ]);
    expect(fake.names()).toEqual(['create', 'read', 'read']);
    expect(run.hands.names()).toEqual(['accept', 'check', 'open']);
    expect(last).toMatchObject({ launch: plan.launch, requests: 3, notices: [] });
    expect(Object.values(last.entered)).toEqual(Object.values(last.entered).toSorted());
  });

  it('opens the stream for the user and with the QUIC port that its service names', async () => {
    const named = { user: 'm.okafor', quicPort: 8444 };
    const given = answer({ facts: { state: 'READY' }, url: new Secret(streamUrl), ...named });
    const run = begin({ fake: createFakeProvider(() => given) });
    await run.end();
    expect(run.hands.calls[0]?.args[1]).toEqual({ ...streamRules, ...named });
    const plain = begin({ plan: { rules: { ...streamRules, quicPort: 9445 } } });
    await plain.end();
    expect(plain.hands.calls[0]?.args[1]).toEqual({ ...streamRules, quicPort: 9445 });
  });

  it('yields a state only if it changed', async () => {
    const run = begin({ fake: createFakeProvider(inTurn(preparing, ready)) });
    await run.end();
    expect(new Set(run.states).size).toBe(run.states.length);
  });

  it('stays opened until the viewer exits', async () => {
    const viewer = createFakeViewer();
    const hands = createFakeHandOver({ open: async () => ok(viewer.run) });
    const run = begin({ hands });
    await run.hand.pass(86_400_000);
    expect(run.last().state).toBe('opened');
    viewer.dropFile();
    await run.hand.pass(86_400_000);
    expect(run.last().state).toBe('opened');
    viewer.exit();
    expect((await run.end()).state).toBe('ended');
  });

  it('for the command line stays opened and ends when the handover file is gone', async () => {
    const viewer = createFakeViewer();
    const hands = createFakeHandOver({ open: async () => ok(viewer.run) });
    const run = begin({ hands, plan: { waitFor: 'file' } });
    await run.hand.pass(60_000);
    viewer.dropFile();
    expect((await run.end()).state).toBe('opened');
  });

  it('stops at READY without a check or a handover if no viewer is requested', async () => {
    const fake = createFakeProvider(inTurn(preparing, ready));
    const run = begin({ fake, plan: { via: 'none' } });
    const last = await run.end();
    expect(last.state).toBe('waiting');
    expect(last.stream).toMatchObject({ state: 'READY', streamId: 'stream-1' });
    expect(run.hands.calls).toEqual([]);
  });

  it('without a check has a notice and still opens', async () => {
    const run = begin({ plan: { check: false } });
    expect((await run.end()).notices).toEqual(['check-skipped']);
    expect(run.hands.names()).toEqual(['accept', 'open']);
    const checking = run.states.find(({ state }) => state === 'checking');
    expect(checking?.notices).toEqual(['check-skipped']);
  });

  it.each(['viewer', 'browser'] as const)(
    'with strict certificates is checked before the %s opens, even if the check is skipped',
    async (via) => {
      const hands = createFakeHandOver({
        check: async () => err({ code: 'certificate', where: 'stream' }),
      });
      const strict = { ...streamRules, certificates: 'strict' } as const;
      const run = begin({ hands, plan: { via, check: false, rules: strict } });
      expect((await run.end()).failure).toEqual({ code: 'certificate', where: 'stream' });
      expect(run.hands.names()).toEqual(['accept', 'check']);
    },
  );

  it('with strict certificates behind a proxy opens the viewer but not the browser', async () => {
    const strict = { ...streamRules, certificates: 'strict' } as const;
    const openVia = async (via: 'viewer' | 'browser') => {
      const hands = createFakeHandOver({ check: async () => ok(['check-meaningless']) });
      const run = begin({ hands, plan: { via, rules: strict } });
      return { failure: (await run.end()).failure, calls: run.hands.names() };
    };
    expect((await openVia('viewer')).calls).toEqual(['accept', 'check', 'open']);
    expect(await openVia('browser')).toEqual({
      failure: { code: 'certificate', where: 'stream' },
      calls: ['accept', 'check'],
    });
  });

  it.each(['viewer', 'browser'] as const)('opens via the %s if requested', async (via) => {
    const run = begin({ plan: { via } });
    await run.end();
    expect(run.hands.calls.find(({ name }) => name === 'open')?.args[1]).toBe(via);
  });

  it('collects the notices of the check and of the viewer', async () => {
    const viewer = createFakeViewer(['practice-viewer']);
    const notices: readonly LaunchNotice[] = ['certificate-unknown'];
    viewer.dropFile();
    viewer.exit();
    const hands = createFakeHandOver({
      check: async () => ok(notices),
      open: async () => ok(viewer.run),
    });
    const last = await begin({ hands }).end();
    expect(last.notices).toEqual(['certificate-unknown', 'practice-viewer']);
  });

  it('polls a given stream and creates none', async () => {
    const fake = createFakeProvider(inTurn(preparing, ready));
    const run = begin({ fake, plan: { stream: resourceId('stream-8') } });
    await run.end();
    expect(fake.names()).toEqual(['read', 'read']);
    expect(fake.calls[0]?.args[1]).toBe('stream-8');
  });
});

describe('the workstation of a launch', () => {
  it('is the one in the plan, and nothing is listed', async () => {
    const refuse = async () => failure({ code: 'bug' });
    const fake = createFakeProvider(undefined, { listStudios: refuse, listWorkstations: refuse });
    const run = begin({ fake });
    expect((await run.end()).state).toBe('ended');
    expect(run.states[0]).toMatchObject({ studio: plan.studio, session: 'comp-07' });
    expect(run.last().requests).toBe(1);
  });

  it('is the only ready one of the only studio if the plan names none', async () => {
    const run = begin({ only: unnamed });
    const last = await run.end();
    expect(last).toMatchObject({ studio: 'us-west-2:studio-1', session: 'comp-07', requests: 3 });
    expect(run.states[0]).not.toHaveProperty('studio');
    expect(run.fake.calls[0]?.args[0]).toEqual({
      studio: 'us-west-2:studio-1',
      session: 'comp-07',
    });
  });

  it.each([
    ['studio', { listStudios: async () => answer({ items: [] }) }, 'studio-unclear'],
    ['workstation', { listWorkstations: async () => answer({ items: [] }) }, 'workstation-unclear'],
  ] as const)('fails the launch if it is ambiguous: %s', async (_, own, code) => {
    const fake = createFakeProvider(undefined, own);
    const run = begin({ fake, only: unnamed });
    expect(await run.end()).toMatchObject({ state: 'failed', failure: { code } });
    expect(fake.calls).toEqual([]);
  });

  it('is shown with its name', async () => {
    const fake = createFakeProvider(undefined, {
      listWorkstations: async () =>
        answer({
          items: [{ id: 'comp-07', studio: 's', state: 'READY', name: 'Compositing 07' }],
        }),
    });
    expect((await begin({ fake, only: unnamed }).end()).workstation).toBe('Compositing 07');
  });

  it('is searched for again after a transient error', async () => {
    const respond = inTurn(transientError('throttled'), answer({ items: [] }));
    const fake = createFakeProvider(undefined, { listStudios: async () => respond() });
    const run = begin({ fake, only: unnamed });
    await run.end();
    expect(run.states.map((state) => state.transientError?.code)).toContain('throttled');
    expect(run.last()).toMatchObject({ failure: { code: 'studio-unclear' }, requests: 2 });
  });
});

describe('a launch that cannot continue', () => {
  const failures: readonly Failure[] = [
    { code: 'credentials-expired' },
    { code: 'access-denied', operation: 'create a stream' },
    { code: 'quota', detail: '5 streams' },
    { code: 'not-found', what: 'workstation' },
    { code: 'request-refused' },
    { code: 'redirected' },
    { code: 'proxy-login' },
    { code: 'certificate', where: 'service' },
    { code: 'answer-too-large' },
  ];

  it.each(failures)('fails at once with $code, without another request', async (reason) => {
    const fake = createFakeProvider(() => failure(reason));
    const run = begin({ fake });
    expect(await run.end()).toMatchObject({ state: 'failed', failure: reason });
    expect(fake.calls).toHaveLength(1);
    expect(run.hand.clock.monotonic()).toBe(0);
    expect(run.hands.calls).toEqual([]);
  });

  it('fails with a failure of a later poll as well', async () => {
    const gone = failure({ code: 'not-found', what: 'stream' });
    const run = begin({ fake: createFakeProvider(inTurn(preparing, gone)) });
    expect(await run.end()).toMatchObject({ state: 'failed', failure: { what: 'stream' } });
    expect(stepsOf(run.states)).toEqual(['requesting', 'waiting', 'failed']);
  });

  it('sends no request if the connection cannot be opened', async () => {
    const run = begin({ deps: { connect: async () => err({ code: 'vault-locked' }) } });
    expect(await run.end()).toMatchObject({ state: 'failed', failure: { code: 'vault-locked' } });
    expect(run.fake.calls).toEqual([]);
    expect(run.last().requests).toBe(0);
  });

  const atStep: readonly (readonly [string, Parameters<typeof createFakeHandOver>[0], string[]])[] =
    [
      [
        'a refused URL',
        { accept: () => err({ code: 'stream-url-refused', reason: 'names-user' }) },
        ['requesting', 'waiting', 'failed'],
      ],
      [
        'a host that cannot be reached',
        {
          check: async () =>
            err({ code: 'host-unreachable', cause: 'refused', host: 'h.example', port: 8443 }),
        },
        ['requesting', 'waiting', 'checking', 'failed'],
      ],
      [
        'a viewer that is missing',
        { open: async () => err({ code: 'viewer-missing', platform: 'linux' }) },
        ['requesting', 'waiting', 'checking', 'opening', 'failed'],
      ],
    ];
  it.each(atStep)('fails at the step of the failure: %s', async (_, own, steps) => {
    const run = begin({ hands: createFakeHandOver(own) });
    await run.end();
    expect(stepsOf(run.states)).toEqual(steps);
    expect(run.hands.names().at(-1)).toBe(Object.keys(own ?? {})[0]);
  });

  it.each(['viewer', 'file'] as const)(
    'fails after it was opened if the viewer exits with an error before its file is gone (stays for the %s)',
    async (waitFor) => {
      const { run, viewer } = await openedLaunch({ waitFor });
      await run.hand.pass(9_000);
      expect(run.last().state).toBe('opened');
      viewer.exit({ exitCode: 137, signal: 'SIGKILL' });
      expect((await run.end()).failure).toEqual({
        code: 'viewer-failed',
        exitCode: 137,
        signal: 'SIGKILL',
      });
      expect(viewer.drops()).toBe(1);
      expect(run.states.map(({ state }) => state)).not.toContain('ended');
    },
  );

  it('throws a bug instead of turning it into a failure', async () => {
    const fake = createFakeProvider(() => {
      throw new TypeError('a bug');
    });
    const run = begin({ fake });
    await expect(run.hand.until(run.over)).rejects.toThrow('a bug');
    expect(run.last().state).toBe('requesting');
    expect(run.hand.waiting()).toBe(0);
  });
});

/** A launch whose viewer has just started. */
async function openedLaunch(own: Partial<LaunchPlan> = {}) {
  const viewer = createFakeViewer();
  const run = begin({
    hands: createFakeHandOver({ open: async () => ok(viewer.run) }),
    plan: own,
  });
  await run.reach(({ state }) => state === 'opened');
  return { run, viewer };
}

describe('a viewer that exits without an error while its file exists', () => {
  it('may have passed the connection on, so the launch stays open with a notice', async () => {
    const { run, viewer } = await openedLaunch();
    viewer.exit();
    await run.hand.pass(1);
    expect(run.last()).toMatchObject({ state: 'opened', notices: ['viewer-passed-on'] });
    viewer.dropFile('read');
    await run.hand.pass(86_400_000);
    expect(run.last().state).toBe('opened');
    run.cancel();
    await run.end();
  });

  it('counts as opened for the command line, once the file is gone', async () => {
    const { run, viewer } = await openedLaunch({ waitFor: 'file' });
    viewer.exit();
    await run.hand.pass(60_000);
    viewer.dropFile('unknown');
    expect(await run.end()).toMatchObject({ state: 'opened' });
  });

  it.each(['viewer', 'file'] as const)(
    'has failed if nothing read the file (stays for the %s)',
    async (waitFor) => {
      const { run, viewer } = await openedLaunch({ waitFor });
      viewer.exit();
      await run.hand.pass(1);
      viewer.dropFile('unread');
      expect((await run.end()).failure).toEqual({
        code: 'viewer-failed',
        exitCode: 0,
        unread: true,
      });
    },
  );
});

describe('a running viewer that does not read its file', () => {
  it('is reported with a notice, not as a failure, while it runs', async () => {
    const { run, viewer } = await openedLaunch({ waitFor: 'file' });
    viewer.dropFile('unread');
    expect(await run.end()).toMatchObject({ state: 'opened', notices: ['file-unread'] });
  });

  it('has failed once it exits', async () => {
    const { run, viewer } = await openedLaunch();
    viewer.dropFile('unread');
    await run.hand.pass(60_000);
    expect(run.last().state).toBe('opened');
    viewer.exit({ exitCode: 1 });
    expect(await run.end()).toMatchObject({
      state: 'failed',
      failure: { code: 'viewer-failed', exitCode: 1 },
    });
  });
});

describe('a missing viewer', () => {
  const missing = { code: 'viewer-missing', platform: 'linux' } as const;
  const hands = () => createFakeHandOver({ findViewer: async () => err(missing) });

  it('is reported before a stream is requested', async () => {
    const run = begin({ hands: hands() });
    expect(await run.end()).toMatchObject({ state: 'failed', failure: missing });
    expect(stepsOf(run.states)).toEqual(['requesting', 'failed']);
    expect(run.fake.calls).toEqual([]);
  });

  it.each(['none', 'browser'] as const)('is not needed with %s', async (via) => {
    const run = begin({ hands: hands(), plan: { via } });
    expect((await run.end()).failure).toBeUndefined();
  });
});
