import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createJsonFileStore } from '../../src/main/adapters/base/json-file-store.ts';
import { systemClock } from '../../src/main/adapters/base/system-clock.ts';
import { createHandoverFiles } from '../../src/main/adapters/viewer/handover-files.ts';
import { Secret } from '../../src/main/core/secrets/secret.ts';
import { eventually, recordingLog, tempFolder } from '../support/machine/machine.ts';
import { holdFile } from './support/held-file.ts';

test('a file is saved although another program has it open for a moment', async () => {
  const path = join(tempFolder(), 'settings.json');
  writeFileSync(path, '1');
  const { log, lines } = recordingLog();
  const store = createJsonFileStore<number>({
    path,
    log,
    name: 'settings',
    initial: 0,
    maxBytes: 100,
    text: String,
    parse: (text) => ({ value: v.parse(v.number(), JSON.parse(text)), state: 'well' }),
  });
  const held = await holdFile(path);
  const saved = store.update((value) => value + 1);
  // Longer than one attempt, and shorter than all attempts together.
  expect(await Promise.race([saved, systemClock.sleep(1_500)])).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('1');
  await held.release();
  expect(await saved).toEqual({ ok: true, value: 2 });
  expect(readFileSync(path, 'utf8')).toBe('2');
  expect(lines).toEqual([]);
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('a connection file that another program has open is deleted as soon as it is released', async () => {
  const { log, lines } = recordingLog();
  const files = createHandoverFiles(join(tempFolder(), 'handover'), log);
  const written = await files.write(new Secret('authtoken=x'));
  if (!written.ok) throw new Error('the file was not written');
  const { path } = written.value;
  const held = await holdFile(path);
  await written.value.drop();
  expect(existsSync(path)).toBe(true);
  expect(lines).toEqual([expect.stringContaining('could not be deleted')]);
  await held.release();
  await eventually(() => !existsSync(path) || undefined);
});
