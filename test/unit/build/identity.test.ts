import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identity } from '../../../build/identity.mjs';
import config from '../../../electron-builder.ts';
import { withLinksAndPath } from '../../../build/packages/msi.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const sources = ['src', 'build', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|svelte|nsh|sh|desktop|c|h)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.endsWith('identity.mjs')),
);

describe('the identity of the program', () => {
  it('is in every package', () => {
    expect(config).toMatchObject({
      appId: identity.appId,
      copyright: identity.copyright,
      msi: { upgradeCode: identity.msiUpgradeCode },
      linux: { maintainer: identity.maintainer, vendor: identity.vendor },
    });
    expect(withLinksAndPath('</ComponentGroup>')).toContain(`Guid="${identity.msiComponent}"`);
  });

  it('is defined only in identity.mjs', () => {
    const { appId, maintainer, homepage, msiUpgradeCode, msiComponent, profileUuids } = identity;
    const identifiers = [
      appId,
      maintainer,
      homepage,
      msiUpgradeCode,
      msiComponent,
      ...profileUuids,
    ];
    const again = sources.filter((path) => {
      const text = readFileSync(path, 'utf8');
      return identifiers.some((one) => text.includes(one));
    });
    expect(again).toEqual([]);
  });

  it('has unique identifiers in the correct format', () => {
    const ids = [identity.msiUpgradeCode, identity.msiComponent, ...identity.profileUuids];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    expect(identity.appId).toMatch(/^[a-z]+(\.[A-Za-z][A-Za-z0-9-]*)+$/);
    expect(identity.maintainer).toMatch(/^[^<>]+ <[^<> @]+@[^<> @]+>$/);
  });
});
