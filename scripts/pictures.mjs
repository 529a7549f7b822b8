// npm run pictures: creates the pictures in docs/pictures from the scenes of the gallery that are marked as pictures.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDisplay } from './lib/electron/display.mjs';
import { openGallery } from './lib/dev/gallery.mjs';
import {
  PICTURE_SIZE,
  THEMES,
  pictureName,
  picturesFolder,
  takePicture,
} from './lib/dev/pictures.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { Halt, runScript } from './lib/base/run-script.mjs';

/** Size limit, so that pages with several pictures still load on a slow connection. */
const LARGEST = 128 * 1024;

await runScript(async () => {
  await prepare('test', { quiet: true });
  // Also if there is a display, because a window manager would change the window's size.
  const screen =
    process.platform === 'linux' ? await startDisplay({ size: '1600x1000x24' }) : undefined;
  try {
    const env = { ...process.env, ...(screen && { DISPLAY: screen.display }) };
    const gallery = await openGallery(env);
    try {
      await gallery.resize(PICTURE_SIZE.width, PICTURE_SIZE.height);
      await takeAll(gallery);
    } finally {
      await gallery.close();
    }
  } finally {
    await screen?.stop();
  }
  return 0;
});

/** @param {import('./lib/dev/gallery.mjs').OpenGallery} gallery */
async function takeAll(gallery) {
  rmSync(picturesFolder, { recursive: true, force: true });
  mkdirSync(picturesFolder, { recursive: true });
  for (const scene of gallery.scenes.filter(({ picture }) => picture)) {
    for (const theme of THEMES) {
      const name = pictureName(scene.name, theme);
      const picture = await takePicture(gallery, scene.name, theme);
      if (picture.length > LARGEST) throw new Halt(`${name} has ${picture.length} bytes`);
      writeFileSync(join(picturesFolder, name), picture);
      console.log(`${name}  ${Math.round(picture.length / 1024)} kB`);
    }
  }
}
