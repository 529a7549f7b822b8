import * as v from 'valibot';
import { createHttp } from '../../../src/main/adapters/network/http.ts';
import { systemClock } from '../../../src/main/adapters/base/system-clock.ts';
import { asKeys } from '../../../src/main/core/secrets/keys.ts';
import type { Http } from '../../../src/main/core/network/http.ts';
import type { Log } from '../../../src/main/core/base/log.ts';
import { loggedHttp } from '../../../src/main/core/network/logged-http.ts';
import type { Keys } from '../../../src/main/core/secrets/keys.ts';
import type { Target } from '../../../src/main/core/provider/provider.ts';
import type { NimbleProvider } from '../../../src/main/providers/nimble/port.ts';
import {
  createNimbleProvider,
  type NimbleOptions,
} from '../../../src/main/providers/nimble/provider.ts';
import type { PracticeStudio } from '../../../src/practice/studio.ts';
import { ok } from '../../../src/shared/base/failure.ts';
import { ResourceId } from '../../../src/shared/base/ids.ts';
import { readyId } from '../practice/start-studio.ts';
import { recordingLog } from '../machine/machine.ts';
import { runLaunch, type LaunchRun } from './run-launch.ts';

/** Our own HTTP client without a proxy, with its logging. */
export const directHttp = (log: Log = recordingLog().log): Http =>
  loggedHttp(
    createHttp(async () => 'DIRECT'),
    log,
    systemClock,
  );

/** The practice studio's keys as the provider reads them; `more` replaces some of them. */
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
    keys: async () => ok(keysOf(studio)),
    ...more,
  });
}

export const resource = (text: string) => v.parse(ResourceId, text);

/** A workstation of that studio, by default the one that is ready. */
export const targetIn = (studio: PracticeStudio, session = readyId): Target => ({
  studio: resource(studio.studioId),
  session: resource(session),
});

/** A signal that is never aborted. */
export const calm = (): AbortSignal => new AbortController().signal;

interface Run extends Partial<LaunchRun> {
  /** Names neither studio nor workstation. */
  readonly target?: 'unspecified';
}

/**
 * One complete launch on that studio's ready workstation, with a handover that accepts everything.
 */
export const launchOn = (studio: PracticeStudio, { target, plan, ...run }: Run = {}) =>
  runLaunch({
    provider: providerFor(studio),
    ...run,
    plan: { ...(target === undefined && targetIn(studio)), ...plan },
  });
