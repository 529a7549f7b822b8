import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identity } from '../../../build/identity.mjs';
import { INSTALLED_METAINFO, METAINFO, metainfo } from '../../../build/packages/metainfo.ts';
import config from '../../../electron-builder.ts';

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.1.0-beta.1] - 2027-02-03

## [1.0.0] - 2026-12-01

- A line about [1.0.0] - 2026-12-01.
`;

describe('the file for software centres', () => {
  const text = metainfo('https://example.org/?a&b', CHANGELOG);
  /** The content of the only element with this name. */
  const element = (name: string): string => {
    const found = [...text.matchAll(new RegExp(`<${name}\\b[^>]*>([^<]*)</${name}>`, 'g'))];
    expect(found, name).toHaveLength(1);
    return found[0]?.[1] ?? '';
  };

  it('has what AppStream requires of a desktop application, once each', () => {
    expect(text).toContain('<component type="desktop-application">');
    expect(element('id')).toBe(identity.appId);
    expect(element('metadata_license')).toBe('CC0-1.0');
    expect(element('project_license')).toBe('MIT');
    expect(element('launchable')).toBe('stagedoor.desktop');
    // A summary is short and has no full stop.
    expect(element('summary')).toMatch(/^[A-Z].{7,60}[^.\s]$/);
    expect(text).toContain('<content_rating type="oars-1.1"/>');
    const [, first = ''] = /<description>\s*<p>\s*([^<]+)<\/p>/.exec(text) ?? [];
    expect(first.length).toBeGreaterThan(80);
  });

  it('names the released versions, newest first', () => {
    expect([...text.matchAll(/<release .*\/>/g)].map(([line]) => line)).toEqual([
      '<release version="1.1.0-beta.1" date="2027-02-03" type="development"/>',
      '<release version="1.0.0" date="2026-12-01" type="stable"/>',
    ]);
    expect(metainfo('https://example.org', '## [Unreleased]\n')).not.toContain('releases');
  });

  it('escapes the address', () => {
    expect(element('url')).toBe('https://example.org/?a&amp;b');
  });

  it('is installed by deb and rpm under the name of its id', () => {
    expect(basename(METAINFO)).toBe(`${identity.appId}.metainfo.xml`);
    expect(INSTALLED_METAINFO).toBe(`/usr/share/metainfo/${basename(METAINFO)}`);
    for (const { fpm } of [config.deb, config.rpm])
      expect(fpm).toContain(`${METAINFO}=${INSTALLED_METAINFO}`);
  });
});
