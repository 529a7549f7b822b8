import { expect, onTestFinished, test } from 'vitest';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { openConsole } from '../../support/console/console.ts';
import { openLoginServer } from '../../support/login/login-server.ts';
import { picture } from '../../support/window/picture.ts';
import { recordingOpener } from '../../support/viewer/recording-opener.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { openBrowser } from '../../support/sign-in/system-browser.ts';
import { openCard, openSince } from '../../support/window/row.ts';

/**
 * A console and its login server, a connection to them, a desktop that opens addresses, and a
 * viewer.
 */
async function open(admins: readonly string[] = []) {
  // The browser of the test does not trust the test's authority, so the login server uses http. The
  // console uses https.
  const login = await openLoginServer({ plain: true });
  const console = await openConsole({ login, admins });
  const opener = recordingOpener();
  const viewer = recordingViewer('stay');
  onTestFinished(() => {
    viewer.release();
  });
  const home = newHome({
    PATH: opener.path,
    STAGEDOOR_VIEWER: viewer.executable,
    AWS_SECRET_ACCESS_KEY: 'not-for-the-browser',
  });
  const id = await saveConnection(home, {
    name: 'Pier',
    kind: 'access-console',
    endpoint: console.base,
    hosts: ['127.0.0.1'],
    tls: { policy: 'ask-user', caFile: console.trust?.caFile },
    credentials: { source: 'browser', issuer: login.issuer, clientId: login.clientId },
  });
  return { login, console, opener, viewer, home, id };
}

/** Signs in on the pages of the login server like a user. */
async function signInAt(address: string): Promise<void> {
  const page = await openBrowser(address);
  await page.getByLabel('User name').fill('ada');
  await page.getByLabel('Password').fill('ada-knows-this');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText(/close this/i).waitFor();
}

test('a user signs in to a console in the system’s browser, opens a session in the viewer and signs out', async () => {
  const { login, console, opener, viewer, home, id } = await open();
  const { page } = await openApp(home);
  const foot = page.getByRole('group', { name: 'Sign-in' });
  await foot.getByRole('button', { name: 'Sign in' }).click();
  const address = await opener.opened();
  expect(opener.environment()).toMatch(/^DISPLAY=/m);
  expect(opener.environment()).not.toContain('not-for-the-browser');
  const signInUrl = new URL(address);
  expect(`${signInUrl.origin}${signInUrl.pathname}`).toBe(`${login.issuer}/auth`);
  expect(signInUrl.searchParams.get('code_challenge_method')).toBe('S256');
  await signInAt(address);
  const account = page.getByRole('dialog', { name: 'Is this your account?' });
  await account.getByText('You are signed in as ada.').waitFor();
  await account.getByRole('button', { name: 'Yes, this is my account' }).click();

  await page.getByRole('heading', { name: 'Comp 1' }).waitFor();
  await foot.getByText(/Signed in as ada/).waitFor();
  const row = page.getByRole('listitem').filter({ hasText: 'Comp 1' });
  await row.getByRole('button', { name: 'Connect', exact: true }).click();
  // No server listens where the session would be, which is reported before the viewer is started.
  const card = await openCard(page);
  await card.getByRole('button', { name: /try anyway/i }).click();
  await openSince(page).waitFor();
  const { file, argv } = await viewer.received();
  const token = console.store.issuedTokens.at(-1)?.token ?? '';
  expect(file.text).toContain('sessionid=session-ada-1');
  expect(file.text).toContain(`authtoken=${token}`);
  expect(argv.join(' ')).not.toContain(token);

  // A command of the same user continues with the stored, encrypted tokens.
  const listed = await runProgram(home, ['--', 'sessions', '--connection', id, '--json']);
  expect(listed).toMatchObject({ status: 0 });
  expect(JSON.parse(listed.out)).toMatchObject([{ id: 'session-ada-1' }, { id: 'session-ada-2' }]);

  await page.getByRole('button', { name: 'Details', exact: true }).first().click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await foot.getByRole('button', { name: 'Sign in' }).waitFor();
  await expect
    .poll(() => login.requests.some(({ path }) => path === '/token/revocation'))
    .toBe(true);
  expect((await runProgram(home, ['--', 'sessions', '--connection', id])).status).toBe(5);

  const shown = `${await page.content()} ${home.logText()} ${listed.out} ${listed.err}`;
  for (const secret of [token, signInUrl.searchParams.get('state') ?? ''])
    expect(shown).not.toContain(secret);
});

test('Connect to a display in use asks first, unless it is the user’s own', async () => {
  const { console, opener, viewer, home } = await open(['ada']);
  console.store.change('session-ben-1', { NumOfConnections: 2 });
  console.store.change('session-ada-1', { NumOfConnections: 1 });
  const { page } = await openApp(home);
  await page
    .getByRole('group', { name: 'Sign-in' })
    .getByRole('button', { name: 'Sign in' })
    .click();
  await signInAt(await opener.opened());
  await page
    .getByRole('dialog', { name: 'Is this your account?' })
    .getByRole('button', { name: 'Yes, this is my account' })
    .click();

  const others = page.getByRole('listitem').filter({ hasText: 'Edit' });
  await others.getByText('2 people connected, CONSOLE, ben').waitFor();
  const connect = others.getByRole('button', { name: 'Connect', exact: true });
  await connect.click();
  const question = page.getByRole('dialog', { name: 'Edit is in use' });
  await question.getByText(/^2 people are connected to this workstation now/).waitFor();
  await picture(page, 'in-use');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(console.store.issuedTokens).toEqual([]);
  await connect.click();
  await question.getByRole('button', { name: 'Connect' }).click();
  await expect.poll(() => console.store.issuedTokens.at(-1)?.sessionId).toBe('session-ben-1');

  // The user's own display does not ask, wherever it is open.
  const own = page.getByRole('listitem').filter({ hasText: 'Comp 1' });
  await own.getByText(/1 person connected/).waitFor();
  await own.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(() => console.store.issuedTokens.at(-1)?.sessionId).toBe('session-ada-1');
  viewer.release();
});

test('without a sign-in, a command says so and opens nothing', async () => {
  const { login, home, id } = await open();
  const target = ['--connection', id, '--session', 'session-ada-1'];
  const ran = await runProgram(home, ['--', 'connect', ...target, '--no-viewer', '--json']);
  expect(ran.status).toBe(5);
  expect(ran.err).toContain('You are signed out');
  const tested = await runProgram(home, ['--', 'connections', 'test', id, '--json']);
  expect(tested.out).toContain('"sign-in"');
  expect(login.requests).toEqual([]);
});
