// npm run bench -- NAME: measures and prints tables. Measurements are not asserted. Without a name, runs all benchmarks.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { Halt, runScript } from './lib/base/run-script.mjs';

await runScript(async () => {
  await ensureDependencies();
  const { createServer } = await import('vite');
  const folder = join(projectRoot, 'test', 'bench');
  const all = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !all.includes(name));
  if (unknown !== undefined) throw new Halt(`there is no benchmark ${unknown}; available: ${all}`);
  // Otherwise, Vite sets it to `development`, and the window would be measured with Svelte's checks for development.
  process.env['NODE_ENV'] = 'production';
  // Serves no pages. It compiles TypeScript for Node, including modules that are imported later.
  const vite = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'warn',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    for (const name of wanted.length > 0 ? wanted : all) {
      console.log(`== ${name}`);
      const module = await vite.ssrLoadModule(join(folder, `${name}.ts`));
      await /** @type {{bench: () => unknown}} */ (module).bench();
    }
  } finally {
    await vite.close();
  }
  return 0;
});
