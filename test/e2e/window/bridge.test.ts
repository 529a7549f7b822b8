import { beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../../src/shared/ipc/contract.ts';
import { newHome, openApp, startProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { inPage, readyPage } from '../../support/window/in-page.ts';
import { openForAll } from '../../support/machine/lifetime.ts';
import { eventually } from '../../support/machine/machine.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { openCard } from '../../support/window/row.ts';

/** Electron has this method, but its types do not. */
interface WithPreferences {
  getLastWebPreferences(): Readonly<Record<string, unknown>>;
}

describe('in a window without connections', () => {
  const opened = openForAll(() => openApp(newHome()));
  // Each test gets a newly loaded page.
  beforeEach(async () => {
    const { page } = opened();
    await readyPage(page);
    await page.reload();
    await readyPage(page);
  });

  test('the bridge contains exactly the contract and cannot be changed', async () => {
    const { page } = opened();
    const shape = await inPage(
      page,
      'return Object.fromEntries(Object.entries(stagedoor).map(([group, rows]) => [group, Object.keys(rows)]))',
    );
    expect(shape).toEqual(
      Object.fromEntries(
        Object.entries(contract).map(([group, rows]) => [group, Object.keys(rows)]),
      ),
    );
    await inPage(page, "stagedoor.app.state = () => 'mine'; stagedoor.more = 1; stagedoor = 1");
    expect(await inPage(page, 'return (await stagedoor.app.state()).ok')).toBe(true);
    expect(await inPage(page, 'return typeof stagedoor.more')).toBe('undefined');
  });

  test('the window is sandboxed and isolated, and its menu has no developer tools or reload', async () => {
    const { app } = opened();
    const found = await app.evaluate(({ BrowserWindow, Menu }) => {
      const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents;
      return {
        preferences: (contents as WithPreferences).getLastWebPreferences(),
        roles: Menu.getApplicationMenu()?.items.flatMap(({ submenu }) =>
          (submenu?.items ?? []).map(({ role }) => String(role).toLowerCase()),
        ),
      };
    });
    expect(found.preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
    });
    expect(found.roles).toContain('copy');
    for (const role of ['toggledevtools', 'reload', 'forcereload'])
      expect(found.roles).not.toContain(role);
  });

  test('a file that the build did not list is not served', async () => {
    const { app } = opened();
    const paths = [
      'main/index.js',
      '.env',
      'files.json',
      '%2e%2e/%2e%2e/package.json',
      '../main/index.js',
      '/etc/passwd',
      'C:/Windows/win.ini',
      'index.html%00',
      'INDEX.HTML',
      '',
    ].map((path) => `app://bundle/${path}`);
    const addresses = [...paths, 'app://elsewhere/index.html', 'app://bundle./index.html'];
    const statuses = await app.evaluate(
      async ({ BrowserWindow }, requested) => {
        // The pages are served to the window's own session only.
        const [session] = BrowserWindow.getAllWindows().map((one) => one.webContents.session);
        if (session === undefined) throw new Error('no window');
        return Promise.all(requested.map(async (one) => (await session.fetch(one)).status));
      },
      ['app://bundle/index.html', ...addresses],
    );
    expect(statuses).toEqual([200, ...addresses.map(() => 404)]);
  });
});

test('each invalid call gets a reply, none contains a secret, and the program keeps running', async () => {
  const studio = await openStudio();
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  const bad = [
    'undefined',
    'null',
    '1',
    "'text'",
    '[]',
    '{}',
    '{ connection: 1, session: 2 }',
    "{ connection: 'north-pier-films', session: '../one' }",
    "{ connection: 'north-pier-films', session: 'one', url: 'https://pier.example' }",
    "{ connection: { toString: 'x' }, session: 'one' }",
    'JSON.parse(\'{ "__proto__": { "polluted": true } }\')',
    "{ connection: 'north-pier-films', keys: { source: 'keychain', accessKeyId: 'A', secretAccessKey: '' } }",
    "{ connection: 'north-pier-films', keys: { source: 'keychain', accessKeyId: 'A', secretAccessKey: '\\ud800' } }",
    "'file:///etc/passwd'",
    "'x'.repeat(5_000_000)",
  ];
  const calls = Object.entries(contract).flatMap(([group, rows]) =>
    Object.entries(rows).flatMap(([name, { type }]) => (type === 'call' ? [[group, name]] : [])),
  );
  const codes = await inPage(
    page,
    `const answers = [];
     for (const [group, name] of ${JSON.stringify(calls)})
       for (const input of [${bad.join(', ')}])
         answers.push(await stagedoor[group][name](input).catch(() => 'rejected'));
     return JSON.stringify(answers);`,
  );
  const answers = JSON.parse(String(codes)) as readonly unknown[];
  expect(answers.length).toBeGreaterThan(200);
  expect(answers).not.toContain('rejected');
  const text = JSON.stringify(answers);
  for (const secret of [studio.secretAccessKey, studio.accessKeyId, 'authToken'])
    expect(text).not.toContain(secret);
  expect(await inPage(page, 'return (await stagedoor.app.state()).ok')).toBe(true);
  // An input that cannot be cloned, such as a function, never leaves the page.
  expect(await inPage(page, 'await stagedoor.app.dismissNotice(() => 1)')).toBe('Error');
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toEqual([]);
});

test('a thousand simultaneous requests for one workstation start one launch', async () => {
  const studio = await openStudio({
    streams: [{ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }],
  });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  const launches = await inPage(
    page,
    `const request = { connection: 'north-pier-films', studio: '${studio.studioId}', session: 'compositing-01' };
     const all = await Promise.all(Array.from({ length: 1_000 }, () => stagedoor.launches.start(request)));
     return [...new Set(all.map((reply) => reply.value))].length`,
  );
  expect(launches).toBe(1);
  const card = await openCard(page);
  await card.getByText(/^Preparing the stream/).waitFor();
  await page.getByText('1 preparing').first().waitFor();
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toHaveLength(1);
});

test('of two simultaneous starts, only one continues', async () => {
  const home = newHome();
  const starts = [
    startProgram(home, [], { display: true }),
    startProgram(home, [], { display: true }),
  ];
  const first = await Promise.race(
    starts.map(async (start) => ({ start, ran: await start.ended })),
  );
  expect(first.ran.status).toBe(0);
  const other = starts.find((start) => start !== first.start);
  const third = startProgram(home, ['--open-url', '--'], { display: true });
  expect((await third.ended).status).toBe(0);
  await eventually(() => home.logText().includes('a link was not followed') || undefined);
  expect(other?.child.exitCode).toBe(null);
});
