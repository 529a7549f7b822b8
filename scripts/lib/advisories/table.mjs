/** @import { Finding } from './osv.mjs' */

/**
 * @param {readonly Finding[]} findings
 * @returns {string} one line for each finding, in columns
 */
export function tableOf(findings) {
  const rows = findings.map(({ id, package: { name, version, dev } }) => [
    ...[name, version, dev ? 'development' : 'program', id],
    `https://osv.dev/vulnerability/${id}`,
  ]);
  const all = [['Package', 'Version', 'Used by', 'Advisory', 'Details'], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
