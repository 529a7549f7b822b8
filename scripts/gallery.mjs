// npm run gallery: every part and every screen of the window in every state, in a browser, while they are being changed.
import { join } from 'node:path';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript } from './lib/base/say.mjs';

await runScript(async () => {
  await ensureDependencies();
  const { createServer } = await import('vite');
  const server = await createServer({ configFile: join(projectRoot, 'vite.gallery.config.ts') });
  await server.listen();
  const [url = ''] = server.resolvedUrls?.local ?? [];
  console.log(`the gallery is at ${url}gallery.html; Ctrl+C ends it`);
  await new Promise((resolve) => server.httpServer?.once('close', resolve));
  return 0;
});
