import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLanguageWriter, readLanguage } from '../../src/main/adapters/language-file.ts';
import { recordingLog, tempFolder } from '../support/machine.ts';

const place = () => join(tempFolder(), 'Stagedoor', 'language.json');

it('what was preferred last is known at the next start', async () => {
  const path = place();
  expect(readLanguage(path)).toBe('system');
  const write = createLanguageWriter(path, recordingLog().log);
  await write('system');
  expect(existsSync(path)).toBe(false);
  await write('de');
  expect(readLanguage(path)).toBe('de');
  expect(readFileSync(path, 'utf8')).toBe('{"language":"de"}\n');
  await write('system');
  expect(readLanguage(path)).toBe('system');
});

it.each(['', '{"language":"tlh"}', 'de', '{"language":', 'x'.repeat(10_000)])(
  'a file that says %j counts as none, and is written anew',
  async (text) => {
    const path = join(tempFolder(), 'language.json');
    writeFileSync(path, text);
    expect(readLanguage(path)).toBe('system');
    await createLanguageWriter(path, recordingLog().log)('ja');
    expect(readLanguage(path)).toBe('ja');
  },
);
