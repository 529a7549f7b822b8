import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

const manifest = 'files.json';

/**
 * Writes `files.json` beside the built window: every file of it, sorted, with `/` between folders.
 * The app protocol serves what is in this list and nothing else, so it is read from the disk after
 * the build (what comes from the public folder is in no bundle).
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
