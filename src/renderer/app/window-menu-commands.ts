import type { Bridge, MenuItem } from '../../shared/ipc/contract.ts';
import type { PointedLaunch } from '../../shared/ipc/contract-launches.ts';

/** Follows requests from outside the window: launches to show, and commands of the menu bar. */
export function followDesktop(
  bridge: Bridge,
  /** Leads to a launch, or to its connection if it is over. */
  showLaunch: (pointed: PointedLaunch) => void,
  menu: Readonly<Record<MenuItem, () => void>>,
): void {
  bridge.launches.pointed((pointed) => {
    // A new window first reads its own list. This reply arrives after that one.
    void bridge.launches.list(undefined).then(() => {
      showLaunch(pointed);
    });
  });
  bridge.app.menuChosen((item) => {
    menu[item]();
  });
}
