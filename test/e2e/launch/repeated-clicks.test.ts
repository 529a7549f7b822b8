import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { onEnd, openForAll } from '../../support/machine/lifetime.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openSince, rowButton } from '../../support/window/row.ts';

/** Opens a studio with quick changes, and counts the requests for each operation. */
async function openCounted(script: Script = {}) {
  const studio = await openStudio({ changes: () => ({ forMs: 300 }), ...script });
  const count = (wanted: string) =>
    studio.requests.filter(({ operation }) => operation === wanted).length;
  return { studio, count };
}

/** Opens the window with connections, and with a viewer that stays open. */
async function openWindow(connections: readonly object[]) {
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  for (const connection of connections) await saveConnection(home, connection);
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  return { page, viewer };
}

async function open(script: Script = {}) {
  const { studio, count } = await openCounted(script);
  return { count, ...(await openWindow([connectionTo(studio)])) };
}

/** Presses Enter twice, faster than a user can click. */
const enterTwice = (page: Page) =>
  Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
const handedOver = (page: Page) => openSince(page).waitFor();

describe('in one window, with a studio for each test', () => {
  const names = ['North Pier', 'South Pier', 'East Pier', 'West Pier'] as const;
  const opened = openForAll(async () => {
    const studios = await Promise.all(names.map(() => openCounted()));
    const connections = studios.map(({ studio }, nth) =>
      connectionTo(studio, { name: names[nth] }),
    );
    const { page, viewer } = await openWindow(connections);
    onEnd(viewer.release);
    return { page, studios };
  });
  /** Shows the connection with this name. */
  const choose = async (name: (typeof names)[number]) => {
    const { page, studios } = opened();
    const sidebar = page.getByRole('navigation', { name: 'Connections' });
    await sidebar.getByRole('button', { name }).click();
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
    return { page, count: studios[names.indexOf(name)]!.count };
  };

  test('pressing Enter twice on Connect requests one stream', async () => {
    const { count, page } = await choose('North Pier');
    await connectButton(page).focus();
    await enterTwice(page);
    await handedOver(page);
    expect(count('CreateStreamingSessionStream')).toBe(1);
  });

  test('a double click on a stopped workstation starts it once and requests one stream', async () => {
    const { count, page } = await choose('South Pier');
    await page.getByRole('button', { name: 'Start and connect' }).first().dblclick();
    await handedOver(page);
    expect(count('StartStreamingSession')).toBe(1);
    expect(count('CreateStreamingSessionStream')).toBe(1);
  });

  test.each([
    ['two presses of Enter', 'East Pier', enterTwice],
    [
      'a double click',
      'West Pier',
      (page: Page) => page.getByRole('button', { name: 'Create' }).dblclick(),
    ],
  ] as const)('%s on Create create one workstation', async (_how, name, press) => {
    const { count, page } = await choose(name);
    await page.getByRole('button', { name: 'New workstation' }).click();
    await page.getByLabel('Image').selectOption({ index: 1 });
    await page.getByLabel('Connect when ready').uncheck();
    await page.getByRole('checkbox', { name: /accept/i }).check();
    await page.getByRole('button', { name: 'Create' }).focus();
    await press(page);
    await page.getByRole('article').getByText('Created').first().waitFor();
    expect(count('CreateStreamingSession')).toBe(1);
  });
});

test('pressing Enter twice in the command palette requests one stream', async () => {
  const { count, page, viewer } = await open();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('connect compositing');
  await enterTwice(page);
  await handedOver(page);
  expect(count('CreateStreamingSessionStream')).toBe(1);
  viewer.release();
});

test('a double click on Try again, or on Reconnect, requests one more stream', async () => {
  const { count, page, viewer } = await open({
    streams: (nth) => [
      nth === 1
        ? { state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' }
        : { state: 'READY', statusCode: 'STREAM_READY' },
    ],
  });
  await connectButton(page).click();
  await rowButton(page, 'Try again').dblclick();
  await handedOver(page);
  expect(count('CreateStreamingSessionStream')).toBe(2);
  viewer.release();
  await rowButton(page, 'Reconnect').dblclick();
  await eventually(() => (count('CreateStreamingSessionStream') === 3 ? true : undefined));
  await page.getByRole('button', { name: 'Reconnect' }).waitFor();
  expect(count('CreateStreamingSessionStream')).toBe(3);
});

test('a link to a workstation that is open, pasted into the palette, requests one more stream', async () => {
  const { count, page, viewer } = await open();
  await connectButton(page).click();
  await handedOver(page);
  const id = await page.locator('h3', { hasText: 'Compositing 01' }).getAttribute('title');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill(`stagedoor://connect?connection=north-pier-films&session=${String(id)}`);
  await enterTwice(page);
  await eventually(() => (count('CreateStreamingSessionStream') === 2 ? true : undefined));
  await rowButton(page, 'Reconnect').waitFor();
  expect(count('CreateStreamingSessionStream')).toBe(2);
  viewer.release();
});
