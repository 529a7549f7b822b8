/** @import { Package } from './lockfile-packages.mjs' */

/**
 * @typedef {{readonly package: Package, readonly id: string}} Finding
 *
 * @typedef {object} Limits
 * @property {number} batch packages in one request
 * @property {number} timeoutMs for one request and its response
 * @property {number} maxBytes of one response
 * @property {number} maxPages of one batch
 */

/** The service allows 1,000 queries in a request. */
export const LIMITS = /** @type {Limits} */ ({
  batch: 500,
  timeoutMs: 30_000,
  maxBytes: 8 * 1024 * 1024,
  maxPages: 20,
});

/** The service did not give a complete answer, so nothing is known about the packages. */
export class ServiceUnavailable extends Error {}

/**
 * Asks the service for the advisories of all packages.
 * @param {readonly Package[]} packages
 * @param {string} address of `querybatch`
 * @param {Limits} [limits]
 * @returns {Promise<Finding[]>} in the order of the packages
 * @throws {ServiceUnavailable} if the service cannot be reached, or its answer is not complete
 */
export async function findAdvisories(packages, address, limits = LIMITS) {
  const findings = /** @type {Finding[]} */ ([]);
  for (let at = 0; at < packages.length; at += limits.batch)
    findings.push(...(await batchFindings(packages.slice(at, at + limits.batch), address, limits)));
  return findings;
}

/**
 * @param {readonly Package[]} packages
 * @param {string} address
 * @param {Limits} limits
 */
async function batchFindings(packages, address, limits) {
  const findings = /** @type {Finding[]} */ ([]);
  let pending = packages.map((one) => ({ one, token: /** @type {string | undefined} */ ('') }));
  for (let page = 0; pending.length > 0; page += 1) {
    if (page === limits.maxPages)
      throw new ServiceUnavailable(`more than ${limits.maxPages} pages for one request`);
    const queries = pending.map(({ one: { name, version }, token }) => ({
      package: { name, ecosystem: 'npm' },
      version,
      ...(token && { page_token: token }),
    }));
    const results = resultsOf(await post(address, JSON.stringify({ queries }), limits), pending);
    pending = results.flatMap(({ one, ids, token }) => {
      findings.push(...ids.map((id) => ({ package: one, id })));
      return token ? [{ one, token }] : [];
    });
  }
  return findings;
}

/**
 * @param {string} text
 * @param {readonly {one: Package}[]} pending
 * @returns {{one: Package, ids: string[], token: string | undefined}[]}
 */
function resultsOf(text, pending) {
  try {
    const { results } = JSON.parse(text);
    if (results.length !== pending.length) throw new TypeError('another number of results');
    return pending.map(({ one }, at) => {
      // A package without advisories has an empty result.
      const { vulns = [], next_page_token: token } = results[at];
      const ids = vulns.map((/** @type {{id: unknown}} */ { id }) => {
        if (typeof id !== 'string') throw new TypeError('an advisory without id');
        return id;
      });
      if (token !== undefined && typeof token !== 'string') throw new TypeError('a bad page token');
      return { one, ids, token };
    });
  } catch (cause) {
    throw new ServiceUnavailable('the response does not have the expected form', { cause });
  }
}

/**
 * @param {string} address
 * @param {string} body
 * @param {Limits} limits
 * @returns {Promise<string>}
 */
async function post(address, body, { timeoutMs, maxBytes }) {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status !== 200) throw new ServiceUnavailable(`status ${response.status}`);
    const chunks = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxBytes)
        throw new ServiceUnavailable(`a response of more than ${maxBytes} bytes`);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    if (error instanceof ServiceUnavailable) throw error;
    // `fetch` puts the reason, such as ENOTFOUND, into the cause.
    const { message, cause } = /** @type {Error & {cause?: Error}} */ (error);
    throw new ServiceUnavailable(cause ? `${message}: ${cause.message}` : message, {
      cause: error,
    });
  }
}
