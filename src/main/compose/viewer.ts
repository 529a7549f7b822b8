import { delimiter } from 'node:path';
import { homeFolder } from '../adapters/base/home-folder.ts';
import type { AskWindows } from '../adapters/base/windows-helper.ts';
import type { ViewerProgram } from '../adapters/viewer/hand-over.ts';
import {
  findViewer,
  readOpenCommand,
  viewerFiles,
  type ViewerDeps,
} from '../adapters/viewer/viewer-finder.ts';
import { viewerArguments, type Platform } from '../adapters/viewer/viewer-paths.ts';
import { startViewer } from '../adapters/viewer/viewer-process.ts';
import type { Log } from '../core/base/log.ts';
import { ok, type Result } from '../../shared/base/failure.ts';

interface ViewerMachine {
  readonly platform: Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly askWindows: AskWindows;
  /** The command that starts this program again, for the practice viewer. */
  readonly ownCommand: readonly [executable: string, ...args: string[]];
}

/** The viewer on this machine, and the practice viewer that opens practice streams if no viewer is installed. */
export function composeViewer(machine: ViewerMachine, log: Log) {
  const onChecked: ViewerDeps['onChecked'] = (path, found) => {
    const reason = found.kind === 'unfit' ? found.reason : undefined;
    log.debug('a viewer was looked for', { path, found: found.kind, reason });
  };
  const find = () => findViewer({ ...finderDeps(machine), onChecked });
  return {
    find,
    async program(practice: boolean): Promise<Result<ViewerProgram>> {
      const found = await find();
      if (found.ok) {
        const argumentsFor = (file: string) => viewerArguments(machine.platform, file);
        return ok(programOf(found.value, argumentsFor, machine));
      }
      // A configured viewer that does not exist is a mistake to correct, also for practice.
      const isMissing = found.failure.code === 'viewer-missing' && found.failure.named !== true;
      return practice && isMissing && hasDisplay(machine) ? ok(practiceViewer(machine)) : found;
    },
  };
}

const finderDeps = ({ platform, env, askWindows }: ViewerMachine) => ({
  platform,
  home: homeFolder(),
  path: (env.PATH ?? '').split(delimiter),
  files: viewerFiles,
  openCommand: () =>
    platform === 'win32' ? readOpenCommand(askWindows) : Promise.resolve(undefined),
  ...(env.STAGEDOOR_VIEWER !== undefined &&
    env.STAGEDOOR_VIEWER !== '' && { named: env.STAGEDOOR_VIEWER }),
});

function programOf(
  executable: string,
  argumentsFor: (file: string) => readonly string[],
  { env }: ViewerMachine,
): ViewerProgram {
  return { notices: [], start: (file) => startViewer(executable, argumentsFor(file), env) };
}

/**
 * The practice viewer, used if no viewer is installed: this program again, showing what a viewer would have
 * received. It gets only the file's name and reads that file from the hand-over folder.
 */
function practiceViewer(machine: ViewerMachine): ViewerProgram {
  const [executable, ...args] = machine.ownCommand;
  const nameOf = (file: string) => file.split(/[\\/]/).at(-1) ?? '';
  const program = programOf(
    executable,
    (file) => [...args, '--', 'practice-viewer', nameOf(file)],
    machine,
  );
  return { ...program, notices: ['practice-viewer'] };
}

const hasDisplay = ({ platform, env }: ViewerMachine): boolean =>
  platform !== 'linux' ||
  [env.DISPLAY, env.WAYLAND_DISPLAY].some((display) => display !== undefined && display !== '');
