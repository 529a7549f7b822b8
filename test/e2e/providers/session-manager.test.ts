import { expect, onTestFinished, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { openBroker, type BrokerScript } from '../../support/broker/broker.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { openCard } from '../../support/window/row.ts';

/** Opens the window and adds a connection to a broker with the form. */
async function open(script: BrokerScript = {}, more: { pin?: string } = {}) {
  const broker = await openBroker(script);
  const viewer = recordingViewer('stay');
  onTestFinished(() => {
    viewer.release();
  });
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  const { page } = await openApp(home);
  await page.getByRole('button', { name: 'Add a DCV connection' }).click();
  await page.getByLabel('DCV Session Manager').check();
  await page.getByLabel('Name').fill('Render broker');
  await page.getByLabel('Address').fill(broker.origin);
  await page.getByText('More options').click();
  await page.getByLabel('User').fill('ada');
  await page.getByLabel('Allowed stream hosts').fill('127.0.0.1');
  await page.getByLabel('Client ID').fill(broker.credential.id);
  await page.getByLabel('Client secret').fill(broker.credential.secret);
  await page.getByLabel('CA file').fill(broker.trust?.caFile ?? '');
  if (more.pin !== undefined) await page.getByLabel('Pin').fill(more.pin);
  await page.getByRole('button', { name: 'Add connection' }).click();
  return { broker, viewer, home, page };
}

test('a broker is added with its form, a session is created there and opens in the viewer', async () => {
  const { broker, viewer, home, page } = await open();
  await page.getByRole('heading', { name: 'Comp 1' }).waitFor();

  await page.getByRole('button', { name: 'New workstation' }).click();
  await page.getByLabel('Name').fill('Roto 9');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await eventually(() => broker.requests.find(({ path }) => path === '/createSessions'));
  broker.store.advance();
  const card = await openCard(page);
  await card.getByRole('button', { name: /try anyway/i }).click();
  await card.getByText('Open in the DCV viewer').waitFor();
  const { file, argv } = await viewer.received();
  const given = broker.store.issuedTokens.at(-1);
  expect(given?.user).toBe('ada');
  expect(file.text).toContain(`sessionid=${given?.sessionId ?? ''}`);
  expect(file.text).toContain(`authtoken=${given?.token ?? ''}`);
  expect(argv.join(' ')).not.toContain(given?.token ?? '');
  const shown = `${await page.content()} ${home.logText()}`;
  for (const secret of [given?.token ?? '', broker.credential.secret])
    expect(shown).not.toContain(secret);
});

test('the screenshot of a session is shown next to it, and the session can be ended', async () => {
  const { broker, page } = await open();
  const row = page.getByRole('listitem').filter({ hasText: 'Comp 1' });
  await row.getByRole('img', { name: 'The current screen of Comp 1' }).waitFor();
  await row.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Details' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('img', { name: 'The current screen of Comp 1' }).waitFor();
  await dialog.getByRole('button', { name: 'End…' }).click();
  await dialog.getByRole('button', { name: 'End workstation', disabled: false }).click();
  await eventually(() => broker.requests.find(({ path }) => path === '/deleteSessions'));
});

test('a server whose key does not match the pin is reported and gets no requests', async () => {
  const { broker, page } = await open({}, { pin: `sha256/${'A'.repeat(43)}=` });
  await page.getByText("The service's certificate is not trusted").first().waitFor();
  expect(broker.requests).toEqual([]);
});
