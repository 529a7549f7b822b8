import { expect, test } from 'vitest';
import { newHome, runProgram, type Home } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { serveProxy } from '../../support/network/servers.ts';

const service = {
  name: 'Pier',
  kind: 'nimble',
  region: 'us-west-2',
  endpoint: 'https://service.invalid',
  credentials: { source: 'keychain', accessKeyId: 'PIER', secretAccessKey: 'pier-secret' },
};
const direct = {
  name: 'Comp',
  kind: 'direct',
  host: 'dcv.invalid',
  port: 8443,
  session: 'console',
};
const loginRequired = 'HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n';

/** The switches of Chromium for a proxy: by name, or by a script. */
const settings = (port: number) =>
  [
    ['a proxy by name', `--proxy-server=http://127.0.0.1:${port}`],
    ['a PAC file', `--proxy-pac-url=${pac(`PROXY 127.0.0.1:${port}; DIRECT`)}`],
  ] as const;
const pac = (answer: string) =>
  `data:application/x-ns-proxy-autoconfig,${encodeURIComponent(`function FindProxyForURL(url, host) { return "${answer}"; }`)}`;

interface ReportedCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly message: string;
}

/** The output of `connections test` under the system's proxy settings, and its exit status. */
async function testUnder(home: Home, id: string, setting: string) {
  const ran = await runProgram(home, [setting, '--', 'connections', 'test', id, '--json']);
  const { checks } = JSON.parse(ran.out) as { checks: readonly ReportedCheck[] };
  return { status: ran.status, checks };
}

test('a system proxy that requires a sign-in is reported, whether it is set by name or by a PAC file', async () => {
  const proxy = await serveProxy(0, { refusal: loginRequired });
  const home = newHome();
  const id = await saveConnection(home, service);
  for (const [, setting] of settings(proxy.port)) {
    const { status, checks } = await testUnder(home, id, setting);
    expect(status).toBe(10);
    expect(checks.find(({ ok }) => !ok)).toMatchObject({
      name: 'network-endpoint',
      message: expect.stringContaining("the network's proxy requires a sign-in") as string,
    });
  }
  // No other request: Chromium sends none of its own.
  expect(proxy.asked).toEqual(['service.invalid:443', 'service.invalid:443']);
});

test('a direct host behind a system proxy is reported as not tested', async () => {
  const proxy = await serveProxy(0, { refusal: loginRequired });
  const home = newHome();
  const id = await saveConnection(home, direct);
  for (const [, setting] of settings(proxy.port)) {
    const { status, checks } = await testUnder(home, id, setting);
    expect(status).toBe(0);
    expect(checks).toEqual([
      {
        name: 'network-host',
        ok: true,
        message: expect.stringContaining('was not tested') as string,
      },
    ]);
  }
  expect(proxy.asked).toEqual([]);
});
