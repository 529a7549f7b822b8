import { expect, test } from 'vitest';
import { findings } from '../../support/window/axe-findings.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { fillConnection } from '../../support/window/form.ts';
import { openStudio } from '../../support/providers/studio.ts';
import { connectButton, openCard, rowButton } from '../../support/window/row.ts';

test('axe finds no problems from the first page to a failed launch', async () => {
  const studio = await openStudio({
    streams: (nth) => [
      nth === 1
        ? { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }
        : { state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' },
    ],
  });
  const { page } = await openApp(newHome());
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await page.getByText('No AWS profile can be used to sign in.').waitFor();
  expect.soft(await findings(page), 'the first page').toEqual([]);

  await button('Add a DCV connection').click();
  for (const kind of ['DCV Session Manager', 'DCV Access Console', 'DCV host']) {
    await page.getByLabel(kind).check();
    expect.soft(await findings(page), `the form of ${kind}`).toEqual([]);
  }
  await button('Cancel').click();
  await button('Add a Nimble studio').click();
  await button('Add connection').click();
  await page.getByText('Enter a name for the connection.').waitFor();
  expect.soft(await findings(page), 'the form with its errors').toEqual([]);

  await fillConnection(page, studio, { secret: 'mistyped-secret' });
  await button('Add connection').click();
  await button('Add anyway').waitFor();
  expect.soft(await findings(page), 'the form with a failed test').toEqual([]);
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
  const card = await openCard(page);
  await card.getByText(/^Preparing the stream/).waitFor();
  expect.soft(await findings(page), 'a launch in progress').toEqual([]);

  await rowButton(page, 'Cancel').click();
  await rowButton(page, 'Connect').click();
  await card.getByText('The stream could not be created').waitFor();
  expect.soft(await findings(page), 'a failed launch').toEqual([]);
});
