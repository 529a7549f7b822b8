import { expect, test } from 'vitest';
import { ignoredArgv, linkArgv, refusedArgv } from '../../fixtures/hostile-argv.ts';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { clickSettled } from '../../support/window/row.ts';
import { readyPage } from '../../support/window/in-page.ts';

/** A window, and the program started again beside it. A dozen starts take their time, so each test has few. */
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

test('whatever the program is started with again, a link alone is looked at', async () => {
  const { home, app, notices, startAgain } = await openAndStartAgain();
  for (const [about, args] of ignoredArgv) expect.soft(await startAgain(args), about).toBe(0);
  // Those before it were taken when this one is told.
  expect(await startAgain(wellFormed)).toBe(0);
  await notices.getByText('Connection “north-pier” does not exist').waitFor();
  expect(await notices.getByRole('listitem').count()).toBe(1);
  expect(home.logText().split('a link was not followed')).toHaveLength(2);
  expect(app.windows()).toHaveLength(1);
});

test.each([
  ['a link', linkArgv],
  ['a link that is none', refusedArgv],
])('%s that the program is started with again is reported, however it is given', async (_, all) => {
  const { app, page, notices, startAgain } = await openAndStartAgain();
  for (const [about, args] of all) {
    const status = await startAgain(args);
    const isTyped = !args.includes('--open-url') && status === 2;
    // A typed one is judged in its terminal: the window is told of it only where it is well formed.
    if (isTyped) expect(await startAgain(wellFormed), about).toBe(0);
    else expect.soft(status, about).toBe(0);
    await notices.getByRole('listitem').waitFor();
    expect.soft(await page.getByRole('dialog').count(), about).toBe(0);
    await clickSettled(notices.getByRole('button', { name: 'Dismiss' }));
    await notices.waitFor({ state: 'hidden' });
  }
  expect(app.windows()).toHaveLength(1);
});

test('a link longer than can be handed over is refused, and does not end the program that runs', async () => {
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
