/** @typedef {Record<string, any>} Json */

const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];

/**
 * The problems of a lockfile: it does not match package.json, versions that are not exact, entries without integrity or with a
 * registry's host, versions known to be bad.
 * @param {Json} manifest package.json
 * @param {Json} lock package-lock.json
 * @param {readonly import('./known-bad-versions.mjs').BadVersion[]} badVersions
 * @returns {string[]} one sentence for each problem
 */
export function lockfileProblems(manifest, lock, badVersions) {
  const { '': own = {}, ...entries } = /** @type {Record<string, Json>} */ (lock['packages'] ?? {});
  return [
    ...(lock['lockfileVersion'] === 3 ? [] : ['package-lock.json is not of version 3']),
    ...KINDS.flatMap((kind) => stepProblems(kind, manifest[kind] ?? {}, own[kind] ?? {}, entries)),
    ...inexactOverrides(manifest['overrides'] ?? {}),
    ...Object.entries(entries).flatMap(([path, entry]) => entryProblems(path, entry, badVersions)),
  ];
}

/**
 * @param {string} kind
 * @param {Record<string, string>} wanted
 * @param {Record<string, string>} locked
 * @param {Record<string, Json>} entries
 */
function stepProblems(kind, wanted, locked, entries) {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])];
  return names.flatMap((name) => {
    const version = wanted[name];
    if (version === undefined) return [`${name} is locked in ${kind}, but not in package.json`];
    const problems = EXACT.test(version)
      ? []
      : [`${kind}: ${name} is "${version}", which is no exact version`];
    if (locked[name] !== version)
      problems.push(`${kind}: ${name} is ${version}, but ${locked[name] ?? 'not'} in the lockfile`);
    const installed = entries[`node_modules/${name}`]?.['version'];
    if (EXACT.test(version) && installed !== version.slice(version.lastIndexOf('@') + 1)) {
      problems.push(
        `${kind}: ${name} is ${version}, but the lockfile installs ${installed ?? 'none'}`,
      );
    }
    return problems;
  });
}

/**
 * @param {Json} overrides
 * @returns {string[]}
 */
function inexactOverrides(overrides) {
  return Object.entries(overrides).flatMap(([name, value]) => {
    if (typeof value === 'object') return inexactOverrides(value);
    // "$name" means the version of the project's own dependency.
    return EXACT.test(value) || value.startsWith('$')
      ? []
      : [`overrides: ${name} is "${value}", which is no exact version`];
  });
}

/**
 * @param {string} path
 * @param {Json} entry
 * @param {readonly import('./known-bad-versions.mjs').BadVersion[]} badVersions
 */
function entryProblems(path, entry, badVersions) {
  if (entry['link'] || entry['inBundle']) return [];
  const name =
    entry['name'] ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const problems = badVersions
    .filter((bad) => bad.name === name && isWithin(entry['version'], bad))
    .map((bad) => `${path} is ${entry['version']}: ${bad.why}; ${bad.below} is good`);
  if (!entry['integrity']) problems.push(`${path} has no integrity`);
  if (entry['resolved'])
    problems.push(
      `${path} is tied to a host by "resolved" (see omit-lockfile-registry-resolved in .npmrc)`,
    );
  return problems;
}

/**
 * @param {string} version
 * @param {{from?: string, below: string}} range
 */
function isWithin(version, { from = '0.0.0', below }) {
  return compareVersions(version, from) >= 0 && compareVersions(version, below) < 0;
}

/**
 * Compares major, minor and patch; a pre-release counts as its release.
 * @param {string} a
 * @param {string} b
 * @returns {number} less than, equal to or greater than 0
 */
function compareVersions(a, b) {
  const numbers = (/** @type {string} */ version) =>
    (version.split(/[-+]/)[0] ?? '').split('.').map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  return (
    [0, 1, 2]
      .map((at) => (left[at] ?? 0) - (right[at] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  );
}
