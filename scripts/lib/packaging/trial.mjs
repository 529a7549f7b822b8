import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { capture } from '../base/run.mjs';
import { isRoot } from '../electron/sandbox.mjs';
import { Halt, logLine } from '../base/run-script.mjs';

/** The user that tests of the installed package create and remove. */
export const TRIAL_USER = 'stagedoor-trial';
/** Where the policy of a machine is. */
export const POLICY_FOLDER = '/etc/stagedoor';
/** While this file exists, an installed package belongs to these tests, even if they were interrupted. */
const MARK = '/var/tmp/stagedoor-trial';

/**
 * Why the package cannot be installed and run here; `undefined` if it can.
 * @returns {Promise<string | undefined>}
 */
export async function whyNotInstalled() {
  if (!isRoot() || !existsSync('/usr/bin/apt-get'))
    return 'these tests install a package and make a user; run them as root on Debian or Ubuntu, in a container or a virtual machine of their own';
  // Chromium's sandbox, which the program always uses, needs one of the two.
  const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
  const attempts = [
    ['setpriv', [...nobody, 'unshare', '--user', '--map-root-user', 'true']],
    ['unshare', ['--pid', '--net', 'true']],
  ];
  for (const [command, args] of /** @type {[string, string[]][]} */ (attempts))
    if ((await capture(command, args)).status === 0) return undefined;
  return 'this container lets nobody make namespaces, which Chromium’s sandbox is made of; give it more rights (docker run --privileged)';
}

/**
 * Records that packages installed from now on belong to the tests, and removes the remains of earlier runs.
 * @returns {Promise<void>}
 * @throws {Halt} if the package is installed or the machine has a policy, but not by these tests, which would remove it
 */
export async function refuseWhereInstalled() {
  if (existsSync(MARK)) await leaveNothing();
  if (await isInstalled())
    throw new Halt(
      'stagedoor is installed on this machine, and these tests would remove it: remove it first',
    );
  if (existsSync(POLICY_FOLDER))
    throw new Halt(`these tests write policies of their own: move ${POLICY_FOLDER} away first`);
  writeFileSync(MARK, '');
}

/**
 * Purges the package, removes the policy, ends the user's processes and removes the user.
 * @returns {Promise<void>}
 */
export async function leaveNothing() {
  if (!existsSync(MARK)) return;
  endProcessesOf(await userId());
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const wait = ['-o', 'DPkg::Lock::Timeout=120'];
  if (await isInstalled()) {
    const purged = await capture('apt-get', ['purge', '-y', '-qq', ...wait, 'stagedoor'], { env });
    if (purged.status !== 0) logLine(`stagedoor could not be purged again:\n${purged.output}`);
  }
  if ((await userId()) !== undefined) await capture('userdel', ['--remove', '--force', TRIAL_USER]);
  rmSync(POLICY_FOLDER, { recursive: true, force: true });
  rmSync(MARK, { force: true });
}

/** Ends all processes of the tests' user, who was created for the tests. */
export async function endTrialProcesses() {
  endProcessesOf(await userId());
}

/** @param {number | undefined} id */
function endProcessesOf(id) {
  if (id === undefined || id === 0) return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (statSync(`/proc/${pid}`).uid === id || owner(pid) === id)
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // The process has ended meanwhile.
    }
  }
}

/**
 * The real user, because the folder of a protected process belongs to root.
 * @param {string} pid
 */
function owner(pid) {
  const [, uid] = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(uid);
}

async function isInstalled() {
  const { status, stdout } = await capture('dpkg-query', [
    '-W',
    '-f',
    '${db:Status-Status}',
    'stagedoor',
  ]);
  return status === 0 && stdout !== 'not-installed';
}

/** @returns {Promise<number | undefined>} */
async function userId() {
  const { status, stdout } = await capture('id', ['-u', TRIAL_USER]);
  return status === 0 ? Number(stdout) : undefined;
}
