import type { Page } from 'playwright-core';

/**
 * Records what moves in the window without being scrolled, from now on, or also what has moved since its start. Also what moves
 * right after a click, which the cumulative layout shift of the web leaves out. Returns a function that reads what has moved since
 * it was called last.
 */
export async function recordLayoutShifts(
  page: Page,
  { sinceStart = false } = {},
): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`(() => {
    globalThis.shifts = [];
    const nameOf = ({ node, previousRect: from, currentRect: to }) =>
      [node?.parentElement?.className, node?.nodeName, node?.textContent?.slice(0, 40), 'from', from.x, from.y, 'to', to.x, to.y].join(' ');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push(...entry.sources.map(nameOf));
    }).observe({ type: 'layout-shift', buffered: ${String(sinceStart)} });
  })()`);
  return async () => {
    // Movements of the last frame are reported after it.
    await page.evaluate(
      `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))`,
    );
    return page.evaluate('shifts.splice(0)');
  };
}
