import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Check } from '../../../shared/base/check.ts';
import { failureText } from '../../../shared/base/failure-text.ts';
import type { Result } from '../../../shared/base/failure.ts';
import { awsEndpoint } from '../../core/provider/aws-endpoint.ts';
import type { Vault } from '../../core/secrets/keys.ts';
import { isOfMachine, ruleNames, type ReadPolicy } from '../../core/policy/policy.ts';
import { removeFile } from '../base/busy-files.mjs';
import { newestDamaged } from '../base/damaged-files.ts';
import { writeProblem, writeWhole } from '../base/disk.ts';
import { makeFolder } from '../base/make-folder.ts';
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
  /** Fails if the history of launches is there and cannot be read. */
  readonly history: () => Promise<Result<undefined>>;
  /** Fails if the state of the practice studio is there and cannot be read. */
  readonly practice: () => Promise<Result<undefined>>;
  readonly policy: ReadPolicy;
  readonly resolveProxy: ResolveProxy;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The checks of `doctor` on this machine: each part is actually tried. */
export async function runHealthChecks(deps: HealthChecksDeps): Promise<readonly Check[]> {
  return Promise.all([
    viewerCheck(deps.viewer),
    vaultCheck(deps.vault, deps.platform),
    settingsCheck(deps),
    historyCheck(deps),
    practiceCheck(deps),
    folderCheck('hand-over', deps.paths.handover),
    proxyCheck(deps),
    policyCheck(deps.policy),
    Promise.resolve(clockCheck()),
  ]);
}

async function viewerCheck(viewer: HealthChecksDeps['viewer']): Promise<Check> {
  const result = await viewer();
  if (result.ok) return { name: 'viewer', ok: true, message: `The DCV viewer is ${result.value}.` };
  const { title, advice } = failureText(result.failure);
  return { name: 'viewer', ok: false, message: `${title}.`, advice };
}

/** The keychain's name on each platform. */
const KEYCHAINS: Readonly<Record<Platform, string>> = {
  win32: 'Windows Credential Manager',
  darwin: 'the macOS Keychain',
  linux: 'the Secret Service over libsecret',
};
const INSTALL_KEYCHAIN =
  'Install one, with “apt install gnome-keyring libsecret-1-0” or “dnf install gnome-keyring libsecret”, and sign in to the desktop again. KWallet also works. Until then, Stagedoor forgets your keys when it quits.';

async function vaultCheck(vault: Vault, platform: Platform): Promise<Check> {
  const health = await vault.health();
  const name = KEYCHAINS[platform];
  if (health === 'ok')
    return {
      name: 'vault',
      ok: true,
      message: `The keychain (${name}) works.`,
    };
  const { title, advice } = failureText({ code: `vault-${health}` });
  return {
    name: 'vault',
    ok: false,
    message: `${title} (${name}).`,
    advice: health === 'missing' && platform === 'linux' ? INSTALL_KEYCHAIN : advice,
  };
}

/** The file can be read, and the folder written to. */
const settingsCheck = async ({ settings, paths }: HealthChecksDeps): Promise<Check> =>
  (await fileProblem('settings', 'Damaged settings were', settings, paths.settings)) ??
  folderCheck('settings', dirname(paths.settings));

const historyCheck = async ({ history, paths }: HealthChecksDeps): Promise<Check> =>
  (await fileProblem('history', 'A damaged history of launches was', history, paths.records)) ?? {
    name: 'history',
    ok: true,
    message: 'The history of launches can be read.',
  };

const practiceCheck = async ({ practice, paths }: HealthChecksDeps): Promise<Check> =>
  (await fileProblem('practice', 'Damaged practice data was', practice, paths.practice)) ?? {
    name: 'practice',
    ok: true,
    message: 'The data of the practice studio can be read.',
  };

/**
 * Why not everything that was stored in the file can be read. A damaged file that was set aside is reported as long as it is
 * there, because nobody has decided yet what to do with it.
 */
async function fileProblem(
  name: string,
  damagedWere: string,
  readable: () => Promise<Result<undefined>>,
  path: string,
): Promise<Check | undefined> {
  const read = await readable();
  if (!read.ok) {
    const { title, advice } = failureText(read.failure);
    return { name, ok: false, message: `${title}.`, advice };
  }
  const damaged = await newestDamaged(path);
  if (damaged === undefined) return undefined;
  return {
    name,
    ok: false,
    message: `${damagedWere} saved as ${damaged}.`,
    advice: 'Copy what you need from that file, then delete it.',
  };
}

async function folderCheck(name: string, folder: string): Promise<Check> {
  const probe = join(folder, `.${randomUUID()}`);
  try {
    makeFolder(folder);
    await writeWhole(probe, 'trial');
    await removeFile(probe);
    return { name, ok: true, message: `The folder ${folder} is writable.` };
  } catch (reason) {
    const problem = await writeProblem(folder, reason);
    const { advice } = failureText({ code: 'settings-unwritable', ...problem });
    return { name, ok: false, message: `The folder ${folder} is not writable.`, advice };
  }
}

/**
 * The variable with the proxy for https that Chromium reads on Linux, if it is not an address. Chromium ignores it then.
 * SECURITY: only its name, because the value can contain a password.
 */
function invalidProxyVariable({ platform, env }: HealthChecksDeps): string | undefined {
  if (platform !== 'linux') return undefined;
  const name = ['all_proxy', 'ALL_PROXY', 'https_proxy', 'HTTPS_PROXY'].find(
    (one) => (env[one] ?? '') !== '',
  );
  const value = name === undefined ? '' : (env[name] ?? '');
  return URL.canParse(value.includes('://') ? value : `http://${value}`) ? undefined : name;
}

async function proxyCheck(deps: HealthChecksDeps): Promise<Check> {
  const { resolveProxy } = deps;
  const proxySettings = await resolveProxy(awsEndpoint('nimble', 'us-west-2')).catch(
    () => undefined,
  );
  if (proxySettings === undefined) {
    return {
      name: 'network',
      ok: false,
      message: "The system's proxy settings cannot be read.",
      advice: 'Check the proxy settings of this computer, or contact your network team.',
    };
  }
  const proxy = proxyUrlFrom(proxySettings);
  const invalid = proxy === undefined ? invalidProxyVariable(deps) : undefined;
  if (invalid !== undefined) {
    return {
      name: 'network',
      ok: false,
      message: `The variable ${invalid} is not a valid address, so no proxy is used.`,
      advice: 'Set it to an address such as http://proxy.example:3128, or remove it.',
    };
  }
  const message = proxy === undefined ? 'No proxy is used.' : `The proxy ${proxy.host} is used.`;
  return { name: 'network', ok: true, message };
}

async function policyCheck(read: ReadPolicy): Promise<Check> {
  const result = await read();
  const name = 'policy';
  if (result.state === 'none')
    return { name, ok: true, message: 'No policy is set for this computer.' };
  if (result.state === 'applies') {
    const { policy } = result;
    const unknown = (policy.links?.withoutAsking ?? []).filter((id) => !isOfMachine(policy, id));
    if (unknown.length > 0)
      return {
        name,
        ok: false,
        message: `The policy of this computer applies, but it has no connection with the id ${unknown.join(', ')}, which links.withoutAsking names.`,
        advice:
          'Correct links.withoutAsking, or add the connection to the policy. Until then, its links ask.',
      };
    const rules = ruleNames(policy).join(', ') || 'no rules';
    return { name, ok: true, message: `The policy of this computer applies: ${rules}.` };
  }
  const { title, advice } = failureText(result.failure);
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
    message: `This computer's clock shows ${now.toISOString()}.`,
    advice: 'Set the clock, or turn on automatic time.',
  };
}
