import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../../scripts/lib/packaging/artifacts.mjs';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';
import { tempFolder } from '../support/machine/machine.ts';
import { unpacked } from './support/built-packages.ts';

test('building and packing the same source twice creates the same archive', async () => {
  const again = join(tempFolder(), 'packages');
  mkdirSync(again);
  // If the stamp existed, the first build would be reused.
  rmSync(join(projectRoot, 'out', '.stamp'));
  const script = join(projectRoot, 'scripts', 'package.mjs');
  execFileSync(process.execPath, [script, '--trial', '--dir', '--output', again], {
    stdio: 'ignore',
  });
  const folder = readdirSync(again).find((name) => name.startsWith('stagedoor-')) ?? '';
  const hashes = [join(again, folder), unpacked].map((one) =>
    sha256(join(one, 'resources/app.asar')),
  );
  const [second, first] = await Promise.all(hashes);
  expect(second).toBe(first);
}, 120_000);
