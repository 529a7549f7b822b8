import { err, ok, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { RunTool } from '../base/run-tool.ts';
import { viewerFitness, type ViewerFiles } from '../viewer/viewer-fitness.ts';
import { isAbsolute, type Platform } from '../viewer/viewer-paths.ts';

/** Where AWS's installers put the plugin of Systems Manager. */
const INSTALLED: Readonly<Record<Platform, readonly string[]>> = {
  linux: ['/usr/local/sessionmanagerplugin/bin/session-manager-plugin'],
  darwin: ['/usr/local/sessionmanagerplugin/bin/session-manager-plugin'],
  win32: ['C:\\Program Files\\Amazon\\SessionManagerPlugin\\bin\\session-manager-plugin.exe'],
};

/**
 * The first version that reads the session's token from the environment. Older ones read it from the command line, which
 * every user of the machine can see.
 */
const FIRST_VERSION = [1, 2, 497] as const;

export interface PluginFinderDeps {
  readonly platform: Platform;
  /** The folders of PATH, in order. */
  readonly path: readonly string[];
  readonly files: ViewerFiles;
  readonly runTool: RunTool;
}

/**
 * The plugin's executable, by the rules for the viewer: only root and this user can replace it. Fails with
 * `tunnel-plugin`.
 */
export async function findPlugin(deps: PluginFinderDeps): Promise<Result<string>> {
  const { platform, path, files, runTool } = deps;
  const isWindows = platform === 'win32';
  const file = isWindows ? 'session-manager-plugin.exe' : 'session-manager-plugin';
  // What is in a folder of PATH that is not absolute depends on where Stagedoor was started.
  const inPath = path
    .filter((folder) => isAbsolute(platform, folder))
    .map((folder) => `${folder}${isWindows ? '\\' : '/'}${file}`);
  let problem: Problem = 'missing';
  for (const candidate of [...INSTALLED[platform], ...inPath]) {
    const fitness = await viewerFitness(platform, candidate, files, path);
    if (fitness.kind === 'unfit') problem = worse(problem, 'unfit');
    if (fitness.kind !== 'fit') continue;
    if (isNewEnough(await runTool(fitness.executable, ['--version'])))
      return ok(fitness.executable);
    problem = worse(problem, 'old');
  }
  return err({ code: 'tunnel-plugin', why: problem, platform });
}

type Problem = Extract<Failure, { code: 'tunnel-plugin' }>['why'];

/** The first problem that was found; that none is there says the least. */
const worse = (known: Problem, found: Problem): Problem => (known === 'missing' ? found : known);

/** Whether `--version` printed a version that can be used, such as `1.2.707.0`. */
export function isNewEnough(printed: string | undefined): boolean {
  const version = /^\s*(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:\.\d{1,6})?\s*$/.exec(printed ?? '');
  if (version === null) return false;
  const numbers = version.slice(1, 4).map(Number);
  const differs = FIRST_VERSION.findIndex((part, nth) => part !== numbers[nth]);
  return differs === -1 || (numbers[differs] ?? 0) > (FIRST_VERSION[differs] ?? 0);
}
