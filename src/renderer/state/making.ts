import type { Bridge } from '../../shared/contract.ts';
import type { Screenshot } from '../../shared/workstation.ts';
import { ask } from './ask.ts';

/** What has to be read and agreed to before a workstation can be made, and its backups. */
export function createMaking(bridge: Bridge) {
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
    /** What is on its screen now, where that can be seen. */
    screenshot: async (connection: string, session: string): Promise<Screenshot | undefined> => {
      const reply = await ask(() => workstations.screenshots({ connection, sessions: [session] }));
      return reply.ok ? reply.value.find((one) => one.session === session) : undefined;
    },
    backups: (connection: string, studio: string, session: string) =>
      ask(() => workstations.backups({ connection, studio, session })),
  };
}
