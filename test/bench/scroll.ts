import { hasDisplay, startDisplay } from '../../scripts/lib/electron/display.mjs';
import { openGallery, type OpenGallery } from '../../scripts/lib/dev/gallery.mjs';
import { prepare } from '../../scripts/lib/setup/prepare.mjs';

/** The inputs that scroll a list of 1,000 workstations, and how often each is repeated. */
const INPUTS = [
  ['wheel', 120],
  ['PageDown', 60],
  ['ArrowDown', 120],
  ['End, Home', 20],
] as const;

/** Frame durations of each input, measured with `requestAnimationFrame`: median, longest, and how many took over 50 ms. */
export async function bench(): Promise<void> {
  await prepare('demo', { quiet: true });
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const gallery = await openGallery();
  try {
    await gallery.resize(1120, 720);
    for (const [input, times] of INPUTS) {
      const frames = await scroll(gallery, input, times);
      const sorted = frames.toSorted((a, b) => a - b);
      const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
      const long = frames.filter((ms) => ms > 50).length;
      console.log(
        `${input.padEnd(12)}${times} times: ${frames.length} frames, median ${at(0.5)} ms, ` +
          `95th percentile ${at(0.95)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(1)} ms, over 50 ms: ${long}`,
      );
    }
  } finally {
    await gallery.close();
    await screen?.stop();
  }
}

/** The duration of each frame in milliseconds. */
async function scroll({ page }: OpenGallery, input: string, times: number): Promise<number[]> {
  await page.evaluate(`gallery.show({ scene: 'list-thousand' })`);
  await page.locator('[data-slot="main"]').first().focus();
  await page.mouse.move(700, 500);
  await page.evaluate('gallery.watchFrames()');
  for (let nth = 0; nth < times; nth += 1)
    if (input === 'wheel') await page.mouse.wheel(0, 600);
    else for (const key of input.split(', ')) await page.keyboard.press(key);
  return page.evaluate('gallery.framesMs()');
}
