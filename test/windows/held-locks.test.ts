import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withFileLock } from '../../src/main/adapters/base/file-lock.mjs';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import { tempFolder } from '../support/machine/machine.ts';
import { holdFile } from './support/held-file.ts';

type Held = Awaited<ReturnType<typeof holdFile>>;

test('a lock is released although another program has its folder open for a moment', async () => {
  const path = join(tempFolder(), 'settings.lock');
  let onHeld: (held: Held) => void = () => undefined;
  const holding = new Promise<Held>((resolve) => {
    onHeld = resolve;
  });
  const released = withFileLock(path, async () => {
    const [owner = ''] = readdirSync(path);
    onHeld(await holdFile(join(path, owner)));
  });
  const held = await holding;
  // Longer than one attempt, and shorter than all attempts together.
  expect(await Promise.race([released, systemClock.sleep(1_500).then(() => 'waits')])).toBe(
    'waits',
  );
  expect(existsSync(path)).toBe(true);
  await held.release();
  await released;
  expect(existsSync(path)).toBe(false);
});
