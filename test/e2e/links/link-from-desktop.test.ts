import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newHome, openApp, type Home } from '../../support/window/app.ts';
import { eventually } from '../../support/machine/machine.ts';

/**
 * Opens a link with the desktop's own command. It waits only until the program that it starts has
 * handed the link over.
 */
async function xdgOpen(home: Home, link: string): Promise<number | null> {
  const child = spawn('xdg-open', [link], { env: home.env, stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return new Promise((resolve) => {
    child.once('exit', resolve);
  });
}

test('a link that the desktop opens reaches the running program through its registered desktop entry', async () => {
  const home = newHome();
  Object.assign(home.env, { HOME: home.folder, XDG_CURRENT_DESKTOP: '', DESKTOP_SESSION: '' });
  const { page } = await openApp(home);
  const entry = join(home.folder, 'data', 'applications', 'stagedoor-links.desktop');
  const defaults = join(home.folder, 'config', 'mimeapps.list');
  await eventually(() => (existsSync(entry) && existsSync(defaults)) || undefined);
  expect(readFileSync(entry, 'utf8')).toContain('MimeType=x-scheme-handler/stagedoor;');

  expect(await xdgOpen(home, 'stagedoor://connect?connection=nowhere&session=one')).toBe(0);
  await page.getByText('Connection “nowhere” does not exist').waitFor();
  expect(await xdgOpen(home, 'stagedoor://connect?connection=nowhere&x=$(id)')).toBe(0);
  await page.getByText('The link contains an unknown parameter.').waitFor();
});
