import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { appId } from '../../core/window/app-id.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../../core/base/log.ts';
import type { PolicyResult, ReadPolicy } from '../../core/policy/policy.ts';
import { onlyAdministratorsChange } from '../../core/policy/windows-access.ts';
import { readProfilePolicy, readRegistryPolicy } from './managed-policy.ts';
import { openToOthers, readPolicyFile } from './policy-file.ts';
import type { AskWindows } from '../base/windows-helper.ts';
import type { Platform } from '../viewer/viewer-paths.ts';

const ROOT = [0];
/**
 * A change of the policy takes effect within this time. On Windows, reading it starts up to three
 * programs.
 */
const CACHE_MS = 60_000;

export interface MachinePolicyOptions {
  readonly platform: Platform;
  /** The policy's file. */
  readonly path: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Used on Windows. */
  readonly askWindows: AskWindows;
  /** Called with the first result and with each result that differs from the last one. */
  readonly onChanged?: (result: PolicyResult) => void;
  /** Users who may write the file; the system's administrator by default. */
  readonly owners?: readonly number[];
}

/**
 * Reads the policy of this machine: what Group Policy or a configuration profile says, otherwise
 * the file. All callers within a minute share one result.
 */
export function createMachinePolicy(options: MachinePolicyOptions): ReadPolicy {
  const { clock, log, onChanged } = options;
  let last: { readonly at: number; readonly result: Promise<PolicyResult> } | undefined;
  let reported: string | undefined;
  const readAndReport = async (): Promise<PolicyResult> => {
    const result = await readNow(options);
    const text = JSON.stringify(result);
    if (text === reported) return result;
    reported = text;
    if (result.state === 'unreadable')
      log.warn('the policy cannot be followed', { why: result.failure.why });
    onChanged?.(result);
    return result;
  };
  return () => {
    const now = clock.monotonic();
    if (last === undefined || now - last.at >= CACHE_MS)
      last = { at: now, result: readAndReport() };
    return last.result;
  };
}

async function readNow({
  platform,
  path,
  askWindows,
  owners = ROOT,
}: MachinePolicyOptions): Promise<PolicyResult> {
  switch (platform) {
    case 'linux':
      return readPolicyFile({ path, openPart: (file) => openToOthers(file, owners) });
    case 'darwin': {
      const managed = await readProfilePolicy(MANAGED_PREFERENCES);
      if (managed.state !== 'none') return managed;
      return readPolicyFile({ path, openPart: (file) => openToOthers(file, owners) });
    }
    case 'win32': {
      const managed = await readRegistryPolicy(askWindows);
      if (managed.state !== 'none') return managed;
      return readPolicyFile({
        path,
        openPart: async (file) =>
          (await onlyAdministratorsWrite(askWindows, file)) ? undefined : file,
      });
    }
  }
}

const MANAGED_PREFERENCES = `/Library/Managed Preferences/${appId}.plist`;

async function onlyAdministratorsWrite(ask: AskWindows, path: string): Promise<boolean> {
  // A link has a different access list than its target, and its target can change.
  const both = await Promise.all([path, dirname(path)].map((one) => lstat(one)));
  if (both.some((one) => one.isSymbolicLink())) return false;
  const [file, folder] = await Promise.all([ask('access', path), ask('access', dirname(path))]);
  return (
    typeof file === 'string' &&
    typeof folder === 'string' &&
    onlyAdministratorsChange(file, 'file') &&
    onlyAdministratorsChange(folder, 'folder')
  );
}

/**
 * The entry in each user's keychain for a connection of the machine: a UUID derived from its id.
 */
export function machineEntry(id: ConnectionId): string {
  const hex = createHash('sha256').update(`stagedoor machine connection ${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
