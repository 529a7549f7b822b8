import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/** The sign a fuse has in Electron's executable (`FuseState` of @electron/fuses, which exports it as a type only). */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * What each fuse of a released program is. The type asks for all that @electron/fuses knows; an Electron that
 * has more keeps its own setting for those.
 */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  // SECURITY: a program that can be started as plain Node would run anybody's script under our name and signature.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // macOS and Windows refuse a changed app.asar; Linux does not look.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The window's page comes from app://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * Sets the fuses in an Electron executable (on macOS: in its bundle), and reads them back.
 * @throws a fuse is not what it was set to
 */
export async function setFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: true,
    ...FUSES,
    // It would refuse an Electron that has a fuse more than it knows.
    strictlyRequireAllFuses: false,
  });
  const wrong = await wrongFuses(executable);
  if (wrong.length > 0) throw new Error(`fuses that are not as wished: ${wrong.join(', ')}`);
}

/** The names of the fuses of an executable that are not as {@link FUSES} has them; one it does not have is one of those. */
export async function wrongFuses(executable: string): Promise<string[]> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(executable)) };
  return Object.entries(FUSES)
    .filter(([fuse, on]) => wire[fuse] !== (on ? ON : OFF))
    .map(([fuse]) => FuseV1Options[Number(fuse)] ?? fuse);
}
