import type { UpdateBy } from '../../../shared/updates/updates.ts';

/** What has to be known about this machine to see how the program was installed. Paths are native. */
export interface InstallationFacts {
  readonly platform: 'win32' | 'darwin' | 'linux';
  /** The running executable. */
  readonly executable: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly canWrite: (path: string) => boolean;
  readonly isThere: (path: string) => boolean;
}

/** How a new version is installed: by replacing the AppImage, by the user's installer, or by someone else. */
export type InstallationKind =
  | { readonly kind: 'app-image'; readonly path: string }
  | { readonly kind: 'installer' }
  | { readonly kind: 'others'; readonly by: UpdateBy };

/**
 * Who updates this installation. Stagedoor does so only if the installation certainly belongs to this user. A
 * package manager or an administrator updates what they have installed; on macOS, the user does.
 */
export function installationKind(as: InstallationFacts): InstallationKind {
  switch (as.platform) {
    case 'linux':
      return onLinux(as);
    case 'win32':
      return onWindows(as);
    case 'darwin':
      return others('user');
  }
}

function onLinux({ executable, env, canWrite }: InstallationFacts): InstallationKind {
  const { APPIMAGE: image = '', APPDIR: mounted = '' } = env;
  // Any program can set these variables, so they count only if the executable is inside the mounted image.
  const isImage =
    image.startsWith('/') && mounted.length > 1 && executable.startsWith(`${mounted}/`);
  if (!isImage) return others(/^\/(usr|opt)\//.test(executable) ? 'package-manager' : 'user');
  const folder = image.slice(0, image.lastIndexOf('/')) || '/';
  return canWrite(image) && canWrite(folder)
    ? { kind: 'app-image', path: image }
    : others('administrator');
}

function onWindows({ executable, env, isThere }: InstallationFacts): InstallationKind {
  const folder = executable.slice(0, executable.lastIndexOf('\\'));
  const own = `${env.LOCALAPPDATA ?? ''}\\Programs\\`.toLowerCase();
  const isOwn = own.length > '\\Programs\\'.length && folder.toLowerCase().startsWith(own);
  const hasUninstaller = isThere(`${folder}\\Uninstall Stagedoor.exe`);
  return isOwn && hasUninstaller ? { kind: 'installer' } : others('administrator');
}

const others = (by: UpdateBy): InstallationKind => ({ kind: 'others', by });

/** The name of the feed's file for a platform and an architecture. */
export function feedName(platform: InstallationFacts['platform'], arch: string): string {
  switch (platform) {
    case 'win32':
      return 'latest.json';
    case 'darwin':
      return 'latest-mac.json';
    case 'linux':
      return arch === 'x64' ? 'latest-linux.json' : `latest-linux-${arch}.json`;
  }
}

/** True for the file that updates an installation of this kind on this architecture. */
export function isFileFor(kind: InstallationKind['kind'], arch: string, name: string): boolean {
  if (/arm64|aarch64/.test(name) !== (arch === 'arm64')) return false;
  return kind === 'app-image' ? name.endsWith('.AppImage') : name.endsWith('.exe');
}
