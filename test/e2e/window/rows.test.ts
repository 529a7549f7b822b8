import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { PracticeOptions } from '../../../src/practice/studio.ts';
import { eventually } from '../../support/machine/machine.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { findings } from '../../support/window/axe-findings.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';

const quickly = () => ({ forMs: 400 });
const ready = (n: number) => ({
  sessionId: `comp-${n}`,
  name: `Comp ${n}`,
  state: 'READY' as const,
  launchProfileId: 'practice-compositing',
});

/** The window with four workstations: three are ready, the last is stopped. */
async function open(script: PracticeOptions['script'] = {}) {
  const stopped = { ...ready(4), state: 'STOPPED' as const };
  const studio = await openStudio({
    sessions: [ready(1), ready(2), ready(3), stopped],
    changes: quickly,
    ...script,
  });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Comp 1' }).waitFor();
  /** How often an operation of the service was called. */
  const requestCount = (operation: string) =>
    studio.requests.filter((request) => request.operation === operation).length;
  return { page, requestCount, viewer };
}

/** Saves a picture of the window, if a folder for it is named. */
async function picture(page: Page, name: string) {
  const folder = process.env.STAGEDOOR_TEST_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

const name = (page: Page, workstation: string) =>
  page.getByRole('heading', { name: workstation, level: 3 });
/** The distance of each workstation from the top of the window. */
const tops = (page: Page) =>
  page.evaluate(
    `[...document.querySelectorAll('[data-row] h3')].map((one) => [one.textContent, one.getBoundingClientRect().top])`,
  );

test('a right click and the menu key open the menu of a row, and Stop can be cancelled', async () => {
  const { page, requestCount } = await open();
  await name(page, 'Comp 2').click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Actions for Comp 2' });
  await menu.waitFor();
  await picture(page, 'menu');
  expect(await findings(page)).toEqual([]);
  const labels = await menu.getByRole('menuitem').allTextContents();
  expect(labels.map((label) => label.trim())).toEqual([
    ...['Connect', 'Stop…', 'Copy link', 'Details', 'End…'],
  ]);
  await page.keyboard.press('Escape');
  await menu.waitFor({ state: 'detached' });

  for (const key of ['ContextMenu', 'Shift+F10']) {
    await page.getByLabel('Select Comp 3').focus();
    await page.keyboard.press(key);
    await page.getByRole('menu', { name: 'Actions for Comp 3' }).waitFor();
    expect(await page.getByRole('menu').count()).toBe(1);
    await page.keyboard.press('s');
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Stop Comp 3?' });
    await question.getByText(/Save your work first/).waitFor();
    await picture(page, 'stop');
    await question.getByRole('button', { name: 'Stop', disabled: false }).waitFor();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'Select Comp 3',
    );
  }
  expect(requestCount('StopStreamingSession')).toBe(0);

  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: 'Stop…' }).dblclick();
  const stop = page.getByRole('dialog').getByRole('button', { name: 'Stop', exact: true });
  // The second click of a double click does not confirm the question.
  await stop.dblclick({ force: true });
  expect(requestCount('StopStreamingSession')).toBe(0);
  await page.getByRole('dialog').getByRole('button', { name: 'Stop', disabled: false }).click();
  await eventually(() => requestCount('StopStreamingSession') === 1 || undefined);
});

test('two workstations are stopped at once with one question, and nothing moves meanwhile', async () => {
  const { page, requestCount } = await open();
  const before = await tops(page);
  await name(page, 'Comp 1').click({ modifiers: ['Control'] });
  await name(page, 'Comp 4').click({ modifiers: ['Control'] });
  await name(page, 'Comp 2').click({ modifiers: ['Control'] });
  await page.getByText('3 selected').waitFor();
  await picture(page, 'selected');
  expect(await findings(page)).toEqual([]);
  expect(await tops(page)).toEqual(before);
  await page.getByRole('button', { name: 'Stop…' }).click();
  const question = page.getByRole('dialog', { name: 'Stop 2 workstations?' });
  await question.getByText('Comp 4: Stopped').waitFor();
  await picture(page, 'stop-many');
  expect(await findings(page)).toEqual([]);
  await question.getByRole('button', { name: 'Stop 2', disabled: false }).click();
  await eventually(() => requestCount('StopStreamingSession') === 2 || undefined);
  await page.getByText('2 selected').waitFor({ state: 'detached' });
  const stopped = page.getByRole('listitem').filter({ hasText: 'Stopped' });
  await eventually(async () => (await stopped.count()) === 3 || undefined);
  expect(await tops(page)).toEqual(before);
});

test('a double click on a row connects once and selects no text', async () => {
  const { page, requestCount, viewer } = await open();
  await name(page, 'Comp 2').dblclick();
  await viewer.received();
  expect(requestCount('CreateStreamingSessionStream')).toBe(1);
  expect(await page.evaluate('String(getSelection())')).toBe('');
  viewer.release();
});

test('a favorite moves to its group on the next refresh, not at once', async () => {
  const { page } = await open();
  const before = await tops(page);
  const row = page.getByRole('listitem').filter({ hasText: 'Comp 3' });
  await row.getByRole('button', { name: 'Favorite' }).click();
  await row.getByRole('button', { name: 'Favorite', pressed: true }).waitFor();
  expect(await tops(page)).toEqual(before);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('heading', { name: 'Favorites', level: 2 }).waitFor();
  await picture(page, 'starred');
});

test('the form for a new workstation suggests a name from its profile, and nothing in it moves', async () => {
  const { page } = await open({ sessions: [ready(1)] });
  await name(page, 'Comp 1').waitFor();
  const shifts = await recordLayoutShifts(page);
  await page.getByRole('button', { name: 'New workstation' }).click();
  await page.getByRole('button', { name: 'Create' }).waitFor();
  expect(await shifts()).toEqual([]);
  await page.getByLabel('Profile').selectOption({ label: 'Compositing' });
  const field = page.getByLabel(/^Name/);
  await expect.poll(() => field.inputValue()).toBe('Compositing 1');
  await picture(page, 'new-workstation');
});

test('the form for a new workstation keeps its shape when another profile is chosen', async () => {
  const { page } = await open({ sessions: [ready(1)] });
  await name(page, 'Comp 1').waitFor();
  await page.getByRole('button', { name: 'New workstation' }).click();
  const create = page.getByRole('button', { name: 'Create' });
  const isReady = () => create.getAttribute('aria-disabled');
  await create.waitFor();
  await page.getByLabel('Profile').selectOption({ label: 'Compositing' });
  await page.getByRole('option', { name: 'g5.4xlarge' }).waitFor({ state: 'attached' });
  await expect.poll(isReady).toBe('false');
  await page.evaluate(
    `globalThis.cancel = document.querySelector('form [data-cancel]'), undefined`,
  );
  const shifts = await recordLayoutShifts(page);
  await page.getByLabel('Profile').selectOption({ label: 'Simulation' });
  await page.getByRole('option', { name: 'g5.16xlarge' }).waitFor({ state: 'attached' });
  await expect.poll(isReady).toBe('false');
  expect(await page.evaluate('cancel.isConnected')).toBe(true);
  expect(await shifts()).toEqual([]);
});
