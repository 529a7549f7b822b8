import * as v from 'valibot';
import { createHttp } from '../../src/main/adapters/http.ts';
import { asKeys } from '../../src/main/core/keys.ts';
import type { AcceptedStream } from '../../src/main/core/hand-over.ts';
import type { Http } from '../../src/main/core/http.ts';
import type { Keys } from '../../src/main/core/keys.ts';
import { launch, type LaunchPlan, type LaunchWorld } from '../../src/main/core/launch.ts';
import type { Place } from '../../src/main/core/provider.ts';
import type { NimbleProvider } from '../../src/main/providers/nimble/port.ts';
import {
  createNimbleProvider,
  type NimbleOptions,
} from '../../src/main/providers/nimble/provider.ts';
import type { PracticeStudio } from '../../src/practice/studio.ts';
import { done } from '../../src/shared/failure.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../src/shared/ids.ts';
import type { LaunchState } from '../../src/shared/launch-state.ts';
import { readyId } from '../unit/practice/support.ts';
import { createQuickTime, type QuickTime } from './quick-time.ts';

/** Our own HTTP, with no proxy in between. */
export const directHttp = (): Http => createHttp(async () => 'DIRECT');

/** The practice studio's keys as the provider takes them; `more` stands in for some of them. */
export const keysOf = (
  { accessKeyId, secretAccessKey }: Pick<PracticeStudio, 'accessKeyId' | 'secretAccessKey'>,
  more: { secretAccessKey?: string; sessionToken?: string } = {},
): Keys => asKeys({ accessKeyId, secretAccessKey, ...more });

/** The provider of a connection to that studio, over real HTTP. */
export function providerFor(
  studio: PracticeStudio,
  more: Partial<NimbleOptions> = {},
): NimbleProvider {
  return createNimbleProvider({
    region: studio.region,
    endpoint: studio.endpoint,
    trust: {},
    http: directHttp(),
    keys: async () => done(keysOf(studio)),
    ...more,
  });
}

export const resource = (text: string) => v.parse(ResourceId, text);

/** A workstation of that studio; the one that is ready where none is named. */
export const placeIn = (studio: PracticeStudio, session = readyId): Place => ({
  studio: resource(studio.studioId),
  session: resource(session),
});

/** A signal nobody aborts. */
export const calm = (): AbortSignal => new AbortController().signal;

const launchId = v.parse(LaunchId, '00000000-0000-4000-8000-000000000001');

interface Run {
  readonly provider?: NimbleProvider;
  readonly plan?: Partial<LaunchPlan>;
  /** Names neither studio nor workstation. */
  readonly place?: 'unsaid';
  readonly time?: QuickTime;
  readonly world?: Partial<LaunchWorld>;
}

/** One whole launch on that studio's ready workstation, with a hand-over that takes everything. */
export async function launchOn(studio: PracticeStudio, run: Run = {}) {
  const time = run.time ?? createQuickTime();
  const provider = run.provider ?? providerFor(studio);
  const opened: string[] = [];
  const plan: LaunchPlan = {
    launch: launchId,
    token: 'one-wish',
    connection: v.parse(ConnectionId, 'practice-studio'),
    connectionName: 'Practice studio',
    ...(run.place === undefined && placeIn(studio)),
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
    stayFor: 'viewer',
    ...run.plan,
  };
  const world: LaunchWorld = {
    clock: time.clock,
    pause: time.pause,
    random: () => 0.5,
    turn: async () => {},
    connect: async () => done(provider),
    handOver: {
      accept: (url, rules) => done({ host: '127.0.0.1', port: 1, tls: false, url, rules }),
      check: async () => done([]),
      open: async ({ url }: AcceptedStream) => {
        opened.push(url.reveal());
        const over = Promise.resolve(undefined);
        return done({ notices: [], early: over, exited: over, fileGone: over });
      },
    },
    ...run.world,
  };
  const states: LaunchState[] = [];
  for await (const state of launch(plan, world, calm())) states.push(state);
  return {
    states,
    last: states.at(-1)!,
    /** Each trouble that was told, in order; an unbroken run of the same one counts once. */
    troubles: states.flatMap(({ trouble }, nth) => {
      const before = states[nth - 1]?.trouble;
      const isNew = trouble?.code !== before?.code || trouble?.since !== before?.since;
      return trouble !== undefined && isNew ? [trouble.code] : [];
    }),
    /** What the viewer would have received. */
    opened,
    waits: time.waits,
  };
}
