import { spawnSync } from 'node:child_process';

/** Whether Chromium would refuse to run with its sandbox because of who we are. */
export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * Chromium's switches for tests and the demo: no sandbox where it cannot work (root, or a system without user namespaces). The
 * product itself never leaves it out.
 * @returns {string[]}
 */
export function sandboxSwitches() {
  if (process.platform !== 'linux') return [];
  return isRoot() || !hasUserNamespaces() ? ['--no-sandbox'] : [];
}

function hasUserNamespaces() {
  // The same that Chromium does; there are too many settings (AppArmor, sysctl, seccomp) to read instead.
  return (
    spawnSync('unshare', ['--user', '--map-root-user', 'true'], { timeout: 5_000 }).status === 0
  );
}
