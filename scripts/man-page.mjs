// npm run man-page: writes the manual page from the definitions of the commands (src/main/cli). Run it when they change.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript, say } from './lib/base/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  const loader = await createLoader([]);
  const { messages } = await loader.ssrLoadModule(
    join(projectRoot, 'build/messages/vite-plugin.ts'),
  );
  const vite = await createLoader([messages()]);
  try {
    const { MAN_PAGE, manPage } = await vite.ssrLoadModule(join(projectRoot, 'build/man-page.ts'));
    writeFileSync(join(projectRoot, MAN_PAGE), manPage());
    say(`${MAN_PAGE} is written`);
    return 0;
  } finally {
    await vite.close();
    await loader.close();
  }
});

/**
 * Loads TypeScript modules in Node. The message files need a plugin, which is such a module itself.
 * @param {import('vite').PluginOption[]} plugins
 */
function createLoader(plugins) {
  return createServer({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
    plugins,
  });
}
