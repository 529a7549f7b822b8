import type { StoredList } from '../../../src/main/core/workstations/last-lists.ts';
import type { Records } from '../../../src/main/core/launch/records/records.ts';
import { createWindowHandlers } from '../../../src/main/ipc/window-handlers.ts';
import type { Updates } from '../../../src/main/core/updates/updates.ts';
import type { WindowEvent } from '../../../src/main/core/window/window-event.ts';
import type { WorkstationLists } from '../../../src/main/core/workstations/workstation-lists.ts';
import type { Connection } from '../../../src/shared/connections/connection.ts';
import { ok } from '../../../src/shared/base/failure.ts';
import { createTestCli, listsOf, northPier, type FakeServices } from '../cli/support.ts';
import { resourceId, uuid } from '../core/support/fakes.ts';
import { createDeferredRemovals } from '../../../src/main/core/connections/deferred-removals.ts';
import { removeConnection } from '../../../src/main/core/connections/remove-connection.ts';
import { createHandClock } from '../core/support/hand-clock.ts';
import { createPlayedLaunches } from '../core/launch/support/launches-fakes.ts';

export const pier = northPier.id;
export const studio = resourceId('us-west-2:stid-1');
export const session = resourceId('comp-07');
export const target = { connection: pier, studio, session };

export const versions = {
  stagedoor: '9.8.7',
  electron: '45.4.1',
  chromium: '130.0',
  node: '20.18.1',
  os: 'linux 6.1 x64',
};

interface Parts {
  readonly lists?: Partial<WorkstationLists>;
  readonly services?: Partial<FakeServices>;
  readonly records?: Records;
  readonly saved?: readonly Connection[];
}

/** The window's handlers with services in memory; records what they report and open. */
export function createCalls(parts: Parts = {}) {
  const reported: unknown[] = [];
  const cli = createTestCli({
    ...(parts.records !== undefined && { records: parts.records }),
    ...(parts.saved !== undefined && { saved: parts.saved }),
    services: { lists: async () => ok(listsOf(parts.lists ?? {})), ...parts.services },
  });
  const played = createPlayedLaunches();
  const updates: Updates = {
    state: () => ({ state: 'ready', version: '9.9.0', waits: false }),
    check: async () => void reported.push('check'),
    install: async () => {
      reported.push('install');
      return ok(undefined);
    },
    refresh: async () => {},
    run: async () => {},
    onChange: () => () => {},
  };
  const question = {
    id: uuid(800),
    connection: pier,
    connectionName: 'North Pier',
    owner: 'user' as const,
    session: 'comp-07',
  };
  const { policy: _, ...asked } = cli.services;
  const lastLists = createMemory<StoredList>();
  const hand = createHandClock();
  const removals = createDeferredRemovals({
    connections: cli.services.connections,
    clock: hand.clock,
    remove: (id) =>
      removeConnection(cli.services, id, () => {
        played.launches.dismissOf(id);
      }),
    onFailure: (failure) => void reported.push(['not removed', failure]),
    onChange: () => undefined,
  });
  const calls = createWindowHandlers({
    ...cli.services,
    lastLists,
    closedFolders: createMemory<string>(),
    now: () => 0,
    connections: removals.connections,
    removals,
    saveFile: async (name, text) => {
      reported.push(['save file', name, text]);
      return ok(`/tmp/${name}`);
    },
    updates: async () => updates,
    launches: played.launches,
    plannedStops: { list: () => [], keep: () => {}, stopNow: async () => ok(undefined) },
    links: {
      arrive: async () => {},
      refuse: () => {},
      question: () => question,
      answer: async (...answer) => {
        reported.push(['link', ...answer]);
        return ok(undefined);
      },
      onChange: () => () => {},
      onFound: () => () => {},
    },
    openedFiles: { take: () => ok(null) },
    platform: 'linux',
    support: {
      ...asked,
      launches: played.launches,
      versions: async () => ({ stagedoor: '9.8.7' }),
      checkHealth: async () => [],
      logs: async () => [],
      whose: { home: '/home/m.okafor', user: 'm.okafor' },
      save: async (name) => {
        reported.push(['save', name]);
        return ok(`/tmp/${name}`);
      },
      openLogFolder: async () => {
        reported.push('log folder');
        return ok(undefined);
      },
    },
    about: async () => ({ versions, licences: [{ name: 'svelte', licence: 'MIT' }] }),
    detectEnvironment: async () => ({
      viewer: { found: true, name: 'DCV Viewer 2024.0' },
      profiles: 2,
    }),
    openHelp: async (topic) => void reported.push(['help', topic]),
    openPage: async (page) => void reported.push(['page', page.href]),
    notify: (event) => void reported.push(shortEvent(event)),
  });
  return { calls, reported, cli, hand, question, lastLists, ...played };
}

/** A list that is kept as long as the test runs. */
function createMemory<T>(kept: readonly T[] = []) {
  return {
    read: async () => kept,
    update: async (change: (now: readonly T[]) => readonly T[]) => {
      kept = change(kept);
    },
  };
}

/** A short form of a window event for assertions. */
function shortEvent(event: WindowEvent): unknown {
  switch (event.type) {
    case 'connections-changed':
      return 'connections';
    case 'favorites-changed':
      return ['favorites', event.all];
    case 'file-opened':
      return 'file';
    case 'device-code':
      return ['code', event.code, event.host];
    case 'test-progress':
      return ['trying', event.progress.part];
    case 'list-transient-error':
      return [event.request, event.transientError];
    case 'page':
      return [event.request, event.items.map(({ id }) => id)];
    case 'keychain-opened':
      return 'keychain-opened';
    case 'sign-in-changed':
    case 'update-changed':
      return event.type;
  }
}
