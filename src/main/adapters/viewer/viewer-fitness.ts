import type { ViewerProblem } from '../../../shared/base/reasons.ts';
import { isAbsolute, type Platform } from './viewer-paths.ts';

/**
 * The file system as the viewer checks need it. Injected, so that all three systems can be tested
 * on one.
 */
export interface ViewerFiles {
  /** The path with all links resolved, or undefined if there is no such file. */
  realPath(path: string): Promise<string | undefined>;
  stat(path: string): Promise<{ readonly isFile: boolean; readonly mode: number } | undefined>;
  isExecutable(path: string): Promise<boolean>;
}

export type Fitness =
  | { readonly kind: 'fit'; readonly executable: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unfit'; readonly reason: ViewerProblem };

/** File types that need a shell to run (CVE-2024-27980), or are not programs. */
const SCRIPT_ENDINGS = /\.(bat|cmd|lnk|ps1|vbs|js|wsf|url|scr|com|pif|hta|msi|desktop)[. ]*$/i; // Windows drops trailing dots and spaces
/** Programs that would run the file instead of showing it. */
const INTERPRETERS =
  /^(sh|bash|dash|zsh|ksh|fish|csh|tcsh|busybox|env|sudo|python[\d.]*|perl[\d.]*|ruby[\d.]*|node|nodejs|php[\d.]*|osascript|open|xdg-open|cmd|powershell|pwsh|wscript|cscript|mshta|rundll32|regsvr32|explorer)(\.exe)?$/i;
const OTHERS_MAY_WRITE = 0o002;

const unfit = (reason: ViewerProblem): Fitness => ({ kind: 'unfit', reason });

/**
 * Whether `path` may be started as the viewer: absolute, not on the network, a regular executable
 * file, in a folder that others cannot write to. Links are resolved first, and the result is what
 * is checked and started, so nothing is read again after the check (CVE-2022-25165). The folder
 * that contains a link counts as well: anyone who can write there decides where the link points next
 * time.
 */
export async function viewerFitness(
  platform: Platform,
  path: string,
  files: ViewerFiles,
): Promise<Fitness> {
  if (!isAbsolute(platform, path)) return unfit('not-absolute');
  if (/[\p{Cc}]/u.test(path)) return unfit('control-characters');
  if (SCRIPT_ENDINGS.test(path)) return unfit('script');
  const real = await files.realPath(path);
  if (real === undefined) return { kind: 'missing' };
  if (!isAbsolute(platform, real)) return unfit('elsewhere');
  if (SCRIPT_ENDINGS.test(real)) return unfit('script');
  if (INTERPRETERS.test(nameOf(platform, real)) || INTERPRETERS.test(nameOf(platform, path))) {
    return unfit('interpreter');
  }
  const file = await files.stat(real);
  if (file?.isFile !== true) return unfit('no-file');
  if (!(await files.isExecutable(real))) return unfit('not-executable');
  if (platform !== 'win32') {
    const folders = await Promise.all([real, path].map((one) => files.stat(folderOf(one))));
    if ([file, ...folders].some((one) => one === undefined || isOpenToOthers(one.mode))) {
      return unfit('open-to-others');
    }
  }
  return { kind: 'fit', executable: real };
}

const isOpenToOthers = (mode: number): boolean => (mode & OTHERS_MAY_WRITE) !== 0;
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
const nameOf = (platform: Platform, path: string): string =>
  path.split(platform === 'win32' ? /[\\/]/ : '/').at(-1) ?? '';
