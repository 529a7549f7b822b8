import { execFile } from 'node:child_process';
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
  new Promise((resolve) => {
    const options = {
      timeout: TOOL_MS,
      windowsHide: true,
      maxBuffer: MAX_BYTES,
      env: { ...childEnvironment(process.env), ...more },
    };
    execFile(file, args, options, (error, stdout) => {
      resolve(error === null ? stdout : undefined);
    });
  });
