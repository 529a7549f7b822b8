import { lstat } from 'node:fs/promises';
import { parseJson } from '../../core/base/json.ts';
import {
  parseRegistry,
  policyOfProfile,
  policyOfValues,
} from '../../core/policy/managed-policy.ts';
import { NO_POLICY, unreadable, type PolicyResult } from '../../core/policy/policy.ts';
import { errorCode } from '../base/error-code.ts';
import { runTool, type RunTool } from '../base/run-tool.ts';

const POLICIES = 'HKEY_LOCAL_MACHINE\\Software\\Policies';

/**
 * The policy that Group Policy wrote to the registry. `reg query` fails the same way for a missing
 * key and for one that may not be read, so the parent key, which every Windows has, is queried
 * first.
 */
export async function readRegistryPolicy(
  systemFolder: string,
  run: RunTool = runTool,
): Promise<PolicyResult> {
  const reg = `${systemFolder}\\reg.exe`;
  const all = await run(reg, ['query', POLICIES]);
  if (all === undefined) return unreadable('unreadable');
  const exists = all.split(/\r?\n/).some((line) => /\\Policies\\Stagedoor\s*$/i.test(line));
  if (!exists) return NO_POLICY;
  const own = await run(reg, ['query', `${POLICIES}\\Stagedoor`]);
  const values = own === undefined ? undefined : parseRegistry(own);
  if (values === undefined) return unreadable('unreadable');
  return Object.keys(values).length === 0 ? NO_POLICY : policyOfValues(values);
}

/**
 * The policy that a configuration profile wrote to managed preferences, which only root can change.
 */
export async function readProfilePolicy(
  path: string,
  run: RunTool = runTool,
): Promise<PolicyResult> {
  try {
    await lstat(path);
  } catch (reason) {
    return errorCode(reason) === 'ENOENT' ? NO_POLICY : unreadable('unreadable');
  }
  const json = await run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', path]);
  return json === undefined ? unreadable('unreadable') : policyOfProfile(parseJson(json));
}

/** The path is passed in the child's environment, where no part of it can be read as a command. */
const ACCESS_SCRIPT = '(Get-Acl -LiteralPath $env:STAGEDOOR_LOOK_AT).Sddl';

/** Owner and access list of a file on Windows, as text; undefined if they cannot be read. */
export function readAccess(
  systemFolder: string,
  path: string,
  run: RunTool = runTool,
): Promise<string | undefined> {
  const shell = `${systemFolder}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const args = ['-NoProfile', '-NonInteractive', '-Command', ACCESS_SCRIPT];
  return run(shell, args, { STAGEDOOR_LOOK_AT: path });
}
