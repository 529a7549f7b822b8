import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';

/** The pictures that `npm run icons` creates. */
const FOLDER = path.join('src', 'main', 'electron', 'desktop', 'status-indicators');

/** Copies the pictures of the status indicators next to the main process's bundle (`out/main/status-indicators`). */
export function statusIndicators(root: string): Plugin {
  const folder = path.join(root, FOLDER);
  return {
    name: 'stagedoor:status-indicators',
    apply: 'build',
    async buildStart() {
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        this.emitFile({
          type: 'asset',
          // Not hashed: Electron finds `NAME@2x.png` by the name of `NAME.png`.
          fileName: `status-indicators/${path.basename(entry.parentPath)}/${entry.name}`,
          source: await readFile(file),
        });
      }
    },
  };
}
