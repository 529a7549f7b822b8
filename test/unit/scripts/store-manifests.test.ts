import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { identity } from '../../../build/identity.mjs';
import { cask } from '../../../scripts/lib/packaging/cask.mjs';
import { writeStoreManifests } from '../../../scripts/lib/packaging/store-manifests.mjs';
import { nsisProductCode, wingetManifests } from '../../../scripts/lib/packaging/winget.mjs';
import { tempFolder } from '../../support/machine/machine.ts';

const facts = {
  version: '1.2.3',
  sha256: '0f'.repeat(32),
  homepage: 'https://example.org',
  description: 'Launcher: "remote" workstations # and more',
};

describe('the manifests for winget', () => {
  const url = 'https://example.org/v1.2.3/stagedoor-1.2.3-win-x64.exe';
  const files = wingetManifests({ ...facts, url });
  const read = (name: string): unknown => parse(files.get(name) ?? '');
  const head = { PackageIdentifier: identity.wingetId, PackageVersion: '1.2.3' };

  it('are the three that a version needs', () => {
    expect([...files.keys()]).toEqual(
      ['', '.installer', '.locale.en-US'].map((part) => `${identity.wingetId}${part}.yaml`),
    );
    expect(read(`${identity.wingetId}.yaml`)).toEqual({
      ...head,
      DefaultLocale: 'en-US',
      ManifestType: 'version',
      ManifestVersion: '1.6.0',
    });
  });

  it('install for one user or, with administrator rights, for all users', () => {
    const file = { Architecture: 'x64', InstallerUrl: url, InstallerSha256: '0F'.repeat(32) };
    expect(read(`${identity.wingetId}.installer.yaml`)).toEqual({
      ...head,
      Platform: ['Windows.Desktop'],
      MinimumOSVersion: '10.0.0.0',
      InstallerType: 'nullsoft',
      UpgradeBehavior: 'install',
      Commands: ['stagedoor'],
      Protocols: ['stagedoor'],
      ProductCode: '2f3ae780-e9b3-5141-82ee-64a53849f02f',
      Installers: [
        { Scope: 'user', ...file, InstallerSwitches: { Custom: '/currentuser' } },
        {
          Scope: 'machine',
          ...file,
          InstallerSwitches: { Custom: '/allusers' },
          ElevationRequirement: 'elevationRequired',
        },
      ],
      ManifestType: 'installer',
      ManifestVersion: '1.6.0',
    });
  });

  it('describe the program, and keep every character of a text', () => {
    expect(read(`${identity.wingetId}.locale.en-US.yaml`)).toMatchObject({
      ...head,
      PackageLocale: 'en-US',
      Publisher: identity.vendor,
      PackageName: 'Stagedoor',
      PackageUrl: facts.homepage,
      License: 'MIT',
      ShortDescription: facts.description,
      ManifestType: 'defaultLocale',
    });
  });

  it('have an id in the form that winget requires', () => {
    expect(identity.wingetId).toMatch(/^[^.\s\\/:*?"<>|]{1,32}(\.[^.\s\\/:*?"<>|]{1,32}){1,7}$/);
  });

  it('name the key under which electron-builder’s installer is registered', () => {
    const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
    const { UUID } = builder('builder-util-runtime') as {
      readonly UUID: { v5(name: string, namespace: Buffer): string; parse(text: string): Buffer };
    };
    const source = readFileSync(
      builder.resolve('app-builder-lib/out/targets/nsis/NsisTarget.js'),
      'utf8',
    );
    expect(source).toContain('UUID.v5(appInfo.id, ELECTRON_BUILDER_NS_UUID)');
    const [, namespace = ''] = /ELECTRON_BUILDER_NS_UUID = .*parse\("(.+)"\)/.exec(source) ?? [];
    for (const appId of [identity.appId, 'com.example.fork'])
      expect(nsisProductCode(appId)).toBe(UUID.v5(appId, UUID.parse(namespace)));
  });
});

describe('the cask for Homebrew', () => {
  const url = 'https://example.org/v1.2.3/stagedoor-1.2.3-mac-universal.dmg';

  it('installs the program and the command line, and removes both', () => {
    expect(cask({ ...facts, url, description: 'Launcher for workstations' }))
      .toBe(`cask "stagedoor" do
  version "1.2.3"
  sha256 "${facts.sha256}"

  url "https://example.org/v#{version}/stagedoor-#{version}-mac-universal.dmg"
  name "Stagedoor"
  desc "Launcher for workstations"
  homepage "https://example.org"

  depends_on macos: ">= :ventura"

  app "Stagedoor.app"
  binary "#{appdir}/Stagedoor.app/Contents/Resources/bin/stagedoor"

  uninstall quit: "${identity.appId}"

  zap trash: [
    "~/Library/Application Support/Stagedoor",
    "~/Library/Logs/Stagedoor",
  ]
end
`);
  });

  it('escapes texts, so that they are not run as Ruby', () => {
    const text = cask({ ...facts, url, description: '#{exit} "\\' });
    expect(text).toContain(String.raw`desc "\#{exit} \"\\"`);
  });
});

describe('writing the manifests next to the packages', () => {
  const exe = 'stagedoor-9.9.9-win-x64.exe';
  const dmg = 'stagedoor-9.9.9-mac-universal.dmg';
  const folderWith = (...names: readonly string[]) => {
    const folder = tempFolder();
    for (const name of names) writeFileSync(join(folder, name), name);
    return folder;
  };
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

  it('uses the address and the checksums of the existing packages', async () => {
    const packages = [exe, dmg, 'stagedoor-9.9.9-win-x64.msi'];
    const folder = folderWith(...packages);
    const env = { STAGEDOOR_DOWNLOADS: 'https://example.org/downloads/v9' };
    const names = await writeStoreManifests(folder, packages, env);
    expect(readdirSync(folder).sort()).toEqual([...packages, ...names].sort());
    const installer = readFileSync(join(folder, `${identity.wingetId}.installer.yaml`), 'utf8');
    expect(installer).toContain(`InstallerUrl: "https://example.org/downloads/v9/${exe}"`);
    expect(installer).toContain(sha256(exe).toUpperCase());
    const text = readFileSync(join(folder, 'stagedoor.rb'), 'utf8');
    expect(text).toContain(`sha256 "${sha256(dmg)}"`);
  });

  it('writes nothing without an address, and nothing for Linux packages', async () => {
    const folder = folderWith(exe, 'stagedoor-9.9.9-linux-amd64.deb');
    expect(await writeStoreManifests(folder, [exe], { STAGEDOOR_DOWNLOADS: '' })).toEqual([]);
    const env = { STAGEDOOR_DOWNLOADS: 'https://example.org/' };
    const debs = ['stagedoor-9.9.9-linux-amd64.deb'];
    expect(await writeStoreManifests(folder, debs, env)).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it.each(['http://example.org', 'example.org', 'https://u@example.org', 'https://example.org/?a'])(
    'refuses %s',
    async (address) => {
      const written = writeStoreManifests(tempFolder(), [], { STAGEDOOR_DOWNLOADS: address });
      await expect(written).rejects.toThrow('STAGEDOOR_DOWNLOADS is not');
    },
  );
});
