// npm run icons: every icon file in build/icon, from the drawing there.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawing } from './lib/packaging/draw.mjs';
import { iconFiles } from './lib/packaging/icons.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript } from './lib/base/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  const folder = join(projectRoot, 'build', 'icon');
  const draw = await drawing(join(folder, 'stagedoor.svg'));
  for (const [name, data] of iconFiles(draw)) {
    writeFileSync(join(folder, name), data);
    console.log(`${name.padEnd(16)} ${String(data.length).padStart(7)} bytes`);
  }
  return 0;
});
