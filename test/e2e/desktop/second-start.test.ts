import { expect, test } from 'vitest';
import { ignoredArgv, linkArgv, refusedArgv } from '../../fixtures/hostile-argv.ts';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { clickSettled } from '../../support/window/row.ts';
import { readyPage } from '../../support/window/in-page.ts';

/**
 * Opens a window, next to which the program can be started again. Starts are slow, so each test has
 * few of them.
 */
async function openAndStartAgain() {
  const home = newHome();
  const { app, page } = await openApp(home);
  await readyPage(page);
  const notices = page.getByRole('region', { name: 'Notices' });
  const startAgain = async (args: readonly string[]) =>
    (await runProgram(home, args, { display: true })).status;
  return { home, app, page, notices, startAgain };
}
const [, wellFormed] = linkArgv[0] ?? ['', []];

test('only a link is read from the arguments of a second start', async () => {
  const { home, app, notices, startAgain } = await openAndStartAgain();
  for (const [about, args] of ignoredArgv) expect.soft(await startAgain(args), about).toBe(0);
  // Once this one is reported, the earlier ones have been handled.
  expect(await startAgain(wellFormed)).toBe(0);
  await notices.getByText('Connection “north-pier” does not exist').waitFor();
  expect(await notices.getByRole('listitem').count()).toBe(1);
  expect(home.logText().split('a link was not followed')).toHaveLength(2);
  expect(app.windows()).toHaveLength(1);
});

test.each([
  ['a link', linkArgv],
  ['an invalid link', refusedArgv],
])('%s as an argument of a second start is reported, however it is passed', async (_, all) => {
  const { app, page, notices, startAgain } = await openAndStartAgain();
  for (const [about, args] of all) {
    const status = await startAgain(args);
    // A link without --open-url is checked by the second start: the window gets it only if it is
    // well formed.
    const isRefused = !args.includes('--open-url') && status === 2;
    if (isRefused) expect(await startAgain(wellFormed), about).toBe(0);
    else expect.soft(status, about).toBe(0);
    await notices.getByRole('listitem').waitFor();
    expect.soft(await page.getByRole('dialog').count(), about).toBe(0);
    await clickSettled(notices.getByRole('button', { name: 'Dismiss' }));
    await notices.waitFor({ state: 'hidden' });
  }
  expect(app.windows()).toHaveLength(1);
});

test('a link that is too long to hand over is refused, and the running program continues', async () => {
  const home = newHome();
  const { app, page } = await openApp(home);
  await readyPage(page);
  const link = `stagedoor://connect?connection=north-pier&session=${'x'.repeat(100_000)}`;
  expect(await runProgram(home, ['--open-url', '--', link], { display: true })).toMatchObject({
    status: 0,
  });
  await page.getByText('The link is too long.').waitFor();
  expect(app.process().exitCode).toBe(null);
});
