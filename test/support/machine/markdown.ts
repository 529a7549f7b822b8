import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';

/** A document of the project, by its path from the root. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** The text between two fences, and what follows the first fence. */
export interface Block {
  readonly info: string;
  readonly text: string;
}

/** One row of a table: its cells, without the space around them. */
export type Row = readonly string[];

const readDocument = (path: string): Document => ({
  path,
  text: readFileSync(join(projectRoot, path), 'utf8'),
});

/** Every document: those in the root, those below `docs`, and those next to the source. */
export function readDocuments(): readonly Document[] {
  const at = (folder: string, recursive: boolean) =>
    readdirSync(join(projectRoot, folder), { recursive, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => readDocument(join(folder, name).replaceAll('\\', '/')));
  return [...at('.', false), ...at('docs', true), ...at('src', true)];
}

/** The text of a page of the guide, by its file name. */
export const readGuide = (name: string): string => readDocument(`docs/guide/${name}`).text;

/** The text of a page of the reference, by its file name. */
export const readReference = (name: string): string => readDocument(`docs/reference/${name}`).text;

const FENCE = /^ *```([^\n]*)\n([^]*?)^ *```$/gm;

/** The blocks of code in a text. */
export const blocksOf = (text: string): readonly Block[] =>
  [...text.matchAll(FENCE)].map(([, info = '', inside = '']) => ({ info, text: inside }));

/** The text without its code blocks and inline code. */
export const proseOf = (text: string): string =>
  text.replaceAll(FENCE, '').replaceAll(/`[^`\n]+`/g, '');

/** The rows of all tables of a text, without the separator lines of their heads. */
export const rowsOf = (text: string): readonly Row[] =>
  text
    .replaceAll(FENCE, '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^[| :-]+$/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));

/** What is printed in bold, on one line each. */
export const boldOf = (text: string): readonly string[] =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, bold = '']) => bold.replaceAll(/\s+/g, ' '));

/** The inline code of a line. */
export const codesOf = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** The anchors of a text's headings, as GitHub makes them. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const headings = text.replaceAll(FENCE, '').matchAll(/^#{1,6} +(.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const slug = heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-');
      const nth = seen.get(slug) ?? 0;
      seen.set(slug, nth + 1);
      return nth === 0 ? slug : `${slug}-${String(nth)}`;
    }),
  );
}

/** Every target of a link or picture in a text, as it is written there. */
export const targetsOf = (text: string): readonly string[] => [
  ...[...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
  ...[...proseOf(text).matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(
    ([, target = '']) => target,
  ),
];
