import * as v from 'valibot';
import { verifyEd25519 } from '../adapters/updates/ed25519.ts';
import { createHttp } from '../adapters/network/http.ts';
import type { Paths } from '../adapters/window/paths.ts';
import { createUpdateDownload, sweepUpdates } from '../adapters/updates/update-download.ts';
import {
  createInstallation,
  readInstallation,
  type Restart,
} from '../adapters/updates/update-install.ts';
import { createUpdateMemory } from '../adapters/updates/update-memory.ts';
import type { Machine, Services } from './services.ts';
import { feedName, isFileFor } from '../core/updates/installation-kind.ts';
import type { Launches } from '../core/launch/launches.ts';
import { loggedHttp } from '../core/network/logged-http.ts';
import { waitUntilIdle } from '../core/updates/wait-until-idle.ts';
import { checkFeed } from '../core/updates/update-check.ts';
import { updateSource } from '../core/updates/update-source.ts';
import { createUpdates, type Updates } from '../core/updates/updates.ts';
import { Endpoint } from '../../shared/network/endpoint.ts';

export interface UpdateMachine extends Machine {
  readonly isPackaged: boolean;
  readonly restart: Restart;
}

/** Defined by the build (`build/update-build.ts`); undefined when the sources run without a build. */
declare const UPDATE_BUILD: {
  readonly feed: string;
  readonly keys: readonly { readonly id: string; readonly key: string }[];
};
const built = typeof UPDATE_BUILD === 'undefined' ? { feed: '', keys: [] } : UPDATE_BUILD;

/** Composes the update check. Nothing is requested before it is started. */
export function composeUpdates(
  machine: UpdateMachine,
  paths: Paths,
  services: Services,
  launches: Launches,
): Updates & { sweep(): Promise<void> } {
  const { platform, env, version, resolveProxy, isPackaged, restart, askWindows } = machine;
  const { clock, log, shutdownSignal, policy, preferences } = services;
  const executable = process.execPath;
  const kind = readInstallation(platform, executable, env);
  const memory = createUpdateMemory(paths.updateState, log);
  const build = {
    feed: v.is(Endpoint, built.feed) ? built.feed : undefined,
    hasKeys: built.keys.length > 0,
    isPackaged,
  };
  const check = {
    http: loggedHttp(createHttp(resolveProxy), log, clock),
    verify: verifyEd25519,
    keys: built.keys,
    running: version,
    feedName: feedName(platform, process.arch),
    isOurs: (name: string) => isFileFor(kind.kind, process.arch, name),
  };
  const updates = createUpdates({
    where: async () => updateSource(build, await policy.read(), (await preferences.read()).values),
    check: async (folder, signal) =>
      checkFeed(
        { ...check, bucket: await memory.bucket(), clock, newest: memory.newest },
        folder,
        signal,
      ),
    download: createUpdateDownload(paths.updates, resolveProxy),
    installation: createInstallation(kind, { executable, restart, askWindows }),
    waitUntilIdle: waitUntilIdle(launches),
    memory,
    clock,
    log,
    shutdownSignal,
    random: Math.random,
  });
  preferences.onChange(() => void updates.refresh());
  policy.onChange(() => void updates.refresh());
  return { ...updates, sweep: () => sweepUpdates(paths.updates) };
}
