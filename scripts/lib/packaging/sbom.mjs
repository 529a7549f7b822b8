import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../paths.mjs';
import { capture } from '../run.mjs';
import { Halt } from '../say.mjs';

/** @typedef {Record<string, any>} Json */

/**
 * The CycloneDX list of what is in a package: of all that the lockfile knows, what out/main/licences.json says has code in it, and Electron.
 * @param {import('./tools.mjs').PackagingTools} tools
 * @param {{version: string, standIn: boolean}} electron
 * @returns {Promise<string>} JSON
 * @throws {Halt} it cannot be made
 */
export async function billOfMaterials(tools, electron) {
  const { status, stdout, output } = await capture(process.execPath, [
    tools.program('@cyclonedx/cyclonedx-npm', 'cyclonedx-npm'),
    ...['--package-lock-only', '--output-format', 'JSON', '--output-reproducible'],
    ...['--spec-version', '1.6', '--output-file', '-'],
  ]);
  if (status !== 0) throw new Halt(`cyclonedx-npm failed:\n${output.trim()}`);
  const licences = JSON.parse(readFileSync(join(projectRoot, 'out/main/licences.json'), 'utf8'));
  return `${JSON.stringify(contentsOnly(JSON.parse(stdout), licences.packages, electron), null, 2)}\n`;
}

/**
 * @param {Json} bill of everything that is installed for development
 * @param {readonly {name: string, version: string}[]} inside
 * @param {{version: string, standIn: boolean}} electron
 * @returns {Json} the same of what is inside
 * @throws {Halt} it lacks something that is inside
 */
export function contentsOnly(bill, inside, electron) {
  /** @type {Json[]} */
  const all = flat(bill['components'] ?? []);
  const nameOf = (/** @type {Json} */ one) =>
    one['group'] ? `${one['group']}/${one['name']}` : one['name'];
  const components = inside.map(({ name, version }) => {
    const found = all.find((one) => nameOf(one) === name && one['version'] === version);
    if (!found) throw new Halt(`the SBOM lacks ${name} ${version}, which is in the bundles`);
    // What is nested in it is in the list by itself where it is inside at all.
    return { ...found, components: undefined, scope: 'required' };
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
  const root = bill['metadata']?.['component']?.['bom-ref'];
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
    components: known,
    dependencies: [...(root ? [{ ref: root, dependsOn: [...refs] }] : []), ...dependencies],
  };
}

/**
 * @param {readonly Json[]} components
 * @returns {Json[]}
 */
function flat(components) {
  return components.flatMap((one) => [one, ...flat(one['components'] ?? [])]);
}
