import type { Ticker } from '../../components/ticker.svelte.ts';
import type { Connections } from '../../connections/connections.svelte.ts';
import type { ActOnLaunch } from '../../launch/act-on-launch.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import type { AcrossNavigation } from '../connection-navigation.ts';
import type { Workstations } from '../workstations.svelte.ts';
import type { Favorites } from './favorites.svelte.ts';

/** What a list uses whose rows belong to several connections. */
export interface ListAcrossConnectionsProps {
  readonly connections: Pick<Connections, 'list' | 'lacks'>;
  readonly workstations: Pick<Workstations, 'of' | 'need' | 'keepFresh' | 'refresh'>;
  readonly launches: Pick<Launches, 'of' | 'hold' | 'change' | 'connect' | 'startAndConnect'>;
  readonly favorites: Favorites;
  readonly ticker: Ticker;
  readonly navigation: AcrossNavigation;
  readonly actOnLaunch: ActOnLaunch;
}
