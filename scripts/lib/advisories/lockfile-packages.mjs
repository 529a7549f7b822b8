/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {boolean} dev only installed for development
 */

/**
 * The packages of a lockfile, each version once. A version is marked as `dev` only if no entry of it is needed at run time.
 * @param {{packages?: Record<string, any>}} lock package-lock.json
 * @returns {Package[]} sorted by name and version
 */
export function packagesOf(lock) {
  const found = /** @type {Map<string, Package>} */ (new Map());
  for (const [path, entry] of Object.entries(lock.packages ?? {})) {
    if (path === '' || entry['link']) continue;
    const name = entry['name'] ?? path.slice(path.lastIndexOf('node_modules/') + 13);
    const version = entry['version'];
    const key = `${name}@${version}`;
    const dev = entry['dev'] === true && (found.get(key)?.dev ?? true);
    found.set(key, { name, version, dev });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
