// npm run gallery: shows every component and page of the window in all states in a browser, and updates while you edit.
import { join } from 'node:path';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript } from './lib/base/run-script.mjs';

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
