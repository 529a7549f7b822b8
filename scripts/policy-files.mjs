// npm run policy-files: writes the files for administrators from the policy's schema (src/shared/policy/policy.ts). Run it
// when the schema changes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createServer } from 'vite';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { policyFiles } from './lib/policy/policy-files.mjs';
import { runScript, logLine } from './lib/base/run-script.mjs';

await runScript(async () => {
  await ensureDependencies();
  const vite = await createServer({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
  });
  try {
    const { Policy } = await vite.ssrLoadModule(join(projectRoot, 'src/shared/policy/policy.ts'));
    for (const [path, text] of policyFiles(Policy)) {
      mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
      writeFileSync(join(projectRoot, path), text);
      logLine(`${path} is written`);
    }
    return 0;
  } finally {
    await vite.close();
  }
});
