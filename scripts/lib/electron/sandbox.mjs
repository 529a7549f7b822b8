import { spawnSync } from 'node:child_process';

/** Whether the user is root, for whom Chromium's sandbox does not work. */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * Chromium's switches for tests and the demo: no sandbox if it cannot work (root, or a system without user namespaces). The
 * product itself always uses the sandbox.
 * @returns {string[]}
 */
export function sandboxSwitches() {
  if (process.platform !== 'linux') return [];
  return isRoot() || !hasUserNamespaces() ? ['--no-sandbox'] : [];
}

function hasUserNamespaces() {
  // The same test as Chromium's. There are too many settings (AppArmor, sysctl, seccomp) to read them instead.
  return (
    spawnSync('unshare', ['--user', '--map-root-user', 'true'], { timeout: 5_000 }).status === 0
  );
}
