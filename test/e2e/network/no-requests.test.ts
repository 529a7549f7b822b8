import { expect, test } from 'vitest';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { serveProxy } from '../../support/network/servers.ts';

/** A proxy that records and refuses all requests of Chromium. */
async function recordingProxy() {
  const proxy = await serveProxy(0, { refusal: 'HTTP/1.1 502 Bad Gateway\r\n\r\n' });
  return { ...proxy, setting: `--proxy-server=http://127.0.0.1:${proxy.port}` };
}

test('a window sends no network requests, neither at its first start nor at the next', async () => {
  const { asked, setting } = await recordingProxy();
  const home = newHome();
  for (const nth of ['first', 'second']) {
    const { app, page } = await openApp(home, [setting]);
    await readyPage(page);
    // The last request of this run, which proves that requests are seen.
    const lastAddress = `https://${nth}.invalid`;
    await app.evaluate(
      ({ session }, url) =>
        session
          .fromPartition('mark')
          .fetch(url)
          .catch(() => undefined),
      lastAddress,
    );
    expect([...new Set(asked.splice(0))]).toEqual([`${nth}.invalid:443`]);
    await app.close();
  }
});

test('doctor sends no network requests', async () => {
  const { asked, setting } = await recordingProxy();
  const { out } = await runProgram(newHome(), [setting, '--', 'doctor', '--json']);
  expect(out).toContain('"vault"');
  expect(asked).toEqual([]);
});
