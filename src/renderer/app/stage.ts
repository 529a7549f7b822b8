import type { Bridge, HelpTopic } from '../../shared/ipc/contract.ts';
import { ask } from './ask.ts';
import { createCodeQuestion } from '../sign-in/code-question.svelte.ts';
import { createConnections } from '../connections/connections.svelte.ts';
import { followDesktop } from './window-menu-commands.ts';
import { createDetectedEnvironment } from '../connections/detected-environment.svelte.ts';
import { createLaunches } from '../launch/launches.svelte.ts';
import { createLinkQuestion } from '../links/link-question.svelte.ts';
import { createNotices } from './notices.svelte.ts';
import { createPolicy } from '../settings/policy.svelte.ts';
import { createPreferences } from '../settings/preferences.svelte.ts';
import { createScreens } from '../workstations/screens.svelte.ts';
import { createSignIn } from '../sign-in/sign-in.svelte.ts';
import { createTicker } from './ticker.svelte.ts';
import { createUpdates } from '../updates/updates.svelte.ts';
import { createNavigation } from './navigation.svelte.ts';
import { createWorkstationMaker } from '../workstations/create-workstation.ts';
import { createWorkstations } from '../workstations/workstations.svelte.ts';
import { createFavoritesAndHistory } from '../workstations/favorites-and-history.svelte.ts';

/** Everything the window knows, over one bridge. Lives as long as the window. */
export function createStage(bridge: Bridge) {
  const connections = createConnections(bridge);
  // Main has no such event; whoever waits for a network looks at once.
  window.addEventListener('online', () => void ask(() => bridge.app.networkBack(undefined)));
  const view = createNavigation(connections);
  const workstations = createWorkstations(bridge);
  const link = createLinkQuestion(bridge);
  const code = createCodeQuestion(bridge);
  /** Does it unless a question is open above the window. */
  const unasked = (act: () => void) => () => {
    if (link.open === null && code.open === null && view.asking === undefined) act();
  };
  const addConnection = unasked(view.add);
  const showSettings = unasked(() => {
    view.go('settings');
  });
  const importFile = unasked(() => {
    view.addAt('file');
  });
  const findAnything = unasked(view.findAnything);
  followDesktop(bridge, view, {
    'new-connection': addConnection,
    import: importFile,
    settings: showSettings,
    'find-anything': findAnything,
    diagnostics: unasked(view.askForSupport),
    about: unasked(() => {
      view.go('about');
    }),
  });
  return {
    connections,
    view,
    addConnection,
    showSettings,
    /** Opens the palette. */
    findAnything,
    launches: createLaunches(bridge, {
      appeared: ({ connection }) => view.follow(connection),
      changed: ({ connection }) => {
        if (workstations.of(connection) !== undefined) void workstations.refresh(connection);
      },
      nameOf: ({ connection, session }) =>
        workstations.of(connection)?.list?.find(({ id }) => id === session)?.name,
    }),
    workstations,
    yours: createFavoritesAndHistory(bridge),
    found: createDetectedEnvironment(bridge),
    making: createWorkstationMaker(bridge),
    screens: createScreens(bridge),
    link,
    // What could not be read without a sign-in is read with it.
    signIn: createSignIn(bridge, (connection) => {
      if (workstations.of(connection) !== undefined) void workstations.refresh(connection);
    }),
    code,
    notices: createNotices(bridge),
    policy: createPolicy(bridge),
    preferences: createPreferences(bridge),
    updates: createUpdates(bridge),
    ticker: createTicker(),
    about: () => ask(() => bridge.app.about(undefined)),
    /** Texts for those who help. */
    support: {
      preview: (launch: string | undefined) =>
        ask(() => bridge.support.preview(launch === undefined ? {} : { launch })),
      save: (preview: string) => ask(() => bridge.support.save({ preview })),
    },
    /** Opens a page of help outside the window. */
    help: (topic: HelpTopic) => ask(() => bridge.help.open(topic)),
  };
}
export type Stage = ReturnType<typeof createStage>;
