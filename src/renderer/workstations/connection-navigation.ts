import type { Failure } from '../../shared/base/failure.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type { RowNavigation } from './row/row-actions.ts';
import type { Arrangement } from './list/filter-sort-group.ts';

/** What of the window's navigation a list of several connections uses. */
export interface AcrossNavigation extends RowNavigation {
  /** How the list is filtered and sorted; changed in place. */
  readonly arrangement: Arrangement;
  /** The launch whose card is to be opened below its row and focused next. */
  readonly requestedLaunch: string | undefined;
  readonly requestLaunch: (launch: string | undefined) => void;
}

/** What of the window's navigation a connection's page uses. */
export interface ConnectionNavigation extends AcrossNavigation {
  readonly details: boolean;
  readonly setDetails: (open: boolean) => void;
  readonly go: (page: 'new-workstation') => void;
  /** Opens the form of the current connection. */
  readonly edit: (failure?: Failure) => void;
  readonly duplicate: (connection: Connection) => void;
  readonly openExport: (connection: Connection) => void;
  readonly openKeys: (connection: Connection) => void;
  readonly openRemoval: (connection: Connection) => void;
}

/** What of the window's navigation the sidebar uses. */
export interface SidebarNavigation {
  readonly page: string;
  readonly current: Connection | undefined;
  readonly show: (connection: string) => void;
  readonly go: (page: 'favorites' | 'hosts' | 'history') => void;
  readonly add: () => void;
  readonly openKeys: (connection: Connection) => void;
}
