import type { Bridge, HelpTopic, MenuItem } from '../../shared/ipc/contract.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import { ONE_TIME } from '../../shared/launch/one-time.ts';
import { t } from '../i18n/locale.svelte.ts';
import { createTicker } from '../components/ticker.svelte.ts';
import { createConnections } from '../connections/connections.svelte.ts';
import { createFileImport } from '../connections/file-import.svelte.ts';
import { createDetectedEnvironment } from '../connections/detected-environment.svelte.ts';
import { createRemoval } from '../connections/removal.svelte.ts';
import { wantsKeys } from '../failures/failure-actions.ts';
import { createActOnLaunch, type FixConnection } from '../launch/act-on-launch.ts';
import { createHistory } from '../launch/history/history.svelte.ts';
import { createLaunchStrip } from '../launch/launch-strip.svelte.ts';
import { launchName } from '../launch/launch-text.ts';
import { createLaunches } from '../launch/launches.svelte.ts';
import { createOccupiedQuestion, isOccupied } from '../launch/occupied.svelte.ts';
import { createPlannedStops } from '../planned-stops/planned-stops.svelte.ts';
import { createLinkQuestion } from '../links/link-question.svelte.ts';
import { createPolicy } from '../settings/policy.svelte.ts';
import { createPreferences } from '../settings/preferences.svelte.ts';
import { createAccountQuestion } from '../sign-in/account-question.svelte.ts';
import { createCodeQuestion } from '../sign-in/code-question.svelte.ts';
import { hasKeys } from '../sign-in/sign-in-text.ts';
import { createSignIn } from '../sign-in/sign-in.svelte.ts';
import { createUpdates } from '../updates/updates.svelte.ts';
import { createFavorites } from '../workstations/list/favorites.svelte.ts';
import { createLaunchProfiles } from '../workstations/new/launch-profiles.ts';
import { createClosedFolders } from '../workstations/sidebar/closed-folders.svelte.ts';
import { createScreenshots } from '../workstations/row/screenshots.svelte.ts';
import { withName } from '../workstations/workstation-text.ts';
import { createWorkstations } from '../workstations/workstations.svelte.ts';
import { createNavigation } from './navigation.svelte.ts';
import { showLaunch } from './show-launch.ts';
import { createNotices } from './notices.svelte.ts';
import { followDesktop } from './window-menu-commands.ts';

/**
 * The state of the window, created once for the lifetime of the window. Only `app.svelte` has all of it:
 * it passes each component the stores that the component uses.
 */
export function createStores(bridge: Bridge) {
  const favorites = createFavorites(bridge);
  const workstations = createWorkstations(bridge, favorites.regroup);
  const connections = createConnections(bridge, {
    onEdited(connection) {
      // What was read, or is being read, is of the service as it was set up before.
      if (workstations.of(connection.id) === undefined) return;
      workstations.forget(connection.id);
      void workstations.need(connection);
    },
    onRenamed(connection) {
      if (connection.kind === 'direct') workstations.rename(connection.id, connection.name);
    },
  });
  const navigation = createNavigation(connections);
  const linkQuestion = createLinkQuestion(bridge);
  const occupiedQuestion = createOccupiedQuestion();
  const codeQuestion = createCodeQuestion(bridge);
  const accountQuestion = createAccountQuestion(bridge);
  const refreshIfShown = (connection: string) => {
    if (workstations.of(connection) !== undefined) void workstations.refresh(connection);
  };
  const isDialogOpen = () =>
    linkQuestion.open !== null ||
    occupiedQuestion.open !== null ||
    codeQuestion.open !== null ||
    accountQuestion.open !== null ||
    navigation.dialog !== undefined;
  const unlessDialogIsOpen = (run: () => void) => () => {
    if (!isDialogOpen()) run();
  };

  // The main process has no such event. Launches that wait for the network retry immediately.
  window.addEventListener('online', () => {
    void bridge.app.networkBack(undefined);
  });
  const commands: Readonly<Record<MenuItem, () => void>> = {
    'new-connection': unlessDialogIsOpen(navigation.add),
    import: unlessDialogIsOpen(() => {
      navigation.addAt('file');
    }),
    settings: unlessDialogIsOpen(() => {
      navigation.go('settings');
    }),
    'find-anything': unlessDialogIsOpen(() => {
      navigation.openPalette();
    }),
    diagnostics: unlessDialogIsOpen(() => {
      navigation.openSupport();
    }),
    about: unlessDialogIsOpen(() => {
      navigation.go('about');
    }),
  };
  const strip = createLaunchStrip();
  const policy = createPolicy(bridge);
  // A list that could not be read without signing in is read after it.
  const signIn = createSignIn(bridge, refreshIfShown);
  /** What the user is called at a connection, by what its service, its settings and its sign-in say. */
  const namesAt = (id: string): readonly (string | undefined)[] => {
    const connection = connections.list.find((one) => one.id === id);
    const user = connection !== undefined && 'user' in connection ? connection.user : undefined;
    return [workstations.of(id)?.me, user, signIn.of(id)?.who];
  };
  const openHelp = (topic: HelpTopic) => bridge.help.open(topic);
  const show = (launch: LaunchState) => {
    showLaunch({ connections, favorites, navigation, strip }, launch);
  };
  const launches = createLaunches(bridge, {
    appeared: (launch) => {
      // The strip shows it as well, and does not cover a form.
      if (!navigation.isForm) show(launch);
    },
    changed: ({ connection }) => {
      refreshIfShown(connection);
    },
    connectionOf: ({ connection }) => connections.list.find(({ id }) => id === connection),
    nameOf: ({ connection, session }) => {
      const listing = workstations.of(connection);
      const workstation = listing?.list?.find(({ id }) => id === session);
      return workstation && withName(workstation, listing?.profiles ?? new Map()).name;
    },
    isRemoved: (connection) => connection !== ONE_TIME && connections.lacks(connection),
    mayConnect: (connection, workstation) => {
      // The history knows no more than names.
      const listed = workstations.of(connection)?.list?.find(({ id }) => id === workstation.id);
      return isOccupied(listed ?? workstation, namesAt(connection))
        ? occupiedQuestion.ask(listed ?? workstation)
        : Promise.resolve(true);
    },
  });
  const fixConnection: FixConnection = (connection, failure, act) => {
    navigation.leaveFor(() => {
      navigation.show(connection.id);
      if (act === 'keys' && wantsKeys(failure) && hasKeys(connection))
        navigation.openKeys(connection);
      else if (!policy.isMachines(connection.id) && connection.kind !== 'practice')
        navigation.edit(failure);
      else navigation.setDetails(true);
    });
  };
  followDesktop(
    bridge,
    (pointed) => {
      const launch = launches.all.find((one) => one.launch === pointed.launch);
      if (launch === undefined) navigation.show(pointed.connection);
      else show(launch);
      // What a command has opened cannot be reconnected from here.
      if (pointed.byLink === true && launch?.state === 'opened' && launch.elsewhere !== true)
        navigation.showToast(t().launch.alreadyOpen({ workstation: launchName(launch) }));
    },
    commands,
  );
  return {
    connections,
    navigation,
    workstations,
    linkQuestion,
    occupiedQuestion,
    codeQuestion,
    accountQuestion,
    isDialogOpen,
    removal: createRemoval(connections, navigation.follow),
    fileImport: createFileImport(bridge, connections, navigation.addImported, () => {
      if (navigation.page !== 'add') navigation.addAt('file');
    }),
    /** The commands of the menu bar and the keyboard. They do nothing while a dialog is open. */
    commands,
    launches,
    /** Leads to a launch. */
    showLaunch: show,
    strip,
    fixConnection,
    actOnLaunch: createActOnLaunch({
      launches,
      connectionOf: (id) => connections.list.find((connection) => connection.id === id),
      fixConnection,
      signIn,
      openSupport: navigation.openSupport,
      openViewerHelp: () => openHelp('install-viewer'),
    }),
    closedFolders: createClosedFolders(bridge),
    favorites,
    plannedStops: createPlannedStops(bridge),
    history: createHistory(bridge),
    environment: createDetectedEnvironment(bridge),
    profiles: createLaunchProfiles(bridge),
    screenshots: createScreenshots(bridge),
    signIn,
    notices: createNotices(bridge),
    policy,
    preferences: createPreferences(bridge),
    updates: createUpdates(bridge),
    ticker: createTicker(),
    readAbout: () => bridge.app.about(undefined),
    /** Reports for support. */
    support: {
      preview: (launch: string | undefined) =>
        bridge.support.preview(launch === undefined ? {} : { launch }),
      save: (preview: string) => bridge.support.save({ preview }),
      openLogFolder: () => bridge.support.openLogFolder(undefined),
    },
    /** Opens a help page in the browser. */
    openHelp,
  };
}
export type Stores = ReturnType<typeof createStores>;
