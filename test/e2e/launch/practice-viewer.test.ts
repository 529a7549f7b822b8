import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';

const name = `${'ab'.repeat(16)}.dcv`;

test('the practice viewer shows what it received, with the token masked', async () => {
  const home = newHome();
  const folder = join(home.folder, 'handover');
  mkdirSync(folder);
  writeFileSync(
    join(folder, name),
    '[version]\nformat=1.0\n\n[connect]\nhost=127.0.0.1\nauthtoken=kept-to-itself\nsessionid=one\n',
  );
  const { page } = await openApp(home, ['--', 'practice-viewer', name]);
  await page.getByRole('heading', { name: 'Practice desktop' }).waitFor();
  await page.getByText('127.0.0.1').waitFor();
  const shown = await page.content();
  expect(shown).toContain('sessionid');
  expect(shown).toContain('••••••••');
  expect(shown).not.toContain('kept-to-itself');
});

test.each(['../settings.json', '/etc/passwd', 'x.dcv'])(
  'the practice viewer does not open %s',
  async (other) => {
    const { page } = await openApp(newHome(), ['--', 'practice-viewer', other]);
    await page.getByText('The stream was not found').waitFor();
  },
);
