import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onEnd } from '../../support/machine/lifetime.ts';
import { compiled } from './program.ts';

/** Keeps a file or a folder open in another program, until `release` is called or the test ends. */
export async function holdFile(path: string): Promise<{ release: () => Promise<void> }> {
  const child = spawn(join(compiled, 'holder.exe'), [path], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  onEnd(() => {
    child.kill();
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => {
      resolve();
    });
    child.once('exit', () => {
      reject(new Error(`${path} could not be held`));
    });
  });
  return {
    async release() {
      child.stdin.end();
      await ended;
    },
  };
}
