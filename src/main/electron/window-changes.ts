import type { Notices } from '../core/base/notices.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { Links } from '../core/links/links.ts';
import type { PlannedStops } from '../core/planned-stops/planned-stops.ts';
import type { MachinePolicy } from '../core/policy/policy.ts';
import type { PreferencesStore } from '../core/policy/preferences-store.ts';
import type { AccountPrompts } from '../core/sign-in/account-prompts.ts';
import type { MfaPrompts } from '../core/sign-in/mfa-prompts.ts';
import type { WindowEvent } from '../core/window/window-event.ts';
import type { WindowHandlers } from '../ipc/window-handlers.ts';
import type { SendEvent } from './event-sender.ts';

/** Shortest interval between two updates of many launches, in ms: below the 100 ms that people notice. */
const LAUNCHES_EVERY_MS = 100;
/** Up to this many launches, each step is sent immediately. */
const FEW_LAUNCHES = 20;

/** The sources of the changes that the window shows. */
export interface ChangeSources {
  readonly notices: Pick<Notices, 'onChange'>;
  readonly mfaPrompts: Pick<MfaPrompts, 'onChange'>;
  readonly accounts: Pick<AccountPrompts, 'onChange'>;
  readonly policy: Pick<MachinePolicy, 'onChange'>;
  readonly preferences: Pick<PreferencesStore, 'refresh' | 'onChange'>;
  readonly launches: Pick<Launches, 'list' | 'onChange'>;
  readonly plannedStops: Pick<PlannedStops, 'onChange'>;
  readonly links: Pick<Links, 'onChange'>;
  readonly handlers: {
    readonly connections: Pick<WindowHandlers['connections'], 'list'>;
    readonly policy: WindowHandlers['policy'];
  };
  readonly onWindowEvent: (listener: (event: WindowEvent) => void) => () => void;
}

/**
 * Sends every change to the window. `onLists` is called when connections or favorites have changed. `refresh`
 * reads what other programs may have changed, and sends it.
 */
export function sendChanges(
  sources: ChangeSources,
  send: SendEvent,
  onLists: () => void,
): { readonly refresh: () => void } {
  const { notices, mfaPrompts, accounts, policy, preferences, launches, links, handlers } = sources;
  notices.onChange((all) => {
    send('app', 'noticesChanged', all);
  });
  sendLaunches(launches, send);
  sources.plannedStops.onChange((all) => {
    send('plannedStops', 'changed', all);
  });
  mfaPrompts.onChange((question) => {
    send('signIn', 'codeAsked', question);
  });
  accounts.onChange((question) => {
    send('signIn', 'accountAsked', question);
  });
  links.onChange((question) => {
    send('links', 'asked', question);
  });
  const sendConnections = async () => {
    const all = await handlers.connections.list(undefined);
    if (all.ok) send('connections', 'changed', all.value);
    const state = await handlers.policy.state(undefined);
    if (state.ok) send('policy', 'changed', state.value);
  };
  sources.onWindowEvent((event) => {
    switch (event.type) {
      case 'connections-changed':
        void sendConnections();
        onLists();
        break;
      case 'favorites-changed':
        onLists();
        send('favorites', 'changed', event.all);
        break;
      case 'page':
        send('workstations', 'page', { request: event.request, items: event.items });
        break;
      case 'list-transient-error':
        send('workstations', 'transientError', {
          request: event.request,
          transientError: event.transientError,
        });
        break;
      case 'device-code':
        send('signIn', 'deviceCode', { code: event.code, host: event.host });
        break;
      case 'test-progress':
        send('connections', 'trying', event.progress);
        break;
      case 'sign-in-changed':
        send('signIn', 'changed', { connection: event.connection, status: event.status });
        break;
      case 'keychain-opened':
        send('app', 'keychainOpened', undefined);
        break;
      case 'file-opened':
        send('connections', 'fileOpened', undefined);
        break;
      case 'update-changed':
        send('updates', 'changed', event.state);
        break;
    }
  });
  preferences.onChange((now) => {
    send('preferences', 'changed', now);
  });
  // The policy decides which connections exist and which of them can be used.
  policy.onChange(() => void sendConnections());
  return {
    refresh() {
      void sendConnections();
      void preferences.refresh();
    },
  };
}

/**
 * A few launches are sent at each step. Hundreds can change thousands of times a second, which nobody can follow, and
 * sending them would take the time that their launches need.
 */
function sendLaunches(launches: ChangeSources['launches'], send: SendEvent): void {
  let isWaiting = false;
  const sendAll = () => {
    isWaiting = false;
    send('launches', 'changed', launches.list());
  };
  launches.onChange((all) => {
    if (isWaiting) return;
    if (all.length <= FEW_LAUNCHES) {
      sendAll();
      return;
    }
    isWaiting = true;
    setTimeout(sendAll, LAUNCHES_EVERY_MS);
  });
}
