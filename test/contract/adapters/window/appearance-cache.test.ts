import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readAppearance } from '../../../../src/main/adapters/window/appearance-cache.ts';
import { createAppearanceWriter } from '../../../../src/main/adapters/window/appearance-writer.ts';
import { recordingLog, tempFolder } from '../../../support/machine/machine.ts';

const cachePath = () => join(tempFolder(), 'Stagedoor', 'look.json');
const system = { language: 'system', theme: 'system' } as const;

it('the last appearance is known at the next start', async () => {
  const path = cachePath();
  expect(readAppearance(path)).toEqual(system);
  const write = createAppearanceWriter(path, recordingLog().log);
  await write(system);
  expect(existsSync(path)).toBe(false);
  await write({ language: 'de', theme: 'dark' });
  expect(readAppearance(path)).toEqual({ language: 'de', theme: 'dark' });
  expect(readFileSync(path, 'utf8')).toBe('{"language":"de","theme":"dark"}\n');
  await write(system);
  expect(readAppearance(path)).toEqual(system);
});

it('parts of the cache that are not understood follow the system', () => {
  const path = join(tempFolder(), 'look.json');
  writeFileSync(path, '{"language":"tlh","theme":"dark"}');
  expect(readAppearance(path)).toEqual({ language: 'system', theme: 'dark' });
});

it.each(['', 'de', '{"language":', 'x'.repeat(10_000)])(
  'a cache with the content %j is ignored, and written again',
  async (text) => {
    const path = join(tempFolder(), 'look.json');
    writeFileSync(path, text);
    expect(readAppearance(path)).toEqual(system);
    await createAppearanceWriter(path, recordingLog().log)({ language: 'ja', theme: 'light' });
    expect(readAppearance(path)).toEqual({ language: 'ja', theme: 'light' });
  },
);
