// npm run man-page: writes the manual page from the definitions of the commands (src/main/cli). Run it when they change.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript, logLine } from './lib/base/run-script.mjs';

await runScript(async () => {
  await ensureDependencies();
  // The commands use the messages, and Node 20 cannot load the plugin for them itself.
  const plain = await openVite([]);
  const { messages } = await plain
    .ssrLoadModule(join(projectRoot, 'build/messages/vite-plugin.ts'))
    .finally(() => plain.close());
  const vite = await openVite([messages()]);
  try {
    const { MAN_PAGE, manPage } = await vite.ssrLoadModule(join(projectRoot, 'build/man-page.ts'));
    writeFileSync(join(projectRoot, MAN_PAGE), manPage());
    logLine(`${MAN_PAGE} is written`);
    return 0;
  } finally {
    await vite.close();
  }
});

/** @param {import('vite').PluginOption[]} plugins */
function openVite(plugins) {
  return createServer({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    plugins,
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
  });
}
