// npm run man-page: writes the manual page from the definitions of the commands (src/main/cli). Run it when they change.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript, say } from './lib/base/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  // The definitions import messages, so the plugin that compiles message files is loaded first.
  const plain = await createServer(settings());
  const { messages } = await plain
    .ssrLoadModule(join(projectRoot, 'build/messages/vite-plugin.ts'))
    .finally(() => plain.close());
  const vite = await createServer(settings(messages()));
  try {
    const { MAN_PAGE, manPage } = await vite.ssrLoadModule(join(projectRoot, 'build/man-page.ts'));
    writeFileSync(join(projectRoot, MAN_PAGE), manPage());
    say(`${MAN_PAGE} is written`);
    return 0;
  } finally {
    await vite.close();
  }
});

/** A server that only loads modules. */
function settings(...plugins) {
  return {
    configFile: false,
    root: projectRoot,
    plugins,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
  };
}
