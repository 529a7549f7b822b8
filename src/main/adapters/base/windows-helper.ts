import { parseJson } from '../../core/base/json.ts';
import { runTool, type RunTool } from './run-tool.ts';

/** The name of the program that answers (`build/windows/stagedoor-system.c`). */
export const WINDOWS_HELPER = 'stagedoor-system.exe';

/**
 * A question about Windows: the policy of Group Policy, the command that opens `.dcv` files, the owner and access list of
 * a path, the signer of a program, when a process was started.
 */
export type WindowsQuestion =
  | ['policy']
  | ['viewer']
  | ['access', path: string]
  | ['signer', path: string]
  | ['started', pid: string];

/** A signature covers the whole program, which can have 200 MB and be on a slow disk. */
const SIGNER_MS = 60_000;

/** The answer as parsed JSON: `null` if there is nothing, `undefined` if it cannot be known. */
export type AskWindows = (...question: WindowsQuestion) => Promise<unknown>;

/**
 * Asks the program at `helper`, which prints JSON. Windows' own `reg.exe` and PowerShell print in the code page of the
 * machine, and an administrator can turn them off. SECURITY: if the program is missing, nothing is known, and its callers
 * refuse.
 */
export const createAskWindows =
  (helper: string, run: RunTool = runTool): AskWindows =>
  async (...question) => {
    const timeoutMs = question[0] === 'signer' ? SIGNER_MS : undefined;
    const output = await run(helper, question, undefined, timeoutMs);
    return output === undefined ? undefined : parseJson(output);
  };
