import type { Configuration } from 'electron-builder';
import { FuseV1Options, FuseVersion, getCurrentFuseWire, type FuseConfig } from '@electron/fuses';

type Fuses = Required<NonNullable<Configuration['electronFuses']>>;
type Fuse = Exclude<keyof Fuses, 'resetAdHocDarwinSignature'>;

/** The value of a fuse in Electron's executable (`FuseState` of @electron/fuses, which exports only its type). */
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/**
 * The fuses of a released program. The type requires all fuses that electron-builder knows. Other fuses keep Electron's
 * default.
 */
export const FUSES: Readonly<Fuses> = {
  // SECURITY: a program that can be started as plain Node would run any script under the program's name and signature.
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableCookieEncryption: true,
  // macOS and Windows refuse a modified app.asar. Linux does not check it.
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  // The window's page is loaded from app://.
  grantFileProtocolExtraPrivileges: false,
  // Changing the executable breaks the signature that Electron has on Apple silicon.
  resetAdHocDarwinSignature: true,
};

/** The number that @electron/fuses has for each fuse. */
const NUMBERS: Readonly<Record<Fuse, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

const fuses = Object.keys(NUMBERS) as Fuse[]; // a record's keys, which the compiler takes for any text

/** {@link FUSES} as @electron/fuses takes them. */
export const FUSE_WIRE: FuseConfig = {
  version: FuseVersion.V1,
  ...Object.fromEntries(fuses.map((fuse) => [NUMBERS[fuse], FUSES[fuse]])),
};

/** The names of the fuses that differ from {@link FUSES} in an executable, including fuses that it does not have. */
export async function wrongFuses(executable: string): Promise<string[]> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(executable)) };
  return fuses.filter((fuse) => wire[NUMBERS[fuse]] !== (FUSES[fuse] ? ON : OFF));
}
