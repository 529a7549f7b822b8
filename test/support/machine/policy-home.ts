import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electron, newHome, type Home } from '../window/app.ts';
import { tempFolder } from './machine.ts';

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A home on a machine with this policy. The program reads the system's path for it and no other, so that
 * is what it sees: a copy of /etc with the policy in it, in a mount namespace of its own. Needs root.
 */
export function newPolicyHome(policy: string, mode = 0o644): Home {
  const folder = tempFolder();
  const etc = join(folder, 'etc');
  execFileSync('cp', ['-a', '/etc', etc], { timeout: 60_000 });
  mkdirSync(join(etc, 'stagedoor'), { recursive: true, mode: 0o755 });
  const file = join(etc, 'stagedoor', 'policy.json');
  writeFileSync(file, policy);
  chmodSync(file, mode);
  const starter = join(folder, 'start');
  const inside = `mount --bind ${quoted(etc)} /etc && exec ${quoted(electron)} "$@"`;
  writeFileSync(
    starter,
    `#!/bin/sh\nexec unshare --mount --propagation private sh -c ${quoted(inside)} sh "$@"\n`,
    { mode: 0o755 },
  );
  return { ...newHome(), starter };
}

/** Fails, and says why, where {@link newPolicyHome} cannot work. */
export function needMountNamespaces(): void {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'pipe', timeout: 60_000 });
  } catch (reason) {
    throw new Error('tests of the policy need a mount namespace of their own: run them as root', {
      cause: reason,
    });
  }
}
