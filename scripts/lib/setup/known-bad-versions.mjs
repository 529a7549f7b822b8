/**
 * @typedef {object} BadVersion
 * @property {string} name
 * @property {string} [from] the first bad version; without it, all versions before `below` are bad
 * @property {string} below the first good version after it
 * @property {string} why
 */

/**
 * Versions that must not be installed, also not as dependencies of other packages. Add the versions that advisories name.
 * @type {readonly BadVersion[]}
 */
export const knownBadVersions = [
  { name: 'ansi-regex', from: '6.2.1', below: '6.2.2', why: 'malware, September 2025' },
  { name: 'ansi-styles', from: '6.2.2', below: '6.2.3', why: 'malware, September 2025' },
  { name: 'chalk', from: '5.6.1', below: '5.6.2', why: 'malware, September 2025' },
  { name: 'color-convert', from: '3.1.1', below: '3.1.2', why: 'malware, September 2025' },
  { name: 'color-name', from: '2.0.1', below: '2.0.2', why: 'malware, September 2025' },
  { name: 'debug', from: '4.4.2', below: '4.4.3', why: 'malware, September 2025' },
  { name: 'strip-ansi', from: '7.1.1', below: '7.1.2', why: 'malware, September 2025' },
  { name: 'wrap-ansi', from: '9.0.1', below: '9.0.2', why: 'malware, September 2025' },
  {
    name: 'eslint-config-prettier',
    from: '10.1.6',
    below: '10.1.8',
    why: 'CVE-2025-54313, malware',
  },
  { name: 'event-stream', from: '3.3.6', below: '4.0.0', why: 'malware, 2018' },
  { name: 'node-ipc', from: '10.1.1', below: '10.1.3', why: 'CVE-2022-23812, malware' },
  { name: 'ua-parser-js', from: '0.7.29', below: '0.7.30', why: 'malware, 2021' },
  {
    name: '@smithy/config-resolver',
    below: '4.7.2',
    why: 'GHSA-6475-r3vj-m8vf, a region may be any host, and gets the signed request',
  },
  {
    name: 'fast-xml-parser',
    below: '4.5.7',
    why: 'it expands entities without limit, and reads what a service answers',
  },
  { name: 'uuid', below: '11.1.1', why: 'CVE-2026-41907, writes that miss their buffer' },
  { name: 'braces', below: '3.0.3', why: 'CVE-2024-4068, denial of service' },
  { name: 'cross-spawn', below: '7.0.5', why: 'CVE-2024-21538, denial of service' },
  { name: 'micromatch', below: '4.0.8', why: 'CVE-2024-4067, denial of service' },
  { name: 'minimist', below: '1.2.6', why: 'CVE-2021-44906, prototype pollution' },
  { name: 'ws', from: '8.0.0', below: '8.17.1', why: 'CVE-2024-37890, denial of service' },
];
