import type { Bridge, MenuItem } from '../../shared/ipc/contract.ts';
import { ask } from './ask.ts';
import type { createNavigation } from './navigation.svelte.ts';

/** What the desktop around the window asks of it: to show a launch, to do what the menu bar says. */
export function followDesktop(
  bridge: Bridge,
  view: Pick<ReturnType<typeof createNavigation>, 'show' | 'point'>,
  menu: Readonly<Record<MenuItem, () => void>>,
): void {
  bridge.launches.pointed(({ connection, launch }) => {
    view.show(connection);
    // A window that was opened for it reads its list first; this answer comes after that one.
    void ask(() => bridge.launches.list(undefined)).then(() => {
      view.point(launch);
    });
  });
  bridge.app.menuChosen((item) => {
    menu[item]();
  });
}
