/**
 * Prints one line on stderr. Stdout is only for the output of the program that is started.
 * @param {string} line
 */
export function logLine(line) {
  process.stderr.write(`stagedoor: ${line}\n`);
}

/** An error that the user can fix. Its message says how. */
export class Halt extends Error {}

/**
 * Runs a script's body. A `Halt` prints its message and exits with status 1. All other errors are bugs and keep their stack.
 * @param {() => Promise<number>} body returns the exit status
 */
export async function runScript(body) {
  // Messages that cannot be written, for example to a full disk, must not end a script before what it has started.
  process.stderr.on('error', () => undefined);
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    logLine(error.message);
    process.exitCode = 1;
  }
}
