import { ONE_TIME } from '../../shared/launch/one-time.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import type { LaunchStrip } from '../launch/launch-strip.svelte.ts';
import type { Connections } from '../connections/connections.svelte.ts';
import type { Favorites } from '../workstations/list/favorites.svelte.ts';
import type { Navigation } from './navigation.svelte.ts';

interface ShowLaunchDeps {
  readonly connections: Pick<Connections, 'lacks'>;
  readonly favorites: Pick<Favorites, 'list'>;
  readonly navigation: Pick<Navigation, 'page' | 'isForm' | 'show' | 'requestLaunch'>;
  readonly strip: Pick<LaunchStrip, 'close' | 'openCard'>;
}

/**
 * Leads to a launch: to its row, whose drawer opens, or to the strip if no saved connection has it. A form that is being
 * filled in stays where it is.
 */
export function showLaunch(
  { connections, favorites, navigation, strip }: ShowLaunchDeps,
  { launch, connection, session }: LaunchState,
): void {
  // After a start, launches may be known before connections are.
  const isUnsaved = connection === ONE_TIME || connections.lacks(connection);
  if (navigation.isForm || isUnsaved) {
    strip.openCard(launch);
    return;
  }
  const isShown =
    navigation.page === 'favorites' &&
    favorites.list.some((one) => one.connection === connection && one.session === session);
  strip.close();
  if (!isShown) navigation.show(connection);
  navigation.requestLaunch(launch);
}
