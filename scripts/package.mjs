// npm run package: creates packages in dist from the current sources. If the Electron of package.json is not available, they
// contain the stand-in, are only for trials, and have names that say so. `--dir` only creates the unpacked folder. `--trial`
// is for packages that only tests use: they may be unsigned, even in the workflow of a tag.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/dev/build.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { ensureElectron } from './lib/electron/electron-binary.mjs';
import { packagesIn, packTarGz, writeChecksums } from './lib/packaging/artifacts.mjs';
import { runBuilder } from './lib/packaging/builder.mjs';
import { makeDeb } from './lib/packaging/deb.mjs';
import { billOfMaterials } from './lib/packaging/sbom.mjs';
import { whyNotSigned } from './lib/packaging/signing.mjs';
import { writeStoreManifests } from './lib/packaging/store-manifests.mjs';
import { makeWindowsPrograms } from './lib/packaging/windows-programs.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';
import { ensureSystemPackages } from './lib/setup/system-packages.mjs';

const PLATFORM = /** @type {Partial<Record<NodeJS.Platform, string>>} */ ({
  win32: '--win',
  darwin: '--mac',
});

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      output: { type: 'string', default: 'dist' },
      trial: { type: 'boolean', default: false },
    },
  });
  const whyNot = values.trial ? undefined : whyNotSigned(process.platform, process.env);
  if (whyNot !== undefined) throw new Halt(whyNot);
  const output = resolve(projectRoot, values.output);
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureBuilt();
  await ensureSystemPackages('package');
  if (process.platform === 'win32') await makeWindowsPrograms();

  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const made = { electron, output };
  if (electron.standIn) await packageStandIn(made, values.dir);
  else {
    const platform = PLATFORM[process.platform] ?? '--linux';
    const env = { STAGEDOOR_PACKAGE_OUTPUT: output };
    await runBuilder([platform, ...(values.dir ? ['dir'] : [])], env);
  }
  if (!values.dir) await describe(made);
  return 0;
});

/**
 * @typedef {object} Making
 * @property {import('./lib/electron/electron-binary.mjs').Electron} electron
 * @property {string} output
 *
 * @param {Making} making
 * @param {boolean} dirOnly
 */
async function packageStandIn({ electron, output }, dirOnly) {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const name = `stagedoor-${version}-linux-x64-stand-in-electron-${electron.version}`;
  await runBuilder(['--linux', 'dir', '--x64'], {
    STAGEDOOR_PACKAGE_OUTPUT: output,
    STAGEDOOR_ELECTRON_DIST: electron.dist,
    STAGEDOOR_ELECTRON_VERSION: electron.version,
  });
  const folder = join(output, name);
  renameSync(join(output, 'linux-unpacked'), folder);
  if (dirOnly) return;
  await packTarGz(output, name, join(output, `${name}.tar.gz`));
  await makeDeb(folder, join(output, `${name}.deb`), electron.version);
  logLine(
    `these packages are only for trials: they contain Electron ${electron.version} instead of the version for releases`,
  );
}

/**
 * Writes a list of contents next to each package, the files for package managers, and licences and checksums for all.
 * @param {Making} making
 */
async function describe({ electron, output }) {
  const packages = await packagesIn(output);
  const bill = await billOfMaterials(electron);
  const bills = packages.map((name) => `${name}.cdx.json`);
  for (const name of bills) writeFileSync(join(output, name), bill);
  copyFileSync(join(projectRoot, 'out', 'main', 'licences.json'), join(output, 'licences.json'));
  const manifests = await writeStoreManifests(output, packages, process.env);
  await writeChecksums(output, [...packages, ...bills, ...manifests, 'licences.json']);
  for (const name of packages) console.log(join(output, name));
}
