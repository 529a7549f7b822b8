import type { Locator, Page } from 'playwright-core';

/** The button that connects to a workstation; it is there once the workstations are listed. */
export const connectButton = (page: Page, workstation = 'Compositing 01'): Locator =>
  page.getByRole('button', { name: 'Connect', exact: true, description: workstation });
