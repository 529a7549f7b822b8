import type { ViewerProblem } from '../../../shared/base/reasons.ts';
import { scriptProblem } from './script-interpreter.ts';
import { isAbsolute, type Platform } from './viewer-paths.ts';

export interface FileFacts {
  readonly isFile: boolean;
  readonly mode: number;
  /** The ids of the owner and the group. Windows has none. */
  readonly owner: number;
  readonly group: number;
}

/**
 * The file system as the viewer checks need it. Injected, so that all three systems can be tested
 * on one.
 */
export interface ViewerFiles {
  /** The path with all links resolved, or undefined if there is no such file. */
  realPath(path: string): Promise<string | undefined>;
  /** True if this user may not read a folder above the path: then it is unknown whether there is such a file. */
  isDenied(path: string): Promise<boolean>;
  stat(path: string): Promise<FileFacts | undefined>;
  isExecutable(path: string): Promise<boolean>;
  /**
   * The first bytes, with the whole line that names an interpreter, one character each; undefined if the file cannot be read,
   * which a program may forbid.
   */
  firstBytes(path: string): Promise<string | undefined>;
  /** The id of the user who runs this program. */
  readonly user: number;
}

export type Fitness =
  | { readonly kind: 'fit'; readonly executable: string }
  | { readonly kind: 'missing' }
  /** `about`: the interpreter of `interpreter-missing`. */
  | { readonly kind: 'unfit'; readonly reason: ViewerProblem; readonly about?: string };

/** File types that need a shell to run (CVE-2024-27980), or are not programs. */
const SCRIPT_ENDINGS = /\.(bat|cmd|lnk|ps1|vbs|js|wsf|url|scr|com|pif|hta|msi|desktop)[. ]*$/i; // Windows drops trailing dots and spaces
/** The only programs on Windows: no stream (`x.txt:y.exe`) and nothing that another program opens. */
const WINDOWS_PROGRAM = /^[^:]:[^:]+\.exe$/i;
/** Programs that would run the file instead of showing it, or start something else with it. */
const INTERPRETERS =
  /^(sh|bash|dash|zsh|ksh|fish|csh|tcsh|busybox|env|sudo|python[\d.w]*|pythonw|py|pyw|perl[\d.]*|ruby[\d.]*|node|nodejs|deno|bun|java|javaw|php[\d.]*|osascript|open|xdg-open|gio|cmd|powershell|powershell_ise|pwsh|wscript|cscript|mshta|hh|rundll32|regsvr32|regsvcs|regasm|explorer|msiexec|msbuild|installutil|certutil|bitsadmin|forfiles|pcalua|conhost|wsl|wslhost|wt|control|cmstp|odbcconf|wmic|schtasks|dllhost|mmc|presentationhost|scriptrunner|lua[\d.]*|luajit|[gmn]?awk|tclsh[\d.]*|wish[\d.]*|expect|guile[\d.]*|rscript|pypy[\d.]*|doas|su|pkexec|runuser|setsid|nohup|nice|timeout|stdbuf|xargs|xterm|konsole|gnome-terminal|make|ld-linux[\w.-]*|ssh|gdb|vim?|emacs)(\.exe)?$/i;
/** Nothing in the folder of Windows is a viewer, and many of its programs run others. */
const OF_WINDOWS = /^[A-Z]:[\\/]+Windows[\\/]/i;
const GROUP_MAY_WRITE = 0o020;
const OTHERS_MAY_WRITE = 0o002;
const STICKY = 0o1000;
const ROOT = 0;
/** macOS' group of administrators, to which `/Applications` belongs. */
const MAC_ADMINS = 80;

/** How programs begin: on Linux, on macOS (one or several processor types), scripts with their interpreter, on Windows. */
const PROGRAM =
  /^(\x7fELF|[\xce\xcf]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]|\xca\xfe\xba[\xbe\xbf]|#![ \t]*[^\s]|MZ)/;

/** Other executable files, such as an empty one, would be run as a shell script, and an empty script succeeds. */
const isProgram = (firstBytes: string | undefined): boolean =>
  firstBytes === undefined || PROGRAM.test(firstBytes);

const unfit = (reason: ViewerProblem): Fitness => ({ kind: 'unfit', reason });

/**
 * Whether `path` may be started as the viewer: absolute, not on the network, a regular executable
 * file (if it is a script, with an interpreter that can be run) that only root and this user can replace: no other user owns
 * the file or a folder above it, or can write there. In a folder of root with the sticky bit (`/tmp`), others cannot replace folders of
 * this user. On Windows only `.exe` files, because access lists are not read. Links are resolved first, and the result is what
 * is checked and started, so nothing is read again after the check (CVE-2022-25165). The folders
 * that contain a link count as well: anyone who can write there decides where the link points next
 * time. `searchPath` is the PATH of the viewer.
 */
export async function viewerFitness(
  platform: Platform,
  path: string,
  files: ViewerFiles,
  searchPath: readonly string[],
): Promise<Fitness> {
  if (!isAbsolute(platform, path)) return unfit('not-absolute');
  if (/[\p{Cc}]/u.test(path)) return unfit('control-characters');
  if (isScript(platform, path)) return unfit('script');
  const real = await files.realPath(path);
  if (real === undefined) return { kind: 'missing' };
  if (!isAbsolute(platform, real)) return unfit('elsewhere');
  if (isScript(platform, real)) return unfit('script');
  if ([real, path].some((one) => isInterpreter(platform, one))) {
    return unfit('interpreter');
  }
  const file = await files.stat(real);
  if (file?.isFile !== true) return unfit('no-file');
  if (!(await files.isExecutable(real))) return unfit('not-executable');
  const firstBytes = await files.firstBytes(real);
  if (!isProgram(firstBytes)) return unfit('not-a-program');
  if (platform !== 'win32' && firstBytes !== undefined) {
    const problem = await scriptProblem(firstBytes, files, searchPath);
    if (problem !== undefined) return { kind: 'unfit', ...problem };
  }
  if (platform !== 'win32' && !(await isProtected(platform, file, [real, path], files))) {
    return unfit('open-to-others');
  }
  return { kind: 'fit', executable: real };
}

const isScript = (platform: Platform, path: string): boolean =>
  SCRIPT_ENDINGS.test(path) || (platform === 'win32' && !WINDOWS_PROGRAM.test(path));

const isInterpreter = (platform: Platform, path: string): boolean =>
  INTERPRETERS.test(nameOf(platform, path)) || (platform === 'win32' && OF_WINDOWS.test(path));

/** Whether only root and this user can replace the program: the file, or any folder above it. */
async function isProtected(
  platform: Platform,
  program: FileFacts,
  paths: readonly string[],
  files: ViewerFiles,
): Promise<boolean> {
  const others = (one: FileFacts) => mayOthersChange(platform, one, files.user);
  if (others(program)) return false;
  for (const path of paths) {
    const [folder, ...upper] = await Promise.all(foldersOf(path).map((one) => files.stat(one)));
    if (folder === undefined || others(folder)) return false;
    const isOpen = (one: FileFacts | undefined) =>
      one === undefined || (others(one) && !(one.owner === ROOT && (one.mode & STICKY) !== 0));
    if (upper.some(isOpen)) return false;
  }
  return true;
}

/** A group counts as others, except for root's, the user's own (same number as the user) and macOS' administrators. */
function mayOthersChange(platform: Platform, { mode, owner, group }: FileFacts, user: number) {
  if (owner !== ROOT && owner !== user) return true;
  const isOwnGroup =
    group === ROOT || group === user || (platform === 'darwin' && group === MAC_ADMINS);
  return (mode & OTHERS_MAY_WRITE) !== 0 || ((mode & GROUP_MAY_WRITE) !== 0 && !isOwnGroup);
}

/** All folders above a path, from the nearest to `/`. */
function foldersOf(path: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/')) || '/';
  return folder === '/' ? [folder] : [folder, ...foldersOf(folder)];
}

const nameOf = (platform: Platform, path: string): string =>
  path.split(platform === 'win32' ? /[\\/]/ : '/').at(-1) ?? '';
