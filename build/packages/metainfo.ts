import path from 'node:path';
import { identity } from '../identity.mjs';

/** The file's name is the component's id, as the AppStream specification requires. */
const FILE = `${identity.appId}.metainfo.xml`;

/** Where the file is written for deb and rpm (`afterPack`). */
export const METAINFO = path.join(import.meta.dirname, '..', 'linux', 'made', FILE);

/** Where the packages install it, and software centres look for it. */
export const INSTALLED_METAINFO = `/usr/share/metainfo/${FILE}`;

/** A heading of CHANGELOG.md for a version that has been released. */
const RELEASE = /^## \[(\d+\.\d+\.\d+(-[\w.]+)?)\] - (\d{4}-\d{2}-\d{2})$/gm;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The versions with a date in the changelog, in its order (newest first). */
function releases(changelog: string): string[] {
  const lines = [...changelog.matchAll(RELEASE)].map(([, version = '', preRelease, date = '']) => {
    const type = preRelease === undefined ? 'stable' : 'development';
    return `    <release version="${version}" date="${date}" type="${type}"/>`;
  });
  return lines.length === 0 ? [] : ['  <releases>', ...lines, '  </releases>'];
}

/**
 * What software centres on Linux show about the program (AppStream). The icon and the categories are in the desktop
 * entry. There are no screenshots, because they need a public address.
 * @param homepage an http or https address
 * @param changelog the text of CHANGELOG.md
 */
export const metainfo = (homepage: string, changelog: string): string =>
  `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<component type="desktop-application">',
    `  <id>${identity.appId}</id>`,
    '  <metadata_license>CC0-1.0</metadata_license>',
    '  <project_license>MIT</project_license>',
    '  <name>Stagedoor</name>',
    '  <summary>Connect to remote workstations</summary>',
    `  <developer id="${identity.appId.split('.').slice(0, 2).join('.').toLowerCase()}">`,
    `    <name>${escaped(identity.vendor)}</name>`,
    '  </developer>',
    '  <description>',
    '    <p>',
    '      Stagedoor lists your remote workstations and connects you to one with a click. It requests a session, waits',
    '      until it is ready, checks that its host can be reached, and opens it in the DCV viewer.',
    '    </p>',
    '    <p>The DCV viewer is not included. Install it separately.</p>',
    '  </description>',
    '  <launchable type="desktop-id">stagedoor.desktop</launchable>',
    `  <url type="homepage">${escaped(homepage)}</url>`,
    '  <provides>',
    '    <binary>stagedoor</binary>',
    '    <mediatype>x-scheme-handler/stagedoor</mediatype>',
    '    <mediatype>application/x-stagedoor-dcv</mediatype>',
    '  </provides>',
    '  <content_rating type="oars-1.1"/>',
    ...releases(changelog),
    '</component>',
  ].join('\n')}\n`;
