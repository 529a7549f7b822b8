/** The file system as the check of an interpreter needs it. */
export interface InterpreterFiles {
  realPath(path: string): Promise<string | undefined>;
  stat(path: string): Promise<{ readonly isFile: boolean } | undefined>;
  isExecutable(path: string): Promise<boolean>;
  firstBytes(path: string): Promise<string | undefined>;
}

/** Why the system cannot run a script. `about`: the interpreter. */
export type ScriptProblem =
  | { readonly reason: 'interpreter-missing'; readonly about: string }
  | { readonly reason: 'line-ends' };

/** An interpreter may be a script too. Linux follows them this far. */
const MAX_SCRIPTS = 4;
/** The argument of `env` that is the name of a program: no option except `-S`, no variable, no list of arguments. */
const ENV_PROGRAM = /^(?:-S[ \t]*)?([^\s=-][^\s=]*\r?)$/;

/**
 * Why a script that begins with these bytes cannot be run on Linux or macOS: the system looks for the interpreter of its `#!`
 * line, and reports a missing one as if the script did not exist. Undefined for a program, and if nothing is wrong.
 */
export async function scriptProblem(
  firstBytes: string,
  files: InterpreterFiles,
  searchPath: readonly string[],
): Promise<ScriptProblem | undefined> {
  let head: string | undefined = firstBytes;
  for (let nth = 0; nth < MAX_SCRIPTS && head !== undefined; nth++) {
    const named = interpreterOf(head);
    if (named === undefined) return undefined;
    const { interpreter, argument } = named;
    if (interpreter.endsWith('\r')) return { reason: 'line-ends' };
    if (!(await canRun(interpreter, files)))
      return { reason: 'interpreter-missing', about: interpreter };
    const program = interpreter.endsWith('/env') ? ENV_PROGRAM.exec(argument)?.[1] : undefined;
    if (program?.endsWith('\r') === true) return { reason: 'line-ends' };
    if (program !== undefined && !(await isFound(program, files, searchPath)))
      return { reason: 'interpreter-missing', about: program };
    head = await files.firstBytes(interpreter);
  }
  return undefined;
}

/** The interpreter and its argument in a `#!` line. The bytes are one character each. */
function interpreterOf(head: string) {
  const line = /^#![ \t]*([^ \t\n]+)[ \t]*([^\n]*)/.exec(head);
  if (line === null) return undefined;
  const [interpreter, argument] = line
    .slice(1)
    .map((part) => Buffer.from(part, 'latin1').toString());
  return { interpreter: interpreter ?? '', argument: (argument ?? '').replace(/[ \t]+$/, '') };
}

/** An interpreter without an absolute path is looked for in the folder in which the viewer is started. */
async function canRun(path: string, files: InterpreterFiles): Promise<boolean> {
  if (!path.startsWith('/')) return false;
  const real = await files.realPath(path);
  if (real === undefined) return false;
  return (await files.stat(real))?.isFile === true && (await files.isExecutable(real));
}

/** Whether `env` finds a program. */
async function isFound(
  program: string,
  files: InterpreterFiles,
  searchPath: readonly string[],
): Promise<boolean> {
  if (program.includes('/')) return canRun(program, files);
  for (const folder of searchPath) if (await canRun(`${folder}/${program}`, files)) return true;
  return false;
}
