/**
 * Where the DCV viewer is on each system, in one table: from AWS's documentation and from
 * experience. Pure.
 */

export type Platform = 'win32' | 'darwin' | 'linux';

/** The facts about the machine that the table needs. */
export interface ViewerHints {
  readonly home: string;
  /** The folders of PATH, in order. */
  readonly path: readonly string[];
  /** `HKCR\DcvViewerProgId\shell\open\command`, on Windows, if it exists. */
  readonly openCommand?: string;
}

/** The user's folders. */
export interface UserFolders {
  readonly home: string;
  /** `%LOCALAPPDATA%`, on Windows. */
  readonly localAppData: string;
}

/** A log of the viewer. It must be inside `within`. */
export interface ViewerLog {
  readonly within: string;
  readonly path: string;
}

interface PlatformRow {
  readonly file: string;
  readonly paths: (hints: ViewerHints) => readonly string[];
  /** The viewer's only argument. */
  readonly argument: (connectionFile: string) => string;
  readonly separator: '\\' | '/';
  /** The path of the viewer's log, and the user's folder that contains it. */
  readonly log: (folders: UserFolders) => ViewerLog;
}

const unixLog = ({ home }: UserFolders): ViewerLog => ({
  within: home,
  path: `${home}/.local/share/NICE/dcvviewer/log/viewer.log`,
});

const table: Readonly<Record<Platform, PlatformRow>> = {
  win32: {
    file: 'dcvviewer.exe',
    paths: ({ openCommand }) => [
      ...quotedFirstWord(openCommand),
      'C:\\Program Files (x86)\\NICE\\DCV\\Client\\bin\\dcvviewer.exe',
      'C:\\Program Files\\NICE\\DCV\\Client\\bin\\dcvviewer.exe',
      'C:\\Program Files\\Amazon\\DCV\\Client\\bin\\dcvviewer.exe',
      'C:\\Program Files (x86)\\Amazon\\DCV\\Client\\bin\\dcvviewer.exe',
    ],
    argument: (file) => `--connection-file=${file}`,
    separator: '\\',
    log: ({ localAppData }) => ({
      within: localAppData,
      path: `${localAppData}\\Amazon\\DCV\\logs\\client.log`,
    }),
  },
  darwin: {
    file: 'dcvviewer',
    paths: ({ home }) => [
      '/Applications/DCV Viewer.app/Contents/MacOS/dcvviewer',
      `${home}/Applications/DCV Viewer.app/Contents/MacOS/dcvviewer`,
    ],
    argument: (file) => file,
    separator: '/',
    log: unixLog,
  },
  linux: {
    file: 'dcvviewer',
    paths: () => ['/usr/bin/dcvviewer'],
    argument: (file) => file,
    separator: '/',
    log: unixLog,
  },
};

/** Paths to try, best first. PATH comes last, and only its absolute folders. */
export function viewerPaths(platform: Platform, hints: ViewerHints): readonly string[] {
  const { file, paths, separator } = table[platform];
  const onPath = hints.path
    .filter((folder) => isAbsolute(platform, folder))
    .map((folder) => `${folder}${separator}${file}`);
  return [...new Set([...paths(hints), ...onPath])];
}

/** The viewer's arguments: exactly one. */
export const viewerArguments = (platform: Platform, connectionFile: string): readonly string[] => [
  table[platform].argument(connectionFile),
];

/** The viewer's log, from version 2024.0 on. */
export const viewerLog = (platform: Platform, folders: UserFolders): ViewerLog =>
  table[platform].log(folders);

/** `"C:\…\dcvviewer.exe" --connection-file="%1"`: the quoted first word, and nothing less exact. */
function quotedFirstWord(command: string | undefined): readonly string[] {
  const path = /^"([^"]+)"/.exec(command ?? '')?.[1];
  return path === undefined ? [] : [path];
}

/** Absolute and on this machine: a UNC path is on another one. */
export function isAbsolute(platform: Platform, path: string): boolean {
  return platform === 'win32' ? /^[A-Za-z]:\\/.test(path) : path.startsWith('/');
}
