// npm run build: builds, prints sizes, and fails if a size is over its limit.
import { builtParts } from './lib/dev/built-parts.mjs';
import { ensureBuilt } from './lib/dev/build.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { runScript, logLine } from './lib/base/run-script.mjs';

await runScript(async () => {
  await ensureDependencies();
  await ensureBuilt({ always: true });
  const parts = builtParts();
  for (const { part, sizeKB, limitKB } of parts)
    console.log(`${part.padEnd(16)} ${sizeKB.toFixed(1).padStart(7)} kB of ${limitKB} kB`);
  const over = parts.filter(({ sizeKB, limitKB }) => sizeKB > limitKB);
  if (over.length > 0) logLine(`over the limit: ${over.map(({ part }) => part).join(', ')}`);
  return over.length > 0 ? 1 : 0;
});
