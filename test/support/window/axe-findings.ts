import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The rules of axe whose result depends on the theme, because a theme changes only colours. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds in the current window, in both themes. */
export async function findings(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Electron gives axe no new page, which it would use for frames; there are none here.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // Otherwise axe also describes each element in which it found nothing.
    axe.options({ resultTypes: ['violations'] });
    if (colorScheme === 'dark') axe.withRules(COLOUR_RULES);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`));
  }
  return found;
}
