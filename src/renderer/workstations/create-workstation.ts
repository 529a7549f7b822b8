import type { Bridge } from '../../shared/ipc/contract.ts';
import { ask } from '../app/ask.ts';

/** What has to be read and agreed to before a workstation can be made, and its backups. */
export function createWorkstationMaker(bridge: Bridge) {
  const { profiles, workstations } = bridge;
  return {
    details: (connection: string, studio: string, profile: string) =>
      ask(() => profiles.details({ connection, studio, profile })),
    eulas: (connection: string, studio: string, eulas: readonly string[]) =>
      ask(() => profiles.eulas({ connection, studio, eulas: [...eulas] })),
    accept: (connection: string, studio: string, eulas: readonly string[]) =>
      ask(() => profiles.acceptEulas({ connection, studio, eulas: [...eulas] })),
    open: (connection: string, studio: string, eula: string) =>
      ask(() => profiles.openEula({ connection, studio, eula })),
    backups: (connection: string, studio: string, session: string) =>
      ask(() => workstations.backups({ connection, studio, session })),
  };
}
