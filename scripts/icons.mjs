// npm run icons: creates the program's icon files and the pictures of the status indicators from their drawings.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { iconFiles } from './lib/packaging/icons.mjs';
import { statusIndicatorFiles, statusIndicatorFolder } from './lib/packaging/status-indicators.mjs';
import { loadSvgRenderer } from './lib/packaging/svg-renderer.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript } from './lib/base/run-script.mjs';

await runScript(async () => {
  await ensureDependencies();
  const render = await loadSvgRenderer();
  const iconFolder = join(projectRoot, 'build', 'icon');
  const icon = readFileSync(join(iconFolder, 'stagedoor.svg'), 'utf8');
  write(
    iconFolder,
    iconFiles((size) => render(icon, size)),
  );
  write(statusIndicatorFolder, statusIndicatorFiles(render));
  return 0;
});

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, Buffer>} files by path in the folder
 */
function write(folder, files) {
  for (const [name, data] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
    console.log(`${name.padEnd(22)} ${String(data.length).padStart(7)} bytes`);
  }
}
