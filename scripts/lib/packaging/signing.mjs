/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/** What each system needs for signing. One variable of each list has to be set; the names are those of electron-builder. */
const NEEDED = /** @type {Partial<Record<NodeJS.Platform, readonly (readonly string[])[]>>} */ ({
  win32: [['CSC_LINK', 'WIN_CSC_LINK']],
  // A program that is signed but not notarised does not start on other people's Macs.
  darwin: [['CSC_LINK'], ['APPLE_ID', 'APPLE_API_KEY']],
});

/** With an Apple ID or an API key, notarisation also needs these. */
const NOTARISATION = /** @type {Readonly<Record<string, readonly string[]>>} */ ({
  APPLE_ID: ['APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  APPLE_API_KEY: ['APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
});

/**
 * Why packages must not be built with this environment: it belongs to a tag, but does not require signatures, or it
 * requires signatures that it cannot create. On Linux, packages have no signature of their own.
 * @param {NodeJS.Platform} platform
 * @param {Env} env a hosted workflow sets variables without a value to an empty string
 * @returns {string | undefined} one sentence for the user; `undefined` if packages can be built
 */
export function whyNotSigned(platform, env) {
  const isSet = (/** @type {string} */ name) => (env[name] ?? '') !== '';
  if (!isSet('STAGEDOOR_MUST_SIGN'))
    return isTagBuild(env)
      ? 'this is the build of a tag, so its packages must be signed: set STAGEDOOR_MUST_SIGN=1 (docs/packaging.md)'
      : undefined;
  const needed = NEEDED[platform] ?? [];
  const missing = needed.filter((names) => !names.some(isSet)).map((names) => names.join(' or '));
  if (platform === 'darwin' && missing.length === 0) {
    const used = isSet('APPLE_API_KEY') ? 'APPLE_API_KEY' : 'APPLE_ID';
    missing.push(...(NOTARISATION[used] ?? []).filter((name) => !isSet(name)));
  }
  return missing.length === 0
    ? undefined
    : `STAGEDOOR_MUST_SIGN is set, but these variables are missing: ${missing.join(', ')} (docs/packaging.md)`;
}

/**
 * Whether a hosted workflow runs for a tag. GitHub sets these variables in every step.
 * @param {Env} env
 */
function isTagBuild(env) {
  return env['GITHUB_REF_TYPE'] === 'tag' || (env['GITHUB_REF'] ?? '').startsWith('refs/tags/');
}
