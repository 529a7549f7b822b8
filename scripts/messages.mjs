// npm run messages: the types of the message files (src/shared/languages/messages). With --check, only checks them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { runScript, logLine } from './lib/base/run-script.mjs';

await runScript(async () => {
  await ensureDependencies();
  const isCheck = process.argv.includes('--check');
  const vite = await createServer({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
  });
  try {
    const { makeDeclarations, MESSAGES } = await vite.ssrLoadModule(
      join(projectRoot, 'build', 'messages', 'declarations.ts'),
    );
    const folder = join(projectRoot, MESSAGES);
    const { files, problems } = makeDeclarations(folder);
    for (const problem of problems) logLine(problem);
    let status = problems.length === 0 ? 0 : 1;
    for (const [name, text] of files) {
      if (read(join(folder, name)) === text) continue;
      if (isCheck) {
        logLine(`${name} is not up to date: run npm run messages`);
        status = 1;
      } else {
        writeFileSync(join(folder, name), text);
        logLine(`${name} is written`);
      }
    }
    return status;
  } finally {
    await vite.close();
  }
});

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
