import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { anchorsOf, proseOf, readDocuments, targetsOf } from '../../support/machine/markdown.ts';

const documents = readDocuments();
const texts = new Map(documents.map(({ path, text }) => [path, text]));

/** The problem of a link to another file of this project; undefined if its target exists. */
function wrongWith(from: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? from : posix.normalize(posix.join(dirname(from), path));
  if (to.startsWith('..') || !existsSync(join(projectRoot, to))) return `${target} does not exist`;
  if (anchor === undefined) return undefined;
  return anchorsOf(texts.get(to) ?? '').has(anchor) ? undefined : `${target} has no such heading`;
}

describe('the documents', () => {
  it('include those of the guide', () => {
    const paths = [...texts.keys()];
    expect(paths).toEqual(
      expect.arrayContaining(['README.md', 'docs/guide/artist.md', 'src/main/providers/README.md']),
    );
  });

  it('start with a README that can be read in a few minutes', () => {
    const words = texts.get('README.md')?.split(/\s+/) ?? [];
    expect(words.length).toBeGreaterThan(100);
    expect(words.length).toBeLessThanOrEqual(1_500);
  });

  it.each(documents)('have only links with an existing target, in $path', ({ path, text }) => {
    const wrong = targetsOf(text).map((target) => wrongWith(path, target));
    expect(wrong.filter((one) => one !== undefined)).toEqual([]);
  });

  it('are checked for missing files, headings and pictures', () => {
    const targets = targetsOf(
      '[a](no.md) [b](#no) <img src="no.png"> [c](https://pier.example/no) `[d](code)`',
    );
    const wrong = targets.map((target) => wrongWith('README.md', target));
    expect(wrong).toEqual([
      'no.md does not exist',
      '#no has no such heading',
      undefined,
      'no.png does not exist',
    ]);
  });
});

describe('the document about security', () => {
  const named = [
    ...(texts.get('docs/security.md') ?? '').matchAll(/`([\w./-]+\/[\w./-]+\.(?:ts|mjs|svelte))`/g),
  ].map(([, path = '']) => path);

  it('names code and tests that exist', () => {
    expect(named.length).toBeGreaterThan(150);
    const isThere = (path: string) =>
      ['src', 'test', '.'].some((folder) => existsSync(join(projectRoot, folder, path)));
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

const PICTURE =
  /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)-dark\.png">\s*<img src="([^"]+)-light\.png" alt="([^"]{30,})">\s*<\/picture>/g;

/** A drawing has its own dark colours, so it is one file. */
const DRAWING = /!\[([^\]]{30,})\]\(([^)]+\.svg)\)/g;

describe('the drawings', () => {
  const drawings = documents.flatMap(({ path, text }) =>
    [...text.matchAll(DRAWING)].map(([, , target = '']) => posix.join(posix.dirname(path), target)),
  );

  it('include that of the architecture', () => {
    expect(drawings).toContain('docs/drawings/architecture.svg');
  });

  it.each(drawings)('have a title, colours for dark mode and no scripts, in %s', (path) => {
    const drawing = readFileSync(join(projectRoot, path), 'utf8');
    expect(drawing).toMatch(/<title[^>]*>[^<]{30,}<\/title>/);
    expect(drawing).toContain('prefers-color-scheme: dark');
    expect(drawing).not.toMatch(/<script|<foreignObject|https?:(?!\/\/www\.w3\.org\/2000\/svg")/);
  });
});

describe('the pictures', () => {
  const shown = documents.filter(({ text }) => /<img|!\[/.test(proseOf(text)));

  it.each(shown)('of $path have a light version, a dark version and a description', (one) => {
    const pictures = [...one.text.matchAll(PICTURE)];
    for (const [, dark = '', light, alt] of pictures) {
      expect(light).toBe(dark);
      expect(alt).not.toMatch(/^(a )?(picture|screenshot)/i);
      const folder = posix.dirname(posix.join(dirname(one.path), dark));
      expect(folder, 'made by npm run pictures').toBe('docs/pictures');
    }
    const drawings = [...proseOf(one.text).matchAll(DRAWING)];
    expect(proseOf(one.text).match(/<img|!\[/g)).toHaveLength(pictures.length + drawings.length);
  });
});
