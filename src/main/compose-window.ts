import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HelpTopic } from '../shared/contract.ts';
import { done } from '../shared/failure.ts';
import { registerLinks } from './adapters/link-registration.ts';
import type { Places } from './adapters/places.ts';
import { compose, type Machine } from './compose.ts';
import { createLaunches, type RunLaunch } from './core/launches.ts';
import { createLinks } from './core/links.ts';
import type { Services } from './core/services.ts';
import { createWindowCalls } from './core/window-calls.ts';
import type { WindowWorld } from './electron/window-mode.ts';

const LIMIT_MS = 600_000;

export interface WindowMachine extends Machine {
  readonly openHelp: (topic: HelpTopic) => Promise<void>;
  /** False where Electron's own folder could not be written to. */
  readonly homeIsWritable: boolean;
  /** Registers for links with the system, where that is Electron's business (Windows, macOS). */
  readonly registerLinks: () => void;
}

/** {@link compose}, and what the window has on top of it: launches that are kept, links, its calls. */
export function composeWindow(machine: WindowMachine, places: Places): WindowWorld {
  const services = compose(machine, places);
  const { connections, clock, log, notices } = services;
  const launches = createLaunches({
    run: runWith(services),
    uuid: randomUUID,
    now: () => clock.now(),
    onBug: (reason) => {
      log.error('a launch failed', { trace: reason instanceof Error ? reason.stack : 'no trace' });
    },
  });
  const links = createLinks({
    connections,
    start: (wish) => launches.start(wish),
    notices,
    log,
    clock,
    uuid: randomUUID,
  });
  const listeners: (() => void)[] = [];
  const calls = createWindowCalls({
    services,
    launches,
    links,
    platform: machine.platform,
    openHelp: machine.openHelp,
    onConnectionsChanged: () => {
      for (const listener of listeners) listener();
    },
  });
  if (!machine.homeIsWritable) {
    notices.add({
      id: 'home-unwritable',
      title: 'Stagedoor cannot write to its own folder',
      advice:
        'What you change lasts for this run only. Free some space, or set STAGEDOOR_HOME to a folder of yours.',
    });
  }
  return {
    services,
    launches,
    links,
    calls,
    onConnectionsChange: (listener) => listeners.push(listener),
    async settleIn() {
      await services.sweep();
      if (machine.platform !== 'linux') machine.registerLinks();
      else await registerLinks(machine.ourselves, dataHome(machine.env), log);
    },
  };
}

const runWith =
  (services: Services): RunLaunch =>
  async (launch, wish, way, signal) => {
    const { connection: id, ...place } = wish;
    const connection = await services.connections.find(id);
    if (!connection.ok) return connection;
    const plan = { launch, ...way, ...place, limitMs: LIMIT_MS, stayFor: 'viewer' as const };
    return done(services.launch(connection.value, plan, signal));
  };

const dataHome = (env: NodeJS.ProcessEnv): string =>
  env.XDG_DATA_HOME?.startsWith('/') === true
    ? env.XDG_DATA_HOME
    : join(homedir(), '.local', 'share');
