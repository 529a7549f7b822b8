/**
 * Who this program is to systems, stores and package managers. A fork changes this file, and nothing else, to be a program of its own
 * beside ours. What ends in `.invalid` (RFC 2606) is a placeholder: nobody has been asked for a name, an address or a domain yet.
 * docs/packaging.md says what each one does and which may never change once there was a release.
 */
export const identity = Object.freeze({
  /** macOS's bundle, Windows' notifications, and managed preferences go by it: a domain backwards, then the name. */
  appId: 'org.stagedoor.Stagedoor',
  /** Where deb and rpm say the program is at home. STAGEDOOR_HOMEPAGE wins; the release workflow sets it to its repository. */
  homepage: 'https://stagedoor.invalid',
  /** What Windows' list of programs and rpm call the publisher. */
  vendor: 'Stagedoor',
  copyright: 'Stagedoor contributors, MIT licence',
  /** Whom deb and rpm name. Debian wants a name and an address. */
  maintainer: 'Stagedoor contributors <stagedoor@stagedoor.invalid>',
  /** Windows knows by it that one MSI replaces another. */
  msiUpgradeCode: '6D1B3A0E-1C55-4E0B-9B0C-3B6B3C2C7C11',
  /** The part of the MSI that has the keys for links and the place on PATH. */
  msiComponent: 'B5E0C1B7-6E0B-4B43-9F54-50E37B1E7D55',
  /** macOS knows by them that one configuration profile replaces another: the profile, and the settings in it. */
  profileUuids: Object.freeze([
    '3E6F0B62-7C11-4C0A-9B1D-6E1F5E1F7A01',
    '3E6F0B62-7C11-4C0A-9B1D-6E1F5E1F7A02',
  ]),
});
