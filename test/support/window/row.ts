import type { Locator, Page } from 'playwright-core';

/** The button that connects to a workstation; it exists once the workstations are listed. */
export const connectButton = (page: Page, workstation = 'Compositing 01'): Locator =>
  page.getByRole('button', { name: 'Connect', exact: true, description: workstation });

/**
 * A button of a row that can be clicked: one that has just changed ignores clicks for half a
 * second.
 */
export const rowButton = (page: Page, name: string, workstation = 'Compositing 01'): Locator =>
  page
    .locator('[data-slot="main"]:not([data-changed])')
    .and(page.getByRole('button', { name, exact: true, description: workstation }))
    .first();

/** The text of a row once the viewer of its launch is open. */
export const openSince = (page: Page): Locator => page.getByText(/^Open since /).first();

/**
 * The card of the only launch, opened below its row unless it is open. It is returned once its
 * buttons can be clicked: half a second after its state has changed.
 */
export async function openCard(page: Page): Promise<Locator> {
  const button = page.locator('[data-slot="drawer"][aria-expanded="false"]').first();
  const card = page.locator('article');
  await card.or(button).first().waitFor();
  if ((await card.count()) === 0) await button.click();
  return page.locator('article:not([data-changed])');
}

/** Clicks a button once it has rested: for half a second after it has changed, a click does nothing. */
export const clickSettled = (button: Locator): Promise<void> =>
  button.and(button.page().locator(':not([data-changed]):not([data-changed] *)')).first().click();
