import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  comparePictures,
  PICTURE_SIZE,
  pictureName,
  picturesFolder,
  takePicture,
  THEMES,
} from '../../../scripts/lib/dev/pictures.mjs';
import { COLOUR_RULES } from '../../support/window/axe-findings.ts';
import { useGallery } from '../../support/window/gallery.ts';

// Every scene of test/gallery in one window: the real page with a bridge without a main process.
const { open, run, show, resize } = useGallery();

test('axe finds nothing on any screen, in both themes', async () => {
  const findings = (options: object) =>
    `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })}).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;
  await resize(PICTURE_SIZE);
  // Leaves axe in the page. In the legacy mode, axe needs no second page, which Electron cannot
  // provide. It would only be needed for frames.
  await new AxeBuilder({ page: open().page }).setLegacyMode(true).analyze();
  for (const { name } of open().scenes) {
    await show({ scene: name, theme: 'light' });
    expect.soft(await run(findings({})), `${name}, light`).toEqual([]);
    await run(`gallery.setTheme('dark')`);
    expect.soft(await run(findings({ runOnly: COLOUR_RULES })), `${name}, dark`).toEqual([]);
  }
});

/** Stops animations, for example of the progress ring. */
const STILL = { animations: 'disabled' } as const;

describe('the window matches its reference pictures', () => {
  /** The folder of pictures that differ. */
  let folder: string | undefined;
  const keep = (name: string, picture: Buffer): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'stagedoor-pictures-'));
    writeFileSync(join(folder, name), picture);
    return join(folder, name);
  };
  const kept = (name: string) => readFileSync(join(picturesFolder, name));

  test.each(THEMES)('in the %s theme, except for font rendering', async (theme) => {
    await resize(PICTURE_SIZE);
    for (const { name } of open().scenes.filter(({ picture }) => picture)) {
      const file = pictureName(name, theme);
      const actual = await takePicture(open(), name, theme);
      const { alike, differs, difference } = await comparePictures(kept(file), actual);
      const reported = () =>
        `${file} differs by ${differs}. Now: ${keep(file, actual)}. Difference: ${keep(`${name}-${theme}-difference.png`, difference())}. ` +
        'If that is intended, run npm run pictures.';
      expect.soft(alike || reported(), file).toBe(true);
    }
  });

  test.each([
    ['a button that is moved by eight pixels', `[data-slot="main"]`, { translate: '-8px' }],
    ['a card that is moved by four pixels', 'main .card', { translate: '0 4px' }],
    ['a button in another colour', 'button.go', { background: 'var(--soft)' }],
    ['a status indicator in another colour', '.row > svg', { color: 'var(--stop)' }],
    ['a missing status indicator', '.row > svg', { visibility: 'hidden' }],
  ])('%s is detected', async (_what, selector, style) => {
    await resize(PICTURE_SIZE);
    await show({ scene: 'list', theme: 'light' });
    const before = await open().page.screenshot(STILL);
    expect((await comparePictures(before, await open().page.screenshot(STILL))).share).toBe(0);
    await run(
      `Object.assign(document.querySelector(${JSON.stringify(selector)}).style, ${JSON.stringify(style)})`,
    );
    const after = await open().page.screenshot(STILL);
    expect(await comparePictures(before, after)).toMatchObject({ alike: false });
  });
});

test('small differences in font rendering are ignored', async () => {
  await resize(PICTURE_SIZE);
  await show({ scene: 'list', theme: 'light' });
  const before = await open().page.screenshot(STILL);
  const after = await open().page.screenshot({
    ...STILL,
    style: 'body { text-rendering: geometricPrecision; letter-spacing: 0.01px; }',
  });
  const { alike, share } = await comparePictures(before, after);
  expect(alike).toBe(true);
  expect(share).toBeGreaterThan(0);
});

test('nothing moves with reduced motion', async () => {
  await resize(PICTURE_SIZE);
  await open().page.emulateMedia({ reducedMotion: 'reduce' });
  for (const { name } of open().scenes) {
    await show({ scene: name });
    expect.soft(await run('gallery.moving()'), name).toEqual([]);
  }
  await open().page.emulateMedia({ reducedMotion: null });
});

describe('the outline of the focused element is not cut off', () => {
  const inStrip = ['launch-twelve', 'launch-twelve-open', 'launch-card-in-strip', 'launch-many'];
  const scenes = ['forty-connections', 'details-access-console', 'settings-update', 'palette'];

  test.each([...inStrip, ...scenes, 'workstation-backups'])('%s', async (scene) => {
    await resize(PICTURE_SIZE);
    await show({ scene });
    expect.soft(await run('gallery.cutFocus()'), 'at first').toEqual([]);
    for (let nth = 0; nth < 40; nth += 1) {
      await open().page.keyboard.press('Tab');
      expect.soft(await run('gallery.cutFocus()'), String(nth)).toEqual([]);
    }
  });
});

describe.each(['none', 'active'] as const)('with forced colours %s', (forcedColors) => {
  beforeAll(() => open().page.emulateMedia({ forcedColors }));
  afterAll(() => open().page.emulateMedia({ forcedColors: null }));
  const scenes = ['first-run', 'list', 'form-nimble', 'settings', 'connection-details', 'palette'];

  test.each([...scenes, 'workstation', 'new-workstation'])(
    'the focused element is marked: %s',
    async (scene) => {
      await resize(PICTURE_SIZE);
      await show({ scene });
      for (let nth = 0; nth < 20; nth += 1) {
        await open().page.keyboard.press('Tab');
        expect.soft(await run('gallery.unmarkedFocus()'), String(nth)).toBeUndefined();
      }
    },
  );

  test('each status indicator has its own shape', async () => {
    await show({});
    const indicators = await open().page.locator('.indicators svg').all();
    const pictures: Buffer[] = [];
    // Without colours only the shapes remain.
    for (const indicator of indicators)
      pictures.push(await indicator.screenshot({ style: 'svg { color: CanvasText !important; }' }));
    expect(pictures).toHaveLength(5);
    for (const [nth, one] of pictures.entries())
      for (const other of pictures.slice(nth + 1))
        expect((await comparePictures(one, other)).share).toBeGreaterThan(0.05);
  });
});
