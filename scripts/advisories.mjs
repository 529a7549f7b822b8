// npm run advisories [-- --address URL] [--lockfile FILE] [--accepted FILE]: asks osv.dev about every package of the lockfile.
// Status 1: advisories that are not accepted. Status 2: unknown, because the service did not answer or an input is not valid.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseAccepted, separateAccepted } from './lib/advisories/accepted.mjs';
import { packagesOf } from './lib/advisories/lockfile-packages.mjs';
import { findAdvisories } from './lib/advisories/osv.mjs';
import { tableOf } from './lib/advisories/table.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { logLine } from './lib/base/run-script.mjs';

const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));

async function checkAdvisories() {
  const { values } = parseArgs({
    options: {
      address: { type: 'string', default: 'https://api.osv.dev/v1/querybatch' },
      lockfile: { type: 'string', default: join(projectRoot, 'package-lock.json') },
      accepted: { type: 'string', default: join(projectRoot, 'accepted-advisories.json') },
    },
  });
  const list = parseAccepted(readJson(values.accepted));
  const packages = packagesOf(readJson(values.lockfile));
  if (packages.length === 0) throw new TypeError('the lockfile has no packages');
  const findings = await findAdvisories(packages, values.address);
  const { open, accepted } = separateAccepted(findings, list, new Date());
  if (open.length > 0) console.log(tableOf(open));
  logLine(`${packages.length} packages, ${open.length} advisories, ${accepted.length} accepted`);
  return open.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await checkAdvisories();
} catch (error) {
  logLine(
    `the advisories are not known: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 2;
}
