// npm run build: builds, prints the sizes of what came out, and fails where one is over its limit.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runScript, say } from './lib/say.mjs';

/** Before compression; what is loaded is parsed before the window shows. */
const LIMITS = [
  { part: 'main', folder: 'main', counts: /\.(js|cjs|mjs)$/, limitKB: 700 },
  { part: 'window', folder: 'renderer', counts: /\.(js|css)$/, limitKB: 150 },
  { part: 'preload', folder: 'preload', counts: /\.(js|cjs|mjs)$/, limitKB: 20 },
];

await runScript(async () => {
  await ensureDependencies();
  await ensureBuilt({ always: true });
  const over = LIMITS.filter(({ part, folder, counts, limitKB }) => {
    const sizeKB = sizeOf(join(projectRoot, 'out', folder), counts) / 1000;
    console.log(`${part.padEnd(8)} ${sizeKB.toFixed(1).padStart(7)} kB of ${limitKB} kB`);
    return sizeKB > limitKB;
  });
  if (over.length > 0) say(`too big: ${over.map(({ part }) => part).join(', ')}`);
  return over.length > 0 ? 1 : 0;
});

/**
 * @param {string} folder
 * @param {RegExp} counts
 */
function sizeOf(folder, counts) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && counts.test(entry.name))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
