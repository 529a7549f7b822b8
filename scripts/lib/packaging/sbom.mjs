import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../base/paths.mjs';
import { capture, npmCommand } from '../base/run.mjs';
import { Halt } from '../base/run-script.mjs';

/** @typedef {Record<string, any>} Json */

/**
 * The same on each Node, so that the list does not depend on it. The npm of Node 20 (10.8) reports the project's overrides as
 * errors and creates no list.
 */
const SBOM_NPM = 'npm@11.19.1';

/**
 * The CycloneDX list of a package's content: the packages of the lockfile that are in out/main/licences.json, and Electron.
 * @param {{version: string, standIn: boolean}} electron
 * @returns {Promise<string>} JSON
 * @throws {Halt} if it cannot be created
 */
export async function billOfMaterials(electron) {
  const npm = npmCommand();
  const { status, stdout, output } = await capture(npm.command, [
    ...npm.args,
    ...['exec', '--yes', `--package=${SBOM_NPM}`, '--loglevel=error', '--', 'npm'],
    ...['sbom', '--sbom-format=cyclonedx', '--sbom-type=application'],
    ...['--package-lock-only', '--loglevel=error'],
  ]);
  if (status !== 0) throw new Halt(`npm sbom failed:\n${output.trim()}`);
  const licences = JSON.parse(readFileSync(join(projectRoot, 'out/main/licences.json'), 'utf8'));
  return `${JSON.stringify(contentsOnly(JSON.parse(stdout), licences.packages, electron), null, 2)}\n`;
}

/**
 * @param {Json} bill of everything that is installed for development, as created by `npm sbom`
 * @param {readonly {name: string, version: string}[]} inside
 * @param {{version: string, standIn: boolean}} electron
 * @returns {Json} the same, only with the packages in `inside`
 * @throws {Halt} if a package of `inside` is missing
 */
export function contentsOnly(bill, inside, electron) {
  const byRef = new Map(bill['components'].map((/** @type {Json} */ one) => [one['bom-ref'], one]));
  const components = inside.map(({ name, version }) => {
    const found = byRef.get(`${name}@${version}`);
    if (!found) throw new Halt(`the SBOM lacks ${name} ${version}, which is in the bundles`);
    // npm lists an alias by its local name, and marks bundled packages as development only.
    return { ...found, name, properties: [], scope: 'required' };
  });
  const runtime = {
    type: 'framework',
    name: 'electron',
    version: electron.version,
    'bom-ref': `electron@${electron.version}`,
    purl: `pkg:npm/electron@${electron.version}`,
    scope: 'required',
    licenses: [{ license: { id: 'MIT' } }],
    ...(electron.standIn && {
      description: 'A stand-in for running and testing; releases are not built with it.',
    }),
  };
  const program = bill['metadata']['component'];
  const known = [...components, runtime];
  const refs = new Set(known.map((one) => one['bom-ref']));
  const dependencies = (bill['dependencies'] ?? [])
    .filter((/** @type {Json} */ { ref }) => refs.has(ref))
    .map((/** @type {Json} */ { ref, dependsOn = [] }) => ({
      ref,
      dependsOn: dependsOn.filter((/** @type {string} */ other) => refs.has(other)),
    }));
  return {
    ...bill,
    // A random number and a time. Without them, the same packages give the same list.
    serialNumber: undefined,
    metadata: {
      ...bill['metadata'],
      timestamp: undefined,
      // npm uses the name of the checkout's folder.
      component: { ...program, name: program['bom-ref'].replace(/@[^@]*$/, '') },
    },
    components: known,
    dependencies: [{ ref: program['bom-ref'], dependsOn: [...refs] }, ...dependencies],
  };
}
