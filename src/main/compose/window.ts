import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { homeFolder } from '../adapters/base/home-folder.ts';
import type { HelpTopic } from '../../shared/ipc/contract.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { safeText } from '../../shared/base/safe-text.ts';
import { linkCommand, registerLinks } from '../adapters/links/link-registration.ts';
import { createAppearanceWriter } from '../adapters/window/appearance-writer.ts';
import type { LocalePreference } from '../../shared/languages/locale-preference.ts';
import type { Paths } from '../adapters/window/paths.ts';
import { recordOwnerState } from '../adapters/launch/record-owner.ts';
import { createClosedFoldersFile } from '../adapters/window/memory-files.ts';
import { createWindowBoundsWriter } from '../adapters/window/window-bounds-writer.ts';
import { composeDesktop, type DesktopMachine } from './desktop.ts';
import { composeSupport, type SupportMachine } from './support.ts';
import type { UpdateMachine } from './updates.ts';
import { compose } from './services.ts';
import { createEmitter } from '../core/base/emitter.ts';
import { recordEnd } from '../core/launch/records/records.ts';
import { createRunLaunch } from '../core/launch/run-launch.ts';
import { createLaunches } from '../core/launch/launches.ts';
import { createPlannedStops } from '../core/planned-stops/planned-stops.ts';
import { fileInPlaceOfFolder } from '../adapters/base/file-in-place-of-folder.ts';
import { readRegularFile } from '../adapters/base/regular-file.ts';
import { createOpenedFiles, type ReadLocalFile } from '../core/window/opened-files.ts';
import { createLinks } from '../core/links/links.ts';
import { createDeferredRemovals } from '../core/connections/deferred-removals.ts';
import { removeConnection } from '../core/connections/remove-connection.ts';
import { resumeLaunches } from '../core/launch/resume-launches.ts';
import { createSignInWatch } from '../core/sign-in/sign-in-watch.ts';
import { createLocaleFollower } from '../core/base/locale-follower.ts';
import { createWindowHandlers } from '../ipc/window-handlers.ts';
import type { WindowDeps } from '../electron/window-mode.ts';
import type { WindowEvent } from '../core/window/window-event.ts';

const SETTLED_MS = 2_000;

export interface WindowMachine extends DesktopMachine, SupportMachine, UpdateMachine {
  readonly openHelp: (topic: HelpTopic) => Promise<void>;
  readonly openPage: (page: URL) => Promise<void>;
  /** False if Electron's own folder could not be written to. */
  readonly homeIsWritable: boolean;
  /** Registers the program for links. Used on Windows and macOS, where Electron supports it. */
  readonly registerLinks: () => void;
}

/** {@link compose}, plus what only the window has: saved launches, links and the handlers of its calls. */
export function composeWindow(
  machine: WindowMachine,
  paths: Paths,
  preferred: LocalePreference,
): WindowDeps {
  const inner = compose(machine, paths);
  const { clock, log, notices } = inner;
  const events = createEmitter<WindowEvent>();
  const onConnectionsChanged = () => {
    events.emit({ type: 'connections-changed' });
  };
  const removals = createDeferredRemovals({
    connections: inner.connections,
    clock,
    remove: (id) =>
      removeConnection(inner, id, () => {
        launches.dismissOf(id);
      }),
    onFailure: (failure) => {
      notices.add({ id: `not-removed-${failure.code}`, about: 'not-removed', failure });
    },
    onChange: onConnectionsChanged,
  });
  const { connections } = removals;
  const services = { ...inner, connections };
  const launches = createLaunches({
    run: createRunLaunch((id) => connections.find(id), services.allowed, services.launch),
    uuid: randomUUID,
    now: () => clock.now(),
    forgetElsewhere: (launch) => void services.records.record(recordEnd(launch)),
    onBug: (reason) => {
      log.error('a launch failed', { trace: reason instanceof Error ? reason.stack : 'no trace' });
    },
  });
  const plannedStops = createPlannedStops({
    ...services,
    launches,
    find: (id) => connections.find(id),
  });
  const links = createLinks({
    connections,
    start: (request) => launches.start(request),
    launches: () => launches.list(),
    reconnect: (launch) => launches.retry(launch, 'again'),
    known: (connection, session) => services.knownWorkstation(connection, session),
    onKnown: (listener) => {
      services.workstations.onListed(listener);
    },
    notices,
    log,
    clock,
    uuid: randomUUID,
  });
  const openedFiles = createOpenedFiles(readLocalFile, () => {
    events.emit({ type: 'file-opened' });
  });
  const watch = createSignInWatch({
    ...services,
    signIns: services.signInServices.router,
    onStatus: (connection, status) => {
      events.emit({ type: 'sign-in-changed', connection, status });
    },
  });
  events.on((event) => {
    if (event.type !== 'connections-changed') return;
    watch.refresh();
    void plannedStops.refresh();
  });
  services.onVaultAvailable(() => {
    events.emit({ type: 'keychain-opened' });
  });
  const updates = once(async () => {
    const { composeUpdates } = await import('./updates.ts');
    const composed = composeUpdates(machine, paths, services, launches);
    composed.onChange((state) => {
      events.emit({ type: 'update-changed', state });
    });
    return composed;
  });
  const handlers = createWindowHandlers({
    ...services,
    closedFolders: createClosedFoldersFile(paths.closedFolders, log),
    now: () => clock.now(),
    ...composeSupport(machine, paths, services, launches),
    launches,
    plannedStops,
    links,
    openedFiles,
    removals,
    updates,
    platform: machine.platform,
    openHelp: machine.openHelp,
    openPage: machine.openPage,
    notify: events.emit,
  });
  const writeAppearance = createAppearanceWriter(paths.appearance, log);
  let appearanceWritten: Promise<void> = Promise.resolve();
  const locale = createLocaleFollower(preferred);
  services.preferences.onChange(({ values }) => {
    void locale.prefer(values.language);
    appearanceWritten = appearanceWritten.then(() => writeAppearance(values));
  });
  const windowBounds = createWindowBoundsWriter(paths.windowBounds, log);
  if (!machine.homeIsWritable) {
    void fileInPlaceOfFolder(paths.electron('window')).then((file) => {
      const path = file && safeText(file);
      notices.add({ id: 'home-unwritable', about: 'home-unwritable', ...omitUndefined({ path }) });
    });
  }
  return {
    ...services,
    mfaPrompts: services.signInServices.mfaPrompts,
    accounts: services.signInServices.accounts,
    launches,
    plannedStops,
    links,
    openedFiles,
    handlers,
    locale,
    disposeRemovals: () => removals.dispose(),
    onWindowEvent: events.on,
    desktop: composeDesktop(machine, services),
    windowBounds: {
      write: (bounds) => {
        windowBounds.write(bounds);
      },
      async settled() {
        await appearanceWritten;
        await windowBounds.settled();
      },
    },
    async settleIn() {
      void services.preferences.refresh();
      await resumeLaunches({
        ...services,
        launches,
        ownerState: recordOwnerState,
        uuid: randomUUID,
      });
      void plannedStops.run(services.shutdownSignal);
      // Not needed to show the window, so it starts after the window.
      await clock.sleep(SETTLED_MS);
      void watch.run(services.shutdownSignal);
      await services.sweep();
      const { platform, ownCommand, env } = machine;
      if (platform !== 'linux') machine.registerLinks();
      else await registerLinks(linkCommand(ownCommand, env), dataHome(env), log);
      const looking = await updates();
      await looking.sweep();
      void looking.run();
    },
  };
}

const readLocalFile: ReadLocalFile = async (path, maxBytes) => {
  const file = await readRegularFile(path, { maxBytes, onlyLocal: true });
  if (file.ok) return file;
  const { why } = file;
  return { ok: false, why: why === 'not-local' || why === 'too-large' ? why : 'unreadable' };
};

/** Creates a value on first use. */
function once<T>(create: () => Promise<T>): () => Promise<T> {
  let created: Promise<T> | undefined;
  return () => (created ??= create());
}

const dataHome = (env: NodeJS.ProcessEnv): string =>
  env.XDG_DATA_HOME?.startsWith('/') === true
    ? env.XDG_DATA_HOME
    : join(homeFolder(), '.local', 'share');
