import { hasDisplay, startDisplay } from '../../scripts/lib/electron/display.mjs';
import { openGallery } from '../../scripts/lib/dev/gallery.mjs';
import { prepare } from '../../scripts/lib/setup/prepare.mjs';

/** Typed one key after the other, and deleted again: many matches, few, and none. */
const SEARCHES = ['anim 12', 'workstation', 'g5 ready', 'zebra'];

/** From the keystroke to the end of the frame that shows its effect, in a list of 10,000 workstations. */
const RECORD = `
  addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.onmessage = () => keysMs.push(performance.now() - timeStamp);
      painted.port2.postMessage(undefined);
    });
  }, true);
`;

export async function bench(): Promise<void> {
  await prepare('demo', { quiet: true });
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const { page, resize, close } = await openGallery();
  try {
    await resize(1120, 720);
    await page.evaluate(RECORD);
    for (const scene of ['first-run', 'list-ten-thousand']) {
      await page.evaluate(`gallery.show({ scene: '${scene}' })`);
      const field = page.locator(scene === 'first-run' ? 'input' : 'input[type=search]').first();
      await field.focus();
      await page.evaluate('globalThis.keysMs = []');
      for (const text of SEARCHES) {
        await page.keyboard.type(text, { delay: 60 });
        for (const key of text.replaceAll(/./g, 'Backspace ').trim().split(' '))
          await page.keyboard.press(key, { delay: 60 });
      }
      const keysMs = await page.evaluate<number[]>('keysMs.toSorted((a, b) => a - b)');
      const at = (share: number) => (keysMs[Math.floor(keysMs.length * share)] ?? 0).toFixed(1);
      console.log(
        `${scene.padEnd(20)}${String(keysMs.length)} keys: median ${at(0.5)} ms, ` +
          `95th percentile ${at(0.95)} ms, longest ${(keysMs.at(-1) ?? 0).toFixed(1)} ms`,
      );
    }
  } finally {
    await close();
    await screen?.stop();
  }
}
