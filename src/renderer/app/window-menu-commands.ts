import type { Bridge, MenuItem } from '../../shared/ipc/contract.ts';

/** Follows requests from outside the window: launches to show, and commands of the menu bar. */
export function followDesktop(
  bridge: Bridge,
  /** Leads to a launch, or to its connection if it is over. */
  showLaunch: (connection: string, launch: string) => void,
  menu: Readonly<Record<MenuItem, () => void>>,
): void {
  bridge.launches.pointed(({ connection, launch }) => {
    // A new window first reads its own list. This reply arrives after that one.
    void bridge.launches.list(undefined).then(() => {
      showLaunch(connection, launch);
    });
  });
  bridge.app.menuChosen((item) => {
    menu[item]();
  });
}
