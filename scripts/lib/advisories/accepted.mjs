/** @import { Finding } from './osv.mjs' */

/**
 * @typedef {object} Accepted an advisory that the project accepts until a day
 * @property {string} id
 * @property {string} reason
 * @property {string} expires the last day on which it is accepted, as YYYY-MM-DD in UTC
 */

/**
 * Separates findings that are accepted today from the others. An expired entry does not count.
 * @param {readonly Finding[]} findings
 * @param {readonly Accepted[]} accepted
 * @param {Date} now
 * @returns {{open: Finding[], accepted: Finding[]}}
 */
export function separateAccepted(findings, accepted, now) {
  const today = now.toISOString().slice(0, 10);
  const ids = new Set(accepted.filter(({ expires }) => expires >= today).map(({ id }) => id));
  return {
    open: findings.filter(({ id }) => !ids.has(id)),
    accepted: findings.filter(({ id }) => ids.has(id)),
  };
}

/**
 * @param {unknown} list the content of the file of accepted advisories
 * @returns {Accepted[]}
 * @throws {TypeError} if an entry lacks its id, its reason or a valid day
 */
export function parseAccepted(list) {
  if (!Array.isArray(list)) throw new TypeError('the accepted advisories are not a list');
  return list.map((entry, at) => {
    const { id, reason, expires } = Object(entry);
    const isText = [id, reason, expires].every((text) => typeof text === 'string' && text !== '');
    const day = isText ? new Date(`${expires}T00:00:00Z`) : undefined;
    if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== expires)
      throw new TypeError(`entry ${at} needs id, reason, and expires as YYYY-MM-DD`);
    return { id, reason, expires };
  });
}
