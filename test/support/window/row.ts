import type { Locator, Page } from 'playwright-core';

/** The button that connects to a workstation; it is there once the workstations are listed. */
export const connectButton = (page: Page, workstation = 'Compositing 01'): Locator =>
  page.getByRole('button', { name: 'Connect', exact: true, description: workstation });

/** Clicks a button once it has rested: for half a second after it has changed, a click does nothing. */
export const clickSettled = (button: Locator): Promise<void> =>
  button.and(button.page().locator(':not([data-changed]):not([data-changed] *)')).first().click();
