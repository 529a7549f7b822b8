import type { TestProgress } from '../../shared/ipc/contract-first-run.ts';
import type { SignInStatus } from '../../shared/sign-in/credentials.ts';
import type { Favourite } from '../../shared/launch/history.ts';
import type { ConnectionId } from '../../shared/base/ids.ts';
import type { UpdateState } from '../../shared/updates/updates.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';
import type { Launches } from '../core/launch/launches.ts';
import type { Links } from '../core/links/links.ts';
import type { Services } from '../core/services.ts';
import type { WindowHandlers } from '../ipc/window-handlers.ts';
import type { SendNews } from './news.ts';

/** Well below the tenth of a second in which people call a change immediate. */
const TELL_MS = 30;
const FEW = 20;

/** What of the calls is told besides their answers. */
export interface WindowListener {
  connectionsChanged(): void;
  favouritesChanged(all: readonly Favourite[]): void;
  page(reading: string, items: readonly Workstation[]): void;
  deviceCode(code: string, host: string): void;
  trying(progress: TestProgress): void;
  signInChanged(connection: ConnectionId, status: SignInStatus): void;
  updateChanged(state: UpdateState): void;
}

/** What tells news. */
export interface NewsDeps {
  readonly services: {
    readonly notices: Pick<Services['notices'], 'onChange'>;
    readonly signingIn: { readonly codes: Pick<Services['signingIn']['codes'], 'onChange'> };
    readonly policy: Pick<Services['policy'], 'onChange'>;
    readonly preferences: Pick<Services['preferences'], 'look' | 'onChange'>;
  };
  readonly launches: Pick<Launches, 'list' | 'onChange'>;
  readonly links: Pick<Links, 'onChange'>;
  readonly calls: {
    readonly connections: Pick<WindowHandlers['connections'], 'list'>;
    readonly policy: WindowHandlers['policy'];
  };
  listen(listener: WindowListener): void;
}

/** Tells the window what changes. `lookAgain` reads what others may have changed, and tells that. */
export function connectNews(
  deps: NewsDeps,
  send: SendNews,
  onLists: () => void,
): { readonly lookAgain: () => void } {
  const { services, launches, links, calls } = deps;
  services.notices.onChange((all) => {
    send('app', 'noticesChanged', [...all]);
  });
  // A few are told at once, step by step. Hundreds change thousands of times a second, and a window that is
  // told 30 times a second shows the same.
  let isTelling = false;
  const tellLaunches = () => {
    isTelling = false;
    send('launches', 'changed', [...launches.list()]);
  };
  launches.onChange((all) => {
    if (isTelling) return;
    if (all.length <= FEW) {
      tellLaunches();
      return;
    }
    isTelling = true;
    setTimeout(tellLaunches, TELL_MS);
  });
  services.signingIn.codes.onChange((question) => {
    send('signIn', 'codeAsked', question);
  });
  links.onChange((question) => {
    send('links', 'asked', question);
  });
  const sendConnections = async () => {
    const all = await calls.connections.list(undefined);
    if (all.ok) send('connections', 'changed', all.value);
    const policy = await calls.policy.state(undefined);
    if (policy.ok) send('policy', 'changed', policy.value);
  };
  deps.listen({
    connectionsChanged: () => {
      void sendConnections();
      onLists();
    },
    favouritesChanged: (all) => {
      onLists();
      send('favourites', 'changed', [...all]);
    },
    page: (reading, items) => {
      send('workstations', 'page', { reading, items: [...items] });
    },
    deviceCode: (code, host) => {
      send('signIn', 'deviceCode', { code, host });
    },
    trying: (progress) => {
      send('connections', 'trying', progress);
    },
    signInChanged: (connection, status) => {
      send('signIn', 'changed', { connection, status });
    },
    updateChanged: (state) => {
      send('updates', 'changed', state);
    },
  });
  services.preferences.onChange((now) => {
    send('preferences', 'changed', now);
  });
  const lookAgain = () => {
    void sendConnections();
    void services.preferences.look();
  };
  // It says which connections there are, and which of them may be used.
  services.policy.onChange(() => void sendConnections());
  return { lookAgain };
}
