import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { fillConnection } from '../../support/window/form.ts';
import { connectButton } from '../../support/window/row.ts';
import { openStudio } from '../../support/providers/studio.ts';

/** What axe finds in the window as it is, in both themes. */
async function findings(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Electron gives no new page to axe, which it would use for frames; there are none here.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`));
  }
  return found;
}

test('axe finds nothing wrong on the way from the first window to a launch and its failure', async () => {
  const studio = await openStudio({
    streams: (nth) => [
      nth === 1
        ? { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }
        : { state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' },
    ],
  });
  const { page } = await openApp(newHome());
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.getByText('There are no AWS profiles').waitFor();
  expect.soft(await findings(page), 'the first window').toEqual([]);

  await button('Add a DCV connection').click();
  for (const kind of ['DCV Session Manager', 'DCV Access Console', 'DCV host']) {
    await page.getByLabel(kind).check();
    expect.soft(await findings(page), `the form of ${kind}`).toEqual([]);
  }
  await button('Cancel').click();
  await button('Add a Nimble studio').click();
  await button('Add connection').click();
  await page.getByText('a connection needs a name').waitFor();
  expect.soft(await findings(page), 'the form with what is wrong in it').toEqual([]);

  await fillConnection(page, studio, { secret: 'mistyped-secret' });
  await button('Add connection').click();
  await button('Add anyway').waitFor();
  expect.soft(await findings(page), 'the form with a test that is not well').toEqual([]);
  await fillConnection(page, studio);
  await button('Add connection').click();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await button('Details').click();
  await button('Test').click();
  await page.getByRole('list', { name: 'Checks' }).waitFor();
  await button('Test the network').click();
  await button('Copy for the network team').waitFor();
  expect.soft(await findings(page), 'the list and the details').toEqual([]);

  await button('Replace keys').click();
  await page.getByRole('dialog').waitFor();
  expect.soft(await findings(page), 'the form for new keys').toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await connectButton(page).click();
  const card = page.getByRole('article');
  await card.getByText('STREAM_CREATE_IN_PROGRESS').waitFor();
  expect.soft(await findings(page), 'a launch under way').toEqual([]);

  await card.getByRole('button', { name: 'Cancel' }).click();
  await card.getByRole('button', { name: 'Connect again' }).click();
  await card.getByText('The stream could not be created').waitFor();
  expect.soft(await findings(page), 'a launch that failed').toEqual([]);
});
