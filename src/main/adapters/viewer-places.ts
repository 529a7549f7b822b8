/** Where the DCV viewer is on each system: one table, from AWS's documentation and what others saw. Pure. */

export type Platform = 'win32' | 'darwin' | 'linux';

/** What the table needs to know of the machine. */
export interface ViewerHints {
  readonly home: string;
  /** The folders of PATH, in order. */
  readonly path: readonly string[];
  /** `HKCR\DcvViewerProgId\shell\open\command`, on Windows, if it is there. */
  readonly openCommand?: string;
}

interface PlatformRow {
  readonly file: string;
  readonly places: (hints: ViewerHints) => readonly string[];
  /** The one argument the viewer is started with. */
  readonly argument: (connectionFile: string) => string;
  readonly separator: '\\' | '/';
}

const table: Readonly<Record<Platform, PlatformRow>> = {
  win32: {
    file: 'dcvviewer.exe',
    places: ({ openCommand }) => [
      ...quotedFirstWord(openCommand),
      'C:\\Program Files (x86)\\NICE\\DCV\\Client\\bin\\dcvviewer.exe',
      'C:\\Program Files\\NICE\\DCV\\Client\\bin\\dcvviewer.exe',
      'C:\\Program Files\\Amazon\\DCV\\Client\\bin\\dcvviewer.exe',
      'C:\\Program Files (x86)\\Amazon\\DCV\\Client\\bin\\dcvviewer.exe',
    ],
    argument: (file) => `--connection-file=${file}`,
    separator: '\\',
  },
  darwin: {
    file: 'dcvviewer',
    places: ({ home }) => [
      '/Applications/DCV Viewer.app/Contents/MacOS/dcvviewer',
      `${home}/Applications/DCV Viewer.app/Contents/MacOS/dcvviewer`,
    ],
    argument: (file) => file,
    separator: '/',
  },
  linux: {
    file: 'dcvviewer',
    places: () => ['/usr/bin/dcvviewer'],
    argument: (file) => file,
    separator: '/',
  },
};

/** Where to look, best first. PATH comes last, and only its absolute folders. */
export function viewerPlaces(platform: Platform, hints: ViewerHints): readonly string[] {
  const { file, places, separator } = table[platform];
  const onPath = hints.path
    .filter((folder) => isAbsolute(platform, folder))
    .map((folder) => `${folder}${separator}${file}`);
  return [...new Set([...places(hints), ...onPath])];
}

/** The arguments to start it with: exactly one. */
export const viewerArguments = (platform: Platform, connectionFile: string): readonly string[] => [
  table[platform].argument(connectionFile),
];

/** `"C:\…\dcvviewer.exe" --connection-file="%1"`: the quoted first word, nothing less exact. */
function quotedFirstWord(command: string | undefined): readonly string[] {
  const path = /^"([^"]+)"/.exec(command ?? '')?.[1];
  return path === undefined ? [] : [path];
}

/** Absolute and on this machine: a UNC path is somebody else's. */
export function isAbsolute(platform: Platform, path: string): boolean {
  return platform === 'win32' ? /^[A-Za-z]:\\/.test(path) : path.startsWith('/');
}
