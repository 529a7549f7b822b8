import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Check } from '../../../shared/base/check.ts';
import { failureWords } from '../../../shared/base/failure-text.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Vault } from '../../core/secrets/keys.ts';
import { ruleNames, type ReadPolicy } from '../../core/policy/policy.ts';
import { removeFile } from '../base/busy-files.mjs';
import { diskProblem, makeFolder, writeWhole } from '../base/disk.ts';
import type { Paths } from '../window/paths.ts';
import type { Platform } from '../viewer/viewer-paths.ts';
import { proxyUrlFrom, type ResolveProxy } from '../network/proxy.ts';

export interface HealthChecksDeps {
  readonly platform: Platform;
  readonly viewer: () => Promise<Result<string>>;
  readonly vault: Vault;
  readonly paths: Paths;
  /** Fails if the settings file is there and cannot be read. */
  readonly settings: () => Promise<Result<undefined>>;
  readonly policy: ReadPolicy;
  readonly resolveProxy: ResolveProxy;
}

/** The checks of `doctor` on this machine: each part is actually tried. */
export async function runHealthChecks(deps: HealthChecksDeps): Promise<readonly Check[]> {
  return Promise.all([
    viewerCheck(deps.viewer),
    vaultCheck(deps.vault, deps.platform),
    settingsCheck(deps),
    folderCheck('hand-over', deps.paths.handover),
    proxyCheck(deps.resolveProxy),
    policyCheck(deps.policy),
    Promise.resolve(clockCheck()),
  ]);
}

async function viewerCheck(viewer: HealthChecksDeps['viewer']): Promise<Check> {
  const result = await viewer();
  if (result.ok) return { name: 'viewer', ok: true, message: `The DCV viewer is ${result.value}.` };
  const { title, advice } = failureWords(result.failure);
  return { name: 'viewer', ok: false, message: `${title}.`, advice };
}

/** The keychain's name on each platform. */
const KEYCHAINS: Readonly<Record<Platform, string>> = {
  win32: 'Windows Credential Manager',
  darwin: 'the macOS Keychain',
  linux: 'the Secret Service over libsecret',
};
const INSTALL_KEYCHAIN =
  'Install one, with “apt install gnome-keyring libsecret-1-0” or “dnf install gnome-keyring libsecret”, and sign in to the desktop again. KWallet does as well. Until then, keys last for this run only.';

async function vaultCheck(vault: Vault, platform: Platform): Promise<Check> {
  const health = await vault.health();
  const name = KEYCHAINS[platform];
  if (health === 'ok')
    return {
      name: 'vault',
      ok: true,
      message: `The keychain (${name}) keeps what is put into it.`,
    };
  const { title, advice } = failureWords({ code: `vault-${health}` });
  return {
    name: 'vault',
    ok: false,
    message: `${title} (${name}).`,
    advice: health === 'missing' && platform === 'linux' ? INSTALL_KEYCHAIN : advice,
  };
}

/** The file can be read, and the folder written to. */
async function settingsCheck({ settings, paths }: HealthChecksDeps): Promise<Check> {
  const readable = await settings();
  if (readable.ok) return (await damagedCheck(paths.settings)) ?? settingsFolderCheck(paths);
  const { title, advice } = failureWords(readable.failure);
  return { name: 'settings', ok: false, message: `${title}.`, advice };
}

const settingsFolderCheck = ({ settings }: Paths) => folderCheck('settings', dirname(settings));

/** Fails as long as damaged settings that were set aside are there: nobody has decided what to do with them. */
async function damagedCheck(path: string): Promise<Check | undefined> {
  const names = await readdir(dirname(path)).catch(() => []);
  const newest = names
    .filter((name) => name.startsWith(`${basename(path)}.damaged-`))
    .sort()
    .at(-1);
  if (newest === undefined) return undefined;
  return {
    name: 'settings',
    ok: false,
    message: `Damaged settings were set aside as ${join(dirname(path), newest)}.`,
    advice: 'Take what you need from that file, then delete it.',
  };
}

async function folderCheck(name: string, folder: string): Promise<Check> {
  const probe = join(folder, `.${randomUUID()}`);
  try {
    makeFolder(folder);
    await writeWhole(probe, 'trial');
    await removeFile(probe);
    return { name, ok: true, message: `The folder ${folder} can be written to.` };
  } catch (reason) {
    const { advice } = failureWords({ code: 'settings-unwritable', why: diskProblem(reason) });
    return { name, ok: false, message: `The folder ${folder} cannot be written to.`, advice };
  }
}

async function proxyCheck(resolveProxy: ResolveProxy): Promise<Check> {
  const proxySettings = await resolveProxy('https://nimble.us-west-2.amazonaws.com').catch(
    () => undefined,
  );
  if (proxySettings === undefined) {
    return {
      name: 'network',
      ok: false,
      message: "The system's proxy settings cannot be read.",
      advice: 'Check the proxy settings of this system, or ask your network team.',
    };
  }
  const proxy = proxyUrlFrom(proxySettings);
  const message =
    proxy === undefined
      ? 'Requests go out directly.'
      : `Requests go through the proxy ${proxy.host}.`;
  return { name: 'network', ok: true, message };
}

async function policyCheck(read: ReadPolicy): Promise<Check> {
  const result = await read();
  const name = 'policy';
  if (result.state === 'none')
    return { name, ok: true, message: 'No policy is set for this machine.' };
  if (result.state === 'applies') {
    const rules = ruleNames(result.policy).join(', ') || 'it decides nothing';
    return { name, ok: true, message: `The policy of this machine is followed: ${rules}.` };
  }
  const { title, advice } = failureWords(result.failure);
  return { name, ok: false, message: `${title}.`, advice };
}

/**
 * Only a service's clock shows that this one is off by minutes; a year before this program's
 * release is wrong for certain.
 */
function clockCheck(): Check {
  const now = new Date();
  if (now.getUTCFullYear() >= 2026) {
    return {
      name: 'clock',
      ok: true,
      message: `It is ${now.toISOString()}. “connections test” compares it with the service's.`,
    };
  }
  return {
    name: 'clock',
    ok: false,
    message: `This machine's clock says ${now.toISOString()}.`,
    advice: 'Set the clock, or switch on automatic time.',
  };
}
