import type { Bridge } from '../../../shared/ipc/contract.ts';

/** What has to be read and accepted before a workstation can be created. Caches nothing. */
export function createLaunchProfiles({ profiles }: Bridge) {
  return {
    details: (connection: string, studio: string, profile: string) =>
      profiles.details({ connection, studio, profile }),
    eulas: (connection: string, studio: string, eulas: readonly string[]) =>
      profiles.eulas({ connection, studio, eulas: [...eulas] }),
    acceptEulas: (connection: string, studio: string, eulas: readonly string[]) =>
      profiles.acceptEulas({ connection, studio, eulas: [...eulas] }),
    /** Opens an agreement that is a web page in the browser. */
    openEula: (connection: string, studio: string, eula: string) =>
      profiles.openEula({ connection, studio, eula }),
  };
}
export type LaunchProfiles = ReturnType<typeof createLaunchProfiles>;
