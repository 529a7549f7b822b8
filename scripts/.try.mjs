import { _electron } from 'playwright-core';
import { readFileSync } from 'node:fs';
process.chdir('/work/main');
const exe = '/work/main/node_modules/.cache/stagedoor/electron-33.2.1-linux-x64-1/electron';
const app = await _electron.launch({
  executablePath: exe,
  args: [
    '--no-sandbox',
    '--open-url',
    '--',
    'stagedoor://connect?connection=practice&session=compositing-01',
  ],
  env: { ...process.env, STAGEDOOR_HOME: '/tmp/sd1', XDG_DATA_HOME: '/tmp/sd1/data' },
  timeout: 20000,
});
const t0 = Date.now();
const page = await app.firstWindow();
page.on('console', (m) => console.log('console', m.text()));
console.log(Date.now() - t0, page.url(), await page.title());
await page.getByRole('heading').first().waitFor({ timeout: 10000 });
await page.screenshot({ path: '/tmp/work/s1.png' });
console.log(await page.evaluate(() => Object.keys(window.stagedoor)));
await page.getByRole('button', { name: 'Connect', exact: true }).last().click();
for (let i = 0; i < 9; i++) {
  await page.waitForTimeout(1000);
  if (i % 2 == 0) await page.screenshot({ path: `/tmp/work/s${i + 2}.png` });
}
console.log(app.windows().length);
await app.close();
