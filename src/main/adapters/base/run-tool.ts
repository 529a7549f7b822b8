import { execFile, type ExecFileOptions } from 'node:child_process';
import { childEnvironment } from './child-environment.ts';

/**
 * Runs a program of the system by its absolute path, with the environment of {@link childEnvironment}
 * and the variables in `more`. Resolves to what it printed, or `undefined` if it failed.
 */
export type RunTool = (
  file: string,
  args: readonly string[],
  more?: NodeJS.ProcessEnv,
) => Promise<string | undefined>;

const TOOL_MS = 10_000;
const MAX_BYTES = 4 * 1024 * 1024;

/** {@link RunTool} that waits at most 10 s and reads at most 4 MiB. */
export const runTool: RunTool = (file, args, more) =>
  outputOf(file, args, {
    timeout: TOOL_MS,
    maxBuffer: MAX_BYTES,
    env: { ...childEnvironment(process.env), ...more },
  });

/** What a program printed, or `undefined` if it failed or could not be started. */
export function outputOf(
  file: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, 'env' | 'killSignal' | 'maxBuffer' | 'timeout'>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    try {
      execFile(file, args, { ...options, windowsHide: true }, (error, stdout) => {
        resolve(error === null ? stdout : undefined);
      });
    } catch {
      // Some errors are thrown instead of reported: on Windows, a file that is not a program.
      resolve(undefined);
    }
  });
}
