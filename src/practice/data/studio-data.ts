import type { Catalogue } from './catalogue.ts';
import type { StreamingSessionBackup } from './catalogue-wire-types.ts';
import type { EulaAcceptanceStore } from './eula-acceptances.ts';
import type { SessionStore } from './session-store.ts';
import type { Studio } from './wire-types.ts';

/** All data of one studio: its workstations, their backups, and what new ones are made from. */
export interface StudioData {
  readonly details: Studio;
  readonly sessions: SessionStore;
  readonly catalogue: Catalogue;
  readonly backups: readonly StreamingSessionBackup[];
  readonly acceptances: EulaAcceptanceStore;
}
