import { execFileSync, spawnSync } from 'node:child_process';
import { onEnd } from '../../support/machine/lifetime.ts';

const reg = `${process.env.SystemRoot ?? 'C:\\Windows'}\\system32\\reg.exe`;

/** Sets a value until the test ends. `name` is empty for the key's default value. */
export function setValue(key: string, name: string, type: string, value: string): void {
  const which = name === '' ? ['/ve'] : ['/v', name];
  execFileSync(reg, ['add', key, ...which, '/t', type, '/d', value, '/f'], { stdio: 'ignore' });
  onEnd(() => {
    // This fails if the key was already deleted together with another value.
    spawnSync(reg, ['delete', key, '/f'], { stdio: 'ignore' });
  });
}
