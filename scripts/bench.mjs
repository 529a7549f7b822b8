// npm run bench -- NAME: measurements, printed as tables and never asserted. Without a name: all of them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { projectRoot } from './lib/paths.mjs';
import { Halt, runScript } from './lib/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  const { runnerImport } = await import('vite');
  const folder = join(projectRoot, 'test', 'bench');
  const all = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Halt(`there is no bench ${unknown}; there are: ${all}`);
  for (const name of wanted.length > 0 ? wanted : all) {
    console.log(`== ${name}`);
    const { module } = await runnerImport(join(folder, `${name}.ts`));
    await /** @type {{bench: () => unknown}} */ (module).bench();
  }
  return 0;
});
