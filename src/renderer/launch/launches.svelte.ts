import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import { hostName } from '../../shared/connections/host-name.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { RetryMethod } from '../../shared/ipc/contract-launches.ts';
import {
  isChanging,
  isInProgress,
  isOver,
  type LaunchState,
} from '../../shared/launch/launch-state.ts';
import type { Workstation } from '../../shared/workstations/workstation.ts';
import { changesText, startedAt } from './launch-text.ts';
import type { LaunchId } from '../../shared/base/ids.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import { launchOf } from '../workstations/row/main-act.ts';
import { createFinishedLaunches } from './history/finished-launches.ts';

/** The target of a launch, and its name for display. The history can have a workstation without its studio. */
const targetOf = (connection: string, { studio, id, name }: Workstation) => ({
  connection,
  session: id,
  ...(studio !== '' && { studio }),
  ...omitUndefined({ workstation: name }),
});

/** What the store of launches needs from the rest of the window. */
export interface LaunchWatch {
  /** Called for a new launch that is in progress and that this window has not requested: a link, an earlier run. */
  readonly appeared: (launch: LaunchState) => void;
  /** Called for each launch whose change of a workstation is over. */
  readonly changed: (launch: LaunchState) => void;
  /** The saved connection of a launch, if there is one. */
  readonly connectionOf: (launch: LaunchState) => Connection | undefined;
  /** The name of the workstation from the list, if known. */
  readonly nameOf: (launch: LaunchState) => string | undefined;
  /** True for a connection that was removed. Its removal may still be undone. */
  readonly isRemoved: (connection: string) => boolean;
  /** Asks first if others are connected to the workstation. True if it is to be connected to. */
  readonly mayConnect: (connection: string, workstation: Workstation) => Promise<boolean>;
}

/** All launches, newest first. */
export function createLaunches(bridge: Bridge, watch: LaunchWatch) {
  let all = $state.raw<readonly LaunchState[]>([]);
  /** The last change to announce: the launches before and after it. */
  let change = $state.raw<readonly [readonly LaunchState[], readonly LaunchState[]]>([[], []]);
  let heard = 0;
  /** Calls of this window that start a launch and are not answered yet, and the launches that they have started. */
  let calls = 0;
  const own = new Set<string>();

  const dismiss = (launch: string) => bridge.launches.dismiss(launch);
  const finished = createFinishedLaunches((launch) => void dismiss(launch));

  async function start(call: () => Promise<Reply<LaunchId>>): Promise<Reply<LaunchId>> {
    calls += 1;
    const reply = await call();
    calls -= 1;
    if (reply.ok) own.add(reply.value);
    return reply;
  }

  /** A launch with the names of today. A link knows no more than an id, and a connection may have been renamed since. */
  function named(launch: LaunchState): LaunchState {
    const connection = watch.connectionOf(launch);
    const workstation = hostName(connection) ?? launch.workstation ?? watch.nameOf(launch);
    const { name: connectionName } = connection ?? {};
    return { ...launch, ...omitUndefined({ connectionName, workstation }) };
  }

  function take(list: readonly LaunchState[]) {
    const known = all;
    const difference = [known.map(named), list.map(named)] as const;
    if (heard > 0 && changesText(...difference) !== '') change = difference;
    heard += 1;
    all = list.toSorted((a, b) => startedAt(b) - startedAt(a));
    const newest = all.find(
      (launch) =>
        isInProgress(launch) &&
        launch.elsewhere !== true &&
        !own.has(launch.launch) &&
        !known.some((old) => old.launch === launch.launch),
    );
    if (newest !== undefined && calls === 0) watch.appeared(newest);
    finished.follow(all);
    for (const launch of all)
      if (
        !isChanging(launch) &&
        known.some((old) => old.launch === launch.launch && isChanging(old))
      )
        watch.changed(launch);
  }

  bridge.launches.changed(take);
  void bridge.launches.list(undefined).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && heard === 0) take(reply.value);
  });

  /** Retries; the new launch replaces the old one. */
  async function retry(launch: string, method: RetryMethod) {
    const reply = await start(() => bridge.launches.retry({ launch, method }));
    if (reply.ok && reply.value !== launch) void dismiss(launch);
    return reply;
  }

  return {
    /** Without those that are over and whose connection was removed: they could not be retried. */
    get all() {
      return all
        .filter((launch) => !isOver(launch) || !watch.isRemoved(launch.connection))
        .map(named);
    },
    /** The last change of any launch, for screen readers. */
    get announcement() {
      return changesText(...change);
    },
    of: (connection: string) => all.filter((launch) => launch.connection === connection).map(named),
    /** Connects, unless the user refuses that because others are connected. Reconnects if the workstation is open. */
    connect: async (connection: string, workstation: Workstation): Promise<Reply<unknown>> => {
      if (!(await watch.mayConnect(connection, workstation))) return { ok: true, value: undefined };
      const current = launchOf(
        workstation,
        all.filter((launch) => launch.connection === connection),
      );
      // A request to start would only return the launch that is open already.
      return current?.state === 'opened' && current.elsewhere !== true
        ? retry(current.launch, 'again')
        : start(() => bridge.launches.start(targetOf(connection, workstation)));
    },
    /** Opens a one-time address. */
    openAddress: (address: string) => start(() => bridge.launches.openAddress(address)),
    /** Starts a workstation, optionally from a backup, and connects to it. */
    startAndConnect: (connection: string, workstation: Workstation, backup?: string) =>
      start(() =>
        bridge.launches.start({
          ...targetOf(connection, workstation),
          startFirst: true,
          ...omitUndefined({ backup }),
        }),
      ),
    change: (
      connection: string,
      workstation: Workstation,
      what: 'start' | 'stop' | 'reboot' | 'end',
    ) =>
      start(() =>
        bridge.launches.change({
          ...targetOf(connection, workstation),
          studio: workstation.studio,
          what,
        }),
      ),
    create: (order: Parameters<Bridge['launches']['create']>[0]) =>
      start(() => bridge.launches.create(order)),
    cancel: (launch: string) => bridge.launches.cancel(launch),
    dismiss,
    /** Keeps a launch that is over until the returned function is called. */
    hold: finished.hold,
    retry,
  };
}
export type Launches = ReturnType<typeof createLaunches>;
