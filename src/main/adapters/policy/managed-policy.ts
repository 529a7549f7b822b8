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
 * The policy that Group Policy has put into the registry. `reg query` fails alike where a key is missing and
 * where it may not be read, so the folder above, which every Windows has, says first whether ours is there.
 */
export async function readRegistryPolicy(
  systemFolder: string,
  run: RunTool = runTool,
): Promise<PolicyResult> {
  const reg = `${systemFolder}\\reg.exe`;
  const all = await run(reg, ['query', POLICIES]);
  if (all === undefined) return unreadable('unreadable');
  const isThere = all.split(/\r?\n/).some((line) => /\\Policies\\Stagedoor\s*$/i.test(line));
  if (!isThere) return NO_POLICY;
  const ours = await run(reg, ['query', `${POLICIES}\\Stagedoor`]);
  const values = ours === undefined ? undefined : parseRegistry(ours);
  if (values === undefined) return unreadable('unreadable');
  return Object.keys(values).length === 0 ? NO_POLICY : policyOfValues(values);
}

/** The policy that a configuration profile has put into managed preferences, which only root writes. */
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

/** The path goes by the environment of the child, where nothing of it can be read as a command. */
const OWNER_AND_LIST = '(Get-Acl -LiteralPath $env:STAGEDOOR_LOOK_AT).Sddl';

/** Owner and access list of a file on Windows, as text; nothing where they cannot be read. */
export function readAccess(
  systemFolder: string,
  path: string,
  run: RunTool = runTool,
): Promise<string | undefined> {
  const shell = `${systemFolder}\\WindowsPowerShell\\v1.0\\powershell.exe`;
  const args = ['-NoProfile', '-NonInteractive', '-Command', OWNER_AND_LIST];
  return run(shell, args, { ...process.env, STAGEDOOR_LOOK_AT: path });
}
