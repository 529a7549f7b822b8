import type { UpdateBy } from '../../../shared/updates/updates.ts';

/** What is asked of this machine about how the program was installed. Paths are in the system's own form. */
export interface InstalledAs {
  readonly platform: 'win32' | 'darwin' | 'linux';
  /** The running executable. */
  readonly executable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly canWrite: (path: string) => boolean;
  readonly isThere: (path: string) => boolean;
}

/** How a new version gets there: in place of the AppImage, by the installer of this user, or by somebody else. */
export type InstallationKind =
  | { readonly kind: 'app-image'; readonly path: string }
  | { readonly kind: 'installer' }
  | { readonly kind: 'others'; readonly by: UpdateBy };

/**
 * Who makes this installation new. We do only where it is certain that the place is this user's own: what a
 * package manager or an administrator put there is theirs, and on macOS the user's.
 */
export function installationKind(as: InstalledAs): InstallationKind {
  switch (as.platform) {
    case 'linux':
      return onLinux(as);
    case 'win32':
      return onWindows(as);
    case 'darwin':
      return others('user');
  }
}

function onLinux({ executable, env, canWrite }: InstalledAs): InstallationKind {
  const { APPIMAGE: image = '', APPDIR: mounted = '' } = env;
  // Both are variables, so they count only where what runs is in what they name.
  const isImage =
    image.startsWith('/') && mounted.length > 1 && executable.startsWith(`${mounted}/`);
  if (!isImage) return others(/^\/(usr|opt)\//.test(executable) ? 'package-manager' : 'user');
  const folder = image.slice(0, image.lastIndexOf('/')) || '/';
  return canWrite(image) && canWrite(folder)
    ? { kind: 'app-image', path: image }
    : others('administrator');
}

function onWindows({ executable, env, isThere }: InstalledAs): InstallationKind {
  const folder = executable.slice(0, executable.lastIndexOf('\\'));
  const own = `${env.LOCALAPPDATA ?? ''}\\Programs\\`.toLowerCase();
  const isOwn = own.length > '\\Programs\\'.length && folder.toLowerCase().startsWith(own);
  const hasUninstaller = isThere(`${folder}\\Uninstall Stagedoor.exe`);
  return isOwn && hasUninstaller ? { kind: 'installer' } : others('administrator');
}

const others = (by: UpdateBy): InstallationKind => ({ kind: 'others', by });

/** The feed's file for a system and a processor. */
export function feedName(platform: InstalledAs['platform'], arch: string): string {
  switch (platform) {
    case 'win32':
      return 'latest.yml';
    case 'darwin':
      return 'latest-mac.yml';
    case 'linux':
      return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
  }
}

/** True for the file that an installation of this kind is made new with, on this processor. */
export function isFileFor(kind: InstallationKind['kind'], arch: string, name: string): boolean {
  if (/arm64|aarch64/.test(name) !== (arch === 'arm64')) return false;
  return kind === 'app-image' ? name.endsWith('.AppImage') : name.endsWith('.exe');
}
