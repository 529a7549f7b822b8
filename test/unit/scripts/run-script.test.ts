import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { expect, it } from 'vitest';

const module = new URL('../../../scripts/lib/base/run-script.mjs', import.meta.url);
const script = `
  import { runScript, logLine } from ${JSON.stringify(module.href)};
  await runScript(async () => {
    logLine('a message');
    await new Promise((resolve) => setImmediate(resolve));
    console.log('it went on');
    return 3;
  });
`;

// Only Linux has a device that is always full.
it.runIf(process.platform === 'linux')(
  'a script whose messages cannot be written continues and returns its status',
  async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', full],
    });
    closeSync(full);
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([out, status]).toEqual(['it went on\n', 3]);
  },
);
