/**
 * The program's identity for systems, stores and package managers. A fork changes only this file to be a separate program.
 * Values that end in `.invalid` (RFC 2606) are placeholders, because no domain or address has been chosen yet.
 * docs/packaging.md explains each value and which ones must not change after the first release.
 */
export const identity = Object.freeze({
  /** Id of the macOS bundle, Windows notifications and managed preferences: a reversed domain, then the name. */
  appId: 'org.stagedoor.Stagedoor',
  /** Homepage in deb and rpm. STAGEDOOR_HOMEPAGE overrides it; the release workflow sets that to its repository. */
  homepage: 'https://stagedoor.invalid',
  /** The publisher in Windows' list of programs and in rpm. */
  vendor: 'Stagedoor',
  copyright: 'Stagedoor contributors, MIT licence',
  /** The maintainer in deb and rpm. Debian requires a name and an address. */
  maintainer: 'Stagedoor contributors <stagedoor@stagedoor.invalid>',
  /** The program's name in the repository of winget: a publisher and a name, without spaces. */
  wingetId: 'Stagedoor.Stagedoor',
  /** With the same code, Windows replaces an installed MSI. */
  msiUpgradeCode: '6D1B3A0E-1C55-4E0B-9B0C-3B6B3C2C7C11',
  /** The MSI component with the registry keys for links and the entry in PATH. */
  msiComponent: 'B5E0C1B7-6E0B-4B43-9F54-50E37B1E7D55',
  /** With the same ids, macOS replaces an installed configuration profile: one for the profile, one for its settings. */
  profileUuids: Object.freeze([
    '3E6F0B62-7C11-4C0A-9B1D-6E1F5E1F7A01',
    '3E6F0B62-7C11-4C0A-9B1D-6E1F5E1F7A02',
  ]),
});
