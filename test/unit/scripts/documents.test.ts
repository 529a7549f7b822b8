import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../scripts/lib/paths.mjs';
import { anchorsOf, proseOf, readDocuments, targetsOf } from '../../support/machine/markdown.ts';

const documents = readDocuments();
const texts = new Map(documents.map(({ path, text }) => [path, text]));

/** What is wrong with a target that leads to another place of this project; nothing where it is there. */
function wrongWith(from: string, target: string): string | undefined {
  if (/^[a-z]+:/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? from : posix.normalize(posix.join(dirname(from), path));
  if (to.startsWith('..') || !existsSync(join(projectRoot, to))) return `${target} is not there`;
  if (anchor === undefined) return undefined;
  return anchorsOf(texts.get(to) ?? '').has(anchor) ? undefined : `${target} has no such heading`;
}

describe('the documents', () => {
  it('are found, those of the guide too', () => {
    const paths = [...texts.keys()];
    expect(paths).toEqual(expect.arrayContaining(['README.md', 'docs/guide/artist.md']));
  });

  it.each(documents)('of $path lead to what is there', ({ path, text }) => {
    const wrong = targetsOf(text).map((target) => wrongWith(path, target));
    expect(wrong.filter((one) => one !== undefined)).toEqual([]);
  });

  it('see a link to a file, to a heading and a picture that are not there', () => {
    const targets = targetsOf(
      '[a](no.md) [b](#no) <img src="no.png"> [c](https://pier.example/no) `[d](code)`',
    );
    const wrong = targets.map((target) => wrongWith('README.md', target));
    expect(wrong).toEqual([
      'no.md is not there',
      '#no has no such heading',
      undefined,
      'no.png is not there',
    ]);
  });
});

const PICTURE =
  /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)-dark\.png">\s*<img src="([^"]+)-light\.png" alt="([^"]{30,})">\s*<\/picture>/g;

describe('the pictures', () => {
  const shown = documents.filter(({ text }) => /<img|!\[/.test(proseOf(text)));

  it.each(shown)('of $path are there for light and dark, and say what is to be seen', (one) => {
    const pictures = [...one.text.matchAll(PICTURE)];
    for (const [, dark = '', light, alt] of pictures) {
      expect(light).toBe(dark);
      expect(alt).not.toMatch(/^(a )?(picture|screenshot)/i);
      const folder = posix.dirname(posix.join(dirname(one.path), dark));
      expect(folder, 'made by npm run pictures').toBe('docs/pictures');
    }
    expect(proseOf(one.text).match(/<img|!\[/g)).toHaveLength(pictures.length);
  });
});
