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
import { compose, type Services } from './services.ts';
import { createEmitter } from '../core/base/emitter.ts';
import { windowLaunchSpec } from '../core/launch/plan.ts';
import { createLaunches, type RunLaunch } from '../core/launch/launches.ts';
import { createLinks } from '../core/links/links.ts';
import { pickUpLaunches } from '../core/launch/pick-up-launches.ts';
import { createSignInWatch } from '../core/sign-in/sign-in-watch.ts';
import { createLocaleFollower } from '../core/base/locale-follower.ts';
import { createWindowHandlers } from '../ipc/window-handlers.ts';
import type { WindowDeps } from '../electron/window-mode.ts';
import type { WindowEvent } from '../core/window/window-event.ts';

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
  const events = createEmitter<WindowEvent>();
  const watch = createSignInWatch({
    ...services,
    signIns: services.signingIn.router,
    onStatus: (connection, status) => {
      events.emit({ type: 'sign-in-changed', connection, status });
    },
  });
  events.on((event) => {
    if (event.type === 'connections-changed') watch.refresh();
  });
  const updates = once(async () => {
    const { composeUpdates } = await import('./updates.ts');
    const made = composeUpdates(machine, places, services, launches);
    made.onChange((state) => {
      events.emit({ type: 'update-changed', state });
    });
    return made;
  });
  const handlers = createWindowHandlers({
    ...services,
    ...composeSupport(machine, places, services, launches),
    launches,
    links,
    updates,
    platform: machine.platform,
    openHelp: machine.openHelp,
    openPage: machine.openPage,
    notify: events.emit,
  });
  const noteLook = createAppearanceWriter(places.look, log);
  let noted: Promise<void> = Promise.resolve();
  const locale = createLocaleFollower(preferred);
  services.preferences.onChange(({ values }) => {
    void locale.prefer(values.language);
    noted = noted.then(() => noteLook(values));
  });
  const windowBounds = createWindowBoundsWriter(places.windowPlace, log);
  if (!machine.homeIsWritable) {
    notices.add({ id: 'home-unwritable', about: 'home-unwritable' });
  }
  return {
    ...services,
    codes: services.signingIn.codes,
    launches,
    links,
    handlers,
    locale,
    onWindowEvent: events.on,
    desktop: composeDesktop(machine, services),
    windowBounds: {
      write: (bounds) => {
        windowBounds.write(bounds);
      },
      async settled() {
        await noted;
        await windowBounds.settled();
      },
    },
    async settleIn() {
      void services.preferences.refresh();
      await pickUpLaunches({
        ...services,
        launches,
        pid: process.pid,
        isRunning,
        uuid: randomUUID,
      });
      // None of this is what the window was opened for: it comes when that has had its start.
      await clock.sleep(SETTLED_MS);
      void watch.run(services.shutdownSignal);
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

/** What is made when it is first asked for. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

const runWith =
  ({ connections, launch }: Services): RunLaunch =>
  async (id, request, options, signal) => {
    const connection = await connections.find(request.connection);
    if (!connection.ok) return connection;
    return ok(launch(connection.value, windowLaunchSpec(id, request, options), signal));
  };

const dataHome = (env: NodeJS.ProcessEnv): string =>
  env.XDG_DATA_HOME?.startsWith('/') === true
    ? env.XDG_DATA_HOME
    : join(homedir(), '.local', 'share');
