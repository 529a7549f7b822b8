import type { Bridge, MenuItem } from '../../shared/ipc/contract.ts';
import { callBridge } from '../bridge/call-bridge.ts';
import type { Navigation } from './navigation.svelte.ts';

/** Follows requests from outside the window: launches to show, and commands of the menu bar. */
export function followDesktop(
  bridge: Bridge,
  navigation: Pick<Navigation, 'show' | 'requestLaunch'>,
  menu: Readonly<Record<MenuItem, () => void>>,
): void {
  bridge.launches.pointed(({ connection, launch }) => {
    navigation.show(connection);
    // A new window first reads its own list. This reply arrives after that one.
    void callBridge(() => bridge.launches.list(undefined)).then(() => {
      navigation.requestLaunch(launch);
    });
  });
  bridge.app.menuChosen((item) => {
    menu[item]();
  });
}
