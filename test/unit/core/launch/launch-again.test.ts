import { describe, expect, it } from 'vitest';
import { launch, type LaunchPlan } from '../../../../src/main/core/launch/launch.ts';
import { createLaunches } from '../../../../src/main/core/launch/launches.ts';
import { answer } from '../../../../src/main/core/provider/service-response.ts';
import type { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { StreamServer } from '../../../../src/main/core/workstations/workstation-memory.ts';
import { err, ok, type Failure } from '../../../../src/shared/base/failure.ts';
import { SOLE_STUDIO, type LaunchId } from '../../../../src/shared/base/ids.ts';
import {
  createFakeHandOver,
  createFakeProvider,
  createFakeViewer,
  createUuids,
  inTurn,
  createPollDeps,
  streamOf,
} from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { begin, plan } from './support/launching.ts';
import { valueOf } from './support/launches-fakes.ts';

const address = (nth: number) => `https://dcv-${nth}.pier.example:8443/?authToken=hush-${nth}#one`;
/** A kind of connection that stores no streams: each request gets a new stream on another server. */
function createWithoutStreams() {
  let nth = 0;
  const fake = createFakeProvider(() => answer(streamOf({ state: 'READY' }, address(++nth))));
  const { readStream: _, listStudios: __, ...provider } = fake.provider;
  return { ...fake, provider };
}

describe('a kind of connection that stores no streams', () => {
  it.each<Failure>([
    { code: 'viewer-failed', exitCode: 1 },
    { code: 'viewer-not-started' },
    { code: 'host-unreachable', cause: 'refused', host: 'dcv-1.pier.example', port: 8443 },
  ])(
    'creates a new stream on each retry after $code, and the changed server is used',
    async (why) => {
      const fake = createWithoutStreams();
      const hand = createHandClock();
      const viewer = createFakeViewer();
      const outcomes = inTurn(why, why, undefined);
      const opened: string[] = [];
      const hands = createFakeHandOver({
        accept: (url: Secret, rules) => {
          opened.push(new URL(url.reveal()).host);
          return ok({
            host: new URL(url.reveal()).hostname,
            port: 8443,
            tls: true,
            path: '',
            sessionId: url,
            url,
            rules,
          });
        },
        open: async () => {
          const failure = outcomes();
          return failure === undefined ? ok(viewer.run) : err(failure);
        },
      });
      const launches = createLaunches({
        run: async (id, request, options, signal) => {
          const { studio: _, session: __, ...rest } = plan;
          const whole: LaunchPlan = { ...rest, ...options, ...request, launch: id } as LaunchPlan;
          const connect = async () => ok(fake.provider);
          const deps = { ...createPollDeps(hand), connect, handOver: hands.handOver };
          return ok(launch(whole, deps, signal));
        },
        uuid: createUuids(),
        now: () => 99,
        onBug: () => expect.unreachable(),
        forgetElsewhere: () => {},
      });
      const over = async (id: LaunchId) => {
        for (let turns = 0; turns < 100; turns++) {
          const state = launches.list().find((one) => one.launch === id);
          if (state?.state === 'failed' || state?.state === 'opened') return state;
          await settle();
          await hand.pass(50);
        }
        throw new Error('the launch did not end');
      };
      const request = { connection: plan.connection, session: plan.session! };
      let id = valueOf(await launches.start(request));
      expect((await over(id)).stream).toEqual({ state: 'READY' });
      for (const end of ['failed', 'opened']) {
        id = valueOf(await launches.retry(id, 'again'));
        expect((await over(id)).state).toBe(end);
      }
      expect(fake.names()).toEqual(['create', 'create', 'create']);
      expect(opened).toEqual([1, 2, 3].map((nth) => `dcv-${nth}.pier.example:8443`));
      await launches.stop();
    },
  );
});

describe('the server of a stream', () => {
  it('is reported with its workstation once its address is accepted, without path and token', async () => {
    const reported: unknown[] = [];
    const onServer = (target: object, server: StreamServer) => void reported.push([target, server]);
    await begin({ deps: { onServer } }).end();
    expect(reported).toEqual([
      [
        { studio: plan.studio, session: plan.session },
        { host: 'dcv-3.north-pier.example', port: 8443, tls: true },
      ],
    ]);
  });

  it('is not reported if its address is refused', async () => {
    const reported: unknown[] = [];
    const refused = { code: 'stream-url-refused', reason: 'names-user' } as const;
    const hands = createFakeHandOver({ accept: () => ({ ok: false, failure: refused }) });
    await begin({ hands, deps: { onServer: (...all) => void reported.push(all) } }).end();
    expect(reported).toEqual([]);
  });
});

it('the only workstation of a kind without changes is chosen, whatever its state', async () => {
  const fake = createWithoutStreams();
  const only = { id: 'console', studio: SOLE_STUDIO, state: 'UNREACHED' };
  const provider = { ...fake.provider, listWorkstations: async () => answer({ items: [only] }) };
  const { studio: _, session: __, ...unnamed } = plan;
  const end = await begin({ only: unnamed, fake: { ...fake, provider } }).end();
  expect(end).toMatchObject({ state: 'ended', session: 'console' });
});
