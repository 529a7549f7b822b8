import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { picture } from '../../support/window/picture.ts';
import { clickSettled } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';

/** Nothing moves by as much as this. */
const SLACK_PX = 1;
const SEEN = ':is(h1, h2, h3, button, input, select, label)';

/** Where everything on the page is in the window, without what is in a notice. */
const positions = (page: Page): Promise<readonly (readonly [string, number, number])[]> =>
  page.evaluate(`[...document.querySelectorAll('main ${SEEN}, aside ${SEEN}, nav ${SEEN}')]
    .filter((one) => one.checkVisibility() && one.closest('.foot-notices, [role="alert"]') === null)
    .map((one) => {
      const { x, y } = one.getBoundingClientRect();
      return [one.textContent.trim(), x, y];
    })`);

/** Fails if anything moves in the window when `appear` and `disappear` are called. */
async function expectStill(
  page: Page,
  what: string,
  appear: () => Promise<unknown>,
  disappear: () => Promise<unknown>,
) {
  const shifts = await recordLayoutShifts(page);
  for (const [step, act] of Object.entries({ appear, disappear })) {
    // At the new end of a page that a notice made lower.
    if (what.endsWith('end')) await scrollToEnd(page);
    await shifts();
    const before = await positions(page);
    await act();
    await picture(page, `notice-${what}-${step}`);
    expect.soft(await shifts(), `${what}, ${step}`).toEqual([]);
    const after = await positions(page);
    const moved = before.filter(([text, x, y], nth) => {
      const [, otherX = NaN, otherY = NaN] = after[nth] ?? [];
      return text === after[nth]?.[0] && !(Math.hypot(x - otherX, y - otherY) < SLACK_PX);
    });
    expect.soft(moved, `${what}, ${step}`).toEqual([]);
    expect.soft(after.length, `${what}, ${step}`).toBe(before.length);
  }
}

const scrollToEnd = (page: Page) =>
  page.evaluate(`new Promise((done) => {
    document.querySelector('main').scrollTo(0, 100_000);
    setTimeout(done, 200);
  })`);

/** A link to an unknown connection is reported in a notice. */
function noticeOf(page: Page, home: Home) {
  const notices = page.getByRole('region', { name: 'Notices' });
  const link = 'stagedoor://connect?connection=north-pier&session=console';
  return [
    async () => {
      await runProgram(home, ['--open-url', '--', link], { display: true });
      await notices.getByRole('listitem').waitFor();
    },
    async () => {
      await clickSettled(notices.getByRole('button', { name: 'Dismiss' }));
      await notices.waitFor({ state: 'hidden' });
    },
  ] as const;
}

test('a notice moves nothing on the first page, in a list, in the settings and in a form', async () => {
  const home = newHome();
  const { page } = await openApp(home);
  const notice = noticeOf(page, home);
  await readyPage(page);
  await expectStill(page, 'first page', ...notice);
  await page.getByRole('button', { name: 'Try without an account' }).click();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await expectStill(page, 'list', ...notice);
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await expectStill(page, 'settings', ...notice);
  await expectStill(page, 'settings, at their end', ...notice);
  await page.keyboard.press('Control+n');
  await page.getByLabel('DCV host').check();
  await expectStill(page, 'short form', ...notice);
  await page.getByLabel('Nimble-compatible').check();
  await expectStill(page, 'form', ...notice);
  await expectStill(page, 'form, at its end', ...notice);
});

test('a field that a notice would cover is scrolled out from under it', async () => {
  const home = newHome();
  const { page } = await openApp(home);
  const [appear] = noticeOf(page, home);
  await readyPage(page);
  await page.getByRole('button', { name: 'Add a Nimble studio' }).click();
  await page.getByText('More options').click();
  const last = page.getByLabel(/^Pin/);
  await last.focus();
  await appear();
  const notice = await page.getByRole('region', { name: 'Notices' }).boundingBox();
  await expect
    .poll(async () => {
      const field = await last.boundingBox();
      return field !== null && notice !== null && field.y + field.height <= notice.y;
    })
    .toBe(true);
});

test('a notice, and the failure of a request, move nothing in a long list', async () => {
  const sessions = Array.from({ length: 40 }, (_, nth) => ({
    sessionId: `shot-${nth}`,
    name: `Shot ${String(nth).padStart(2, '0')}`,
  }));
  const studio = await openStudio({ sessions });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Shot 00' }).waitFor();
  await expectStill(page, 'long list', ...noticeOf(page, home));
  await expectStill(page, 'long list, at its end', ...noticeOf(page, home));

  // Settings that cannot be written.
  const settings = join(home.folder, 'settings.json');
  rmSync(settings);
  mkdirSync(settings);
  const failure = page.getByRole('main').getByRole('alert');
  const dismissFailure = async () => {
    await clickSettled(failure.getByRole('button', { name: 'Dismiss' }));
    await failure.waitFor({ state: 'detached' });
  };
  const failAt = (row: Locator) => async () => {
    await row.getByRole('button', { name: 'Favorite' }).click();
    await failure.waitFor();
  };
  const rows = page.locator('.row');
  await page.evaluate("document.querySelector('main').scrollTo(0, 0)");
  await expectStill(page, 'failure', failAt(rows.first()), dismissFailure);
  // The row with the focus is always drawn, wherever the list is scrolled to.
  await scrollToEnd(page);
  await rows.last().getByRole('button', { name: 'Favorite' }).focus();
  await expectStill(page, 'failure, at its end', failAt(rows.last()), dismissFailure);
  // The room below the end goes when it is no longer needed.
  await page.evaluate("document.querySelector('main').scrollTo(0, 0)");
  await expect
    .poll(() => page.evaluate("getComputedStyle(document.querySelector('main'), '::after').height"))
    .toBe('0px');
});

test('the results of tests of a connection move none of the buttons that start them', async () => {
  const studio = await openStudio({});
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  const details = page.getByRole('region', { name: 'Details' });
  const buttons = await details.getByRole('button').all();
  const boxes = () => Promise.all(buttons.map((button) => button.boundingBox()));
  const before = await boxes();
  for (const [test, result] of [
    ['Test', 'Workstations'],
    ['Test the network', 'Copy for the network team'],
  ] as const) {
    await details.getByRole('button', { name: test, exact: true }).click();
    expect.soft(await boxes(), test).toEqual(before);
    await details.getByText(result).first().waitFor();
    await picture(page, `result-of-${test}`);
    expect.soft(await boxes(), test).toEqual(before);
  }
});

test('a failure in a dialog moves nothing in it, and nothing moves when it goes', async () => {
  const studio = await openStudio({});
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const remove = dialog.getByRole('button', { name: 'Remove', exact: true });
  await remove.waitFor();
  // Settings that cannot be written.
  const settings = join(home.folder, 'settings.json');
  rmSync(settings);
  mkdirSync(settings);
  const shifts = await recordLayoutShifts(page);
  const before = [await dialog.getByRole('heading').boundingBox(), await remove.boundingBox()];
  for (let nth = 0; nth < 2; nth++) {
    await remove.click();
    await dialog.getByRole('alert').waitFor();
    expect([await dialog.getByRole('heading').boundingBox(), await remove.boundingBox()]).toEqual(
      before,
    );
    expect(await shifts()).toEqual([]);
  }
  await picture(page, 'failure-in-dialog');
});

test('a notice and a failure are above the panel of launches', async () => {
  const home = newHome();
  const { page } = await openApp(home);
  const [appear] = noticeOf(page, home);
  await page.getByRole('button', { name: 'Try without an account' }).click();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await page.locator('.row', { hasText: 'Compositing 01' }).getByText('Connect').click();
  const panel = page.getByRole('region', { name: 'Launches' }).getByRole('list');
  await page.getByRole('button', { name: '1 preparing' }).click();
  await panel.waitFor();

  await appear();
  // Settings that cannot be written.
  rmSync(join(home.folder, 'settings.json'));
  mkdirSync(join(home.folder, 'settings.json'));
  await page.locator('.row').first().getByRole('button', { name: 'Favorite' }).click();
  const notices = page.getByRole('region', { name: 'Notices' });
  const failure = page.getByRole('main').getByRole('alert');
  const areAbove = async () => {
    const boxes = [await failure.boundingBox(), await notices.boundingBox()];
    const top = (await panel.boundingBox())?.y ?? 0;
    return boxes.map((box) => box !== null && box.y + box.height <= top + SLACK_PX);
  };
  await expect.poll(areAbove).toEqual([true, true]);
  await picture(page, 'above-the-launches');
  const overflow =
    'document.querySelector(".foot-notices").scrollHeight - document.querySelector(".foot-notices").clientHeight';
  expect(await page.evaluate(overflow)).toBe(0);
});

test('what is shown for a moment covers no notice, no failure and nothing that can be undone', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  await saveConnection(home, { name: 'South Pier', kind: 'practice' });
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await noticeOf(page, home)[0]();
  await page.getByRole('button', { name: /South Pier/ }).click();
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await clickSettled(page.getByRole('dialog').getByRole('button', { name: 'Remove' }));
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  rmSync(join(home.folder, 'settings.json'));
  mkdirSync(join(home.folder, 'settings.json'));
  const row = page.locator('.row').first();
  await row.getByRole('button', { name: 'Favorite' }).click();
  await row.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Copy link' }).click();

  // From the top to the bottom.
  const parts = [
    page.getByText('Link copied'),
    page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Undo' }) }),
    page.getByRole('main').getByRole('alert'),
    page.getByRole('region', { name: 'Notices' }),
  ];
  for (const part of parts) await part.waitFor();
  const areSeparate = async () => {
    const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
    return boxes.map((box, nth) => {
      const below = boxes[nth + 1];
      return box !== null && (below?.y ?? Infinity) - (box.y + box.height) >= -SLACK_PX;
    });
  };
  await expect.poll(areSeparate).toEqual(parts.map(() => true));
  await picture(page, 'toast');
});
