import { createHash } from 'node:crypto';
import { identity } from '../../../build/identity.mjs';

/** The schema of the manifests (winget 1.7 and later read it). */
const SCHEMA = '1.6.0';
const LOCALE = 'en-US';
/** The namespace in which electron-builder makes ids of NSIS installers. */
const NSIS_NAMESPACE = '50e065bc-3134-11e6-9bab-38c9862bdaf3';

/**
 * @typedef {object} WindowsInstaller
 * @property {string} version
 * @property {string} url of the NSIS installer
 * @property {string} sha256 of the installer, in hexadecimal
 * @property {string} homepage
 * @property {string} description at most 256 characters
 *
 * @typedef {string | readonly string[] | readonly Readonly<Record<string, string | Readonly<Record<string, string>>>>[]} Value
 */

/**
 * The three manifests of a version for the Windows Package Manager, by file name. They install with NSIS, which can also
 * install for one user without administrator rights.
 * @param {WindowsInstaller} installer
 * @returns {Map<string, string>}
 */
export function wingetManifests({ version, url, sha256, homepage, description }) {
  const id = identity.wingetId;
  const installer = {
    Architecture: 'x64',
    InstallerUrl: url,
    InstallerSha256: sha256.toUpperCase(),
  };
  const head = { PackageIdentifier: id, PackageVersion: version };
  return new Map([
    [`${id}.yaml`, manifest('version', { ...head, DefaultLocale: LOCALE })],
    [
      `${id}.installer.yaml`,
      manifest('installer', {
        ...head,
        Platform: ['Windows.Desktop'],
        MinimumOSVersion: '10.0.0.0',
        InstallerType: 'nullsoft',
        UpgradeBehavior: 'install',
        Commands: ['stagedoor'],
        Protocols: ['stagedoor'],
        ProductCode: nsisProductCode(identity.appId),
        Installers: [
          { Scope: 'user', ...installer, InstallerSwitches: { Custom: '/currentuser' } },
          {
            Scope: 'machine',
            ...installer,
            InstallerSwitches: { Custom: '/allusers' },
            // A silent installation does not ask for administrator rights.
            ElevationRequirement: 'elevationRequired',
          },
        ],
      }),
    ],
    [
      `${id}.locale.${LOCALE}.yaml`,
      manifest('defaultLocale', {
        ...head,
        PackageLocale: LOCALE,
        Publisher: identity.vendor,
        PackageName: 'Stagedoor',
        PackageUrl: homepage,
        License: 'MIT',
        Copyright: identity.copyright,
        ShortDescription: description,
        Moniker: 'stagedoor',
        Tags: ['dcv', 'remote-desktop', 'workstation'],
      }),
    ],
  ]);
}

/**
 * The key of the NSIS installation below `…\CurrentVersion\Uninstall`, which electron-builder makes from the program's id
 * (a UUID of version 5, RFC 9562).
 * @param {string} appId
 * @returns {string}
 */
export function nsisProductCode(appId) {
  const namespace = Buffer.from(NSIS_NAMESPACE.replaceAll('-', ''), 'hex');
  const hash = createHash('sha1').update(namespace).update(appId).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * @param {string} type
 * @param {Readonly<Record<string, Value>>} fields
 */
function manifest(type, fields) {
  const all = { ...fields, ManifestType: type, ManifestVersion: SCHEMA };
  const lines = Object.entries(all).flatMap(([name, value]) => field(name, value));
  const schema = `https://aka.ms/winget-manifest.${type}.${SCHEMA}.schema.json`;
  return `# yaml-language-server: $schema=${schema}\n\n${lines.join('\n')}\n`;
}

/**
 * Lines of YAML. Texts are written as JSON strings, which YAML reads the same way, whatever they contain.
 * @param {string} name
 * @param {Value} value
 * @returns {string[]}
 */
function field(name, value) {
  if (typeof value === 'string') return [`${name}: ${JSON.stringify(value)}`];
  return [`${name}:`, ...value.flatMap(item)];
}

/** @param {string | Readonly<Record<string, string | Readonly<Record<string, string>>>>} value */
function item(value) {
  if (typeof value === 'string') return [`  - ${JSON.stringify(value)}`];
  const lines = Object.entries(value).flatMap(([name, one]) =>
    typeof one === 'string'
      ? [`${name}: ${JSON.stringify(one)}`]
      : [
          `${name}:`,
          ...Object.entries(one).map(([key, text]) => `  ${key}: ${JSON.stringify(text)}`),
        ],
  );
  return lines.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`);
}
