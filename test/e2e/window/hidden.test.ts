import { expect, test } from 'vitest';
import { eventually } from '../../support/machine/machine.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { newHome, startProgram } from '../../support/window/app.ts';
import { inMain } from '../../support/window/main-inspector.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

/** The state of the page. */
interface Report {
  readonly hidden: boolean;
  readonly running: number;
  readonly frames: number;
}

/**
 * Runs in the main process. Returns the state of the page before its window is hidden, when it is
 * hidden, a second later, and after it is shown again.
 */
async function hideAndShow({ BrowserWindow }: typeof Electron.CrossProcessExports) {
  const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const inPage = (code: string): Promise<unknown> =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code) ?? Promise.resolve();
  const read = async () => {
    const report = await inPage(`({
      hidden: document.hidden,
      running: document.getAnimations().filter(({ playState }) => playState === 'running').length,
      frames: globalThis.drawn ?? 0,
    })`);
    return report as Report | undefined;
  };
  const until = async (isSo: (now: Report) => boolean) => {
    for (;;) {
      const now = await read();
      if (now !== undefined && isSo(now)) return now;
      await pass(50);
    }
  };
  await until(({ running }) => running > 0);
  await inPage('drawn = 0; (function next() { drawn++; requestAnimationFrame(next); })()');
  const shown = await until(({ frames }) => frames > 10);
  const [window] = BrowserWindow.getAllWindows();
  window?.hide();
  const hidden = await until((now) => now.hidden && now.running === 0);
  await pass(1_000);
  const later = await read();
  window?.show();
  const again = await until(({ running, frames }) => running > 0 && frames > hidden.frames);
  return { shown, hidden, later, again };
}

test('nothing is animated in a hidden window, until it is shown again', async () => {
  const studio = await openStudio({ sessions: [{ sessionId: 'one', state: 'START_IN_PROGRESS' }] });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { text } = startProgram(home, ['--inspect=0', '--disable-gpu'], { display: true });
  const address = await eventually(() => /ws:\/\/\S+/.exec(text.err)?.[0]);
  // The window has requested its workstations.
  await eventually(() => studio.requests.length > 0 || undefined);
  const { shown, hidden, later, again } = await inMain(address, hideAndShow);
  expect(shown.hidden).toBe(false);
  expect(hidden).toMatchObject({ hidden: true, running: 0 });
  expect(later).toEqual(hidden);
  expect(again.hidden).toBe(false);
});
