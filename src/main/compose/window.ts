import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HelpTopic } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/base/failure.ts';
import { linkCommand, registerLinks } from '../adapters/links/link-registration.ts';
import { createAppearanceWriter } from '../adapters/window/appearance-cache.ts';
import type { LocalePreference } from '../../shared/languages/locale-preference.ts';
import type { Paths } from '../adapters/window/paths.ts';
import { isRunning } from '../adapters/launch/processes.ts';
import { createWindowBoundsWriter } from '../adapters/window/window-bounds-file.ts';
import { composeDesktop, type DesktopMachine } from './desktop.ts';
import { composeSupport, type SupportMachine } from './support.ts';
import type { UpdateMachine } from './updates.ts';
import { compose } from './services.ts';
import { createKnownWorkstations } from '../core/workstations/known-workstations.ts';
import { createLaunches, type RunLaunch } from '../core/launch/launches.ts';
import { createLinks } from '../core/links/links.ts';
import { createMachineHandlers } from '../ipc/machine-handlers.ts';
import { pickUpLaunches } from '../core/launch/pick-up-launches.ts';
import type { Services } from '../core/services.ts';
import { createSignInWatch } from '../core/sign-in/sign-in-watch.ts';
import { createLocaleFollower } from '../core/base/locale-follower.ts';
import { createWindowHandlers } from '../ipc/window-handlers.ts';
import type { WindowDeps } from '../electron/window-mode.ts';
import type { WindowListener } from '../electron/window-news.ts';

const LIMIT_MS = 600_000;
const SETTLED_MS = 2_000;

export interface WindowMachine extends DesktopMachine, SupportMachine, UpdateMachine {
  readonly openHelp: (topic: HelpTopic) => Promise<void>;
  readonly openPage: (page: URL) => Promise<void>;
  /** False where Electron's own folder could not be written to. */
  readonly homeIsWritable: boolean;
  /** Registers for links with the system, where that is Electron's business (Windows, macOS). */
  readonly registerLinks: () => void;
}

/** {@link compose}, and what the window has on top of it: launches that are kept, links, its calls. */
export function composeWindow(
  machine: WindowMachine,
  places: Paths,
  preferred: LocalePreference,
): WindowDeps {
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
  const known = createKnownWorkstations();
  let listening: WindowListener = DEAF;
  const watch = createSignInWatch({
    ...services,
    signIns: services.signingIn.desk,
    onStatus: (connection, status) => {
      listening.signInChanged(connection, status);
    },
  });
  const updates = once(async () => {
    const { composeUpdates } = await import('./updates.ts');
    const made = composeUpdates(machine, places, services, launches);
    made.onChange((state) => {
      listening.updateChanged(state);
    });
    return made;
  });
  const calls = createWindowHandlers({
    services,
    launches,
    links,
    machine: createMachineHandlers(services, updates),
    ...composeSupport(machine, places, services, launches),
    platform: machine.platform,
    openHelp: machine.openHelp,
    openPage: machine.openPage,
    onConnectionsChanged: () => {
      listening.connectionsChanged();
      watch.look();
    },
    onFavouritesChanged: (all) => {
      listening.favouritesChanged(all);
    },
    onDeviceCode: (code, host) => {
      listening.deviceCode(code, host);
    },
    onTrying: (progress) => {
      listening.trying(progress);
    },
    onPage: (reading, items, connection) => {
      known.note(connection, items);
      listening.page(reading, items);
    },
  });
  const noteLook = createAppearanceWriter(places.look, log);
  let noted: Promise<void> = Promise.resolve();
  const locale = createLocaleFollower(preferred);
  services.preferences.onChange(({ values }) => {
    void locale.prefer(values.language);
    noted = noted.then(() => noteLook(values));
  });
  const windowPlace = createWindowBoundsWriter(places.windowPlace, log);
  if (!machine.homeIsWritable) {
    notices.add({ id: 'home-unwritable', about: 'home-unwritable' });
  }
  return {
    services,
    launches,
    links,
    calls,
    locale,
    listen(listener) {
      listening = listener;
    },
    desktop: composeDesktop(machine, services, known),
    windowPlace: {
      write: (place) => {
        windowPlace.write(place);
      },
      async settled() {
        await noted;
        await windowPlace.settled();
      },
    },
    async settleIn() {
      void services.preferences.look();
      await pickUpLaunches({
        ...services,
        launches,
        pid: process.pid,
        isRunning,
        uuid: randomUUID,
      });
      // None of this is what the window was opened for: it comes when that has had its start.
      await clock.sleep(SETTLED_MS);
      void watch.run(services.leaving);
      await services.sweep();
      const { platform, ourselves, env } = machine;
      if (platform !== 'linux') machine.registerLinks();
      else await registerLinks(linkCommand(ourselves, env), dataHome(env), log);
      const looking = await updates();
      await looking.sweep();
      void looking.run();
    },
  };
}

const DEAF: WindowListener = {
  connectionsChanged: () => undefined,
  favouritesChanged: () => undefined,
  page: () => undefined,
  deviceCode: () => undefined,
  trying: () => undefined,
  signInChanged: () => undefined,
  updateChanged: () => undefined,
};

/** What is made when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

const runWith =
  (services: Services): RunLaunch =>
  async (launch, wish, way, signal) => {
    const { connection: id, change, connects, ...place } = wish;
    const { changeToken, via, ...rest } = way;
    const connection = await services.connections.find(id);
    if (!connection.ok) return connection;
    const plan = {
      launch,
      ...rest,
      ...place,
      via: connects === false ? ('no-stream' as const) : via,
      limitMs: LIMIT_MS,
      stayFor: 'viewer' as const,
      ...(change !== undefined && { change: { change, token: changeToken, wait: true } }),
    };
    return ok(services.launch(connection.value, plan, signal));
  };

const dataHome = (env: NodeJS.ProcessEnv): string =>
  env.XDG_DATA_HOME?.startsWith('/') === true
    ? env.XDG_DATA_HOME
    : join(homedir(), '.local', 'share');
