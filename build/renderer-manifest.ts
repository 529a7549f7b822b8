import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

const manifest = 'files.json';

/**
 * Writes `files.json` next to the built window: the sorted list of its files, with `/` between folders.
 * The app protocol serves only files in this list. It is read from the disk after the build, because files from the
 * public folder are in no bundle.
 */
export function rendererManifest(): Plugin {
  let folder = '';
  return {
    name: 'stagedoor:renderer-manifest',
    apply: 'build',
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    async closeBundle(error) {
      if (error !== undefined) return;
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((file) => file.split(path.sep).join('/'))
        .filter((file) => file !== manifest && !file.endsWith('.map'))
        .sort();
      await writeFile(path.join(folder, manifest), `${JSON.stringify(files, null, 2)}\n`);
    },
  };
}
