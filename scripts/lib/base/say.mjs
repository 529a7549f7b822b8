/**
 * Writes one line for the user to stderr; stdout belongs to the program that is started.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`stagedoor: ${line}\n`);
}

/** Something the user has to do; its message is all they need to read. */
export class Halt extends Error {}

/**
 * Runs a script's body. A `Halt` prints its message and exits 1; anything else is a bug of ours and keeps its stack.
 * @param {() => Promise<number>} body gives the exit status
 */
export async function runScript(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
