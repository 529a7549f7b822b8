import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from '../../../src/main/adapters/base/file-lock.mjs';

// A process that takes a lock when asked: "take MS" takes it for that long and reports when it had it, on the monotonic
// clock that all processes share; "hold" keeps it until the process is killed; "exit" ends the process under it.
const [path = ''] = process.argv.slice(2);
const now = () => Number(process.hrtime.bigint() / 1_000n);
for await (const line of createInterface({ input: process.stdin })) {
  const [what = '', ms = ''] = line.split(' ');
  await withFileLock(path, async () => {
    const from = now();
    if (what === 'exit') {
      console.log('held');
      process.exit();
    }
    if (what === 'hold') {
      console.log('held');
      await sleep(600_000);
    }
    await sleep(Number(ms));
    console.log(`${from} ${now()}`);
  }).catch(() => {
    console.log('locked');
  });
}
