import { lstat } from 'node:fs/promises';
import { parseJson } from '../../core/base/json.ts';
import {
  policyOfProfile,
  policyOfValues,
  registryValues,
} from '../../core/policy/managed-policy.ts';
import { NO_POLICY, unreadable, type PolicyResult } from '../../core/policy/policy.ts';
import type { AskWindows } from '../base/windows-helper.ts';
import { errorCode } from '../base/error-code.ts';
import { runTool, type RunTool } from '../base/run-tool.ts';

/** The policy that Group Policy wrote to the registry. */
export async function readRegistryPolicy(ask: AskWindows): Promise<PolicyResult> {
  const answer = await ask('policy');
  if (answer === null) return NO_POLICY;
  const values = registryValues(answer);
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
