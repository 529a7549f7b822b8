import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ensureElectron, otherProgram } from '../electron/electron-binary.mjs';
import { projectRoot } from '../base/paths.mjs';
import { removeHome } from '../electron/programs-in.mjs';
import { sandboxSwitches } from '../electron/sandbox.mjs';

const galleryFolder = join(projectRoot, 'test', 'gallery');
const PATIENCE_MS = 30_000;

/** With these, text is drawn the same on all displays and machines. */
const DRAWING = [
  '--disable-gpu',
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--lang=en-US',
];

/**
 * @typedef {object} OpenGallery
 * @property {import('playwright-core').Page} page it has `gallery` (test/gallery/gallery.ts) in it
 * @property {readonly {readonly name: string, readonly picture: boolean}[]} scenes `picture`: whether one is kept
 * @property {readonly string[]} languages by BCP 47 tag
 * @property {(width: number, height: number) => Promise<void>} resize in CSS pixels, the page's own
 * @property {() => Promise<void>} close
 */

/**
 * Builds the gallery and opens it in a window of the Electron that tests run with, or in the Chromium whose path is in
 * `STAGEDOOR_TEST_CHROMIUM`. Needs a screen.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<OpenGallery>}
 */
export async function openGallery(env = process.env) {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-gallery-'));
  const clean = () => removeHome(folder);
  try {
    const serving = await serve(join(folder, 'site'));
    try {
      const chromium = env['STAGEDOOR_TEST_CHROMIUM'];
      const { close, page } = chromium
        ? await startChromium(chromium, serving.url)
        : await startElectron(serving.url, folder, env);
      await whenReady(page, close);
      const { scenes, languages } = await page.evaluate(
        '({ scenes: gallery.scenes, languages: gallery.languages })',
      );
      return {
        page,
        scenes,
        languages,
        resize: (width, height) => page.setViewportSize({ width, height }),
        close: async () => {
          await close();
          await serving.close();
          await clean();
        },
      };
    } catch (error) {
      await serving.close();
      throw error;
    }
  } catch (error) {
    await clean();
    throw error;
  }
}

/** @param {string} outDir */
async function serve(outDir) {
  // Imported here because, in a new clone, this file is loaded before the dependencies are installed.
  const { build, preview } = await import('vite');
  const settings = {
    configFile: join(projectRoot, 'vite.gallery.config.ts'),
    logLevel: /** @type {const} */ ('error'),
  };
  await build({ ...settings, build: { outDir } });
  const server = await preview({
    ...settings,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return {
    url: `http://127.0.0.1:${address.port}/gallery.html?scene=first-run`,
    close: () => server.close(),
  };
}

/**
 * @param {string} url
 * @param {string} home
 * @param {NodeJS.ProcessEnv} env
 */
async function startElectron(url, home, env) {
  const { _electron } = await import('playwright-core');
  const switches = [...sandboxSwitches(), ...DRAWING, `--user-data-dir=${join(home, 'electron')}`];
  const electron = await ensureElectron({ quiet: true });
  const program = await otherProgram(electron, join(galleryFolder, 'window'), switches);
  const app = await _electron.launch({
    executablePath: program.command,
    args: program.args,
    // A fixed time zone without daylight saving time.
    env: /** @type {Record<string, string>} */ ({ ...env, GALLERY_URL: url, TZ: 'UTC' }),
    timeout: PATIENCE_MS,
  });
  return { page: await app.firstWindow(), close: () => app.close() };
}

/**
 * @param {string} executablePath
 * @param {string} url
 */
async function startChromium(executablePath, url) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath,
    args: [...sandboxSwitches(), ...DRAWING],
    timeout: PATIENCE_MS,
  });
  const page = await browser.newPage({ locale: 'en-US', timezoneId: 'UTC' });
  await page.goto(url);
  return { page, close: () => browser.close() };
}

/**
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<void>} close
 */
async function whenReady(page, close) {
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    await page.waitForFunction('globalThis.gallery !== undefined');
    // The pointer is moved to where it has no visible effect.
    await page.mouse.move(1, 1);
  } catch (error) {
    await close();
    throw error;
  }
}
