import type { Connection } from '../../../shared/connections/connection.ts';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import { perLocale } from '../../i18n/formats.ts';

/** Connections that the user has put into one folder. Those without a folder have no name. */
export interface Folder {
  readonly name: string | undefined;
  readonly connections: readonly Connection[];
}

const names = perLocale(
  (locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
);

/** The connections without a folder, then the folders by name. Within each, the order of the list. */
export function inFolders(connections: readonly Connection[]): readonly Folder[] {
  const folders = new Map<string | undefined, Connection[]>();
  for (const connection of connections) {
    const folder = folders.get(connection.group) ?? [];
    folders.set(connection.group, [...folder, connection]);
  }
  return [...folders]
    .map(([name, all]) => ({ name, connections: all }))
    .toSorted((a, b) =>
      a.name === undefined || b.name === undefined
        ? Number(a.name !== undefined) - Number(b.name !== undefined)
        : names().compare(a.name, b.name),
    );
}

/** What a closed folder shows: the most urgent status in it. */
const URGENCY: readonly IndicatorKind[] = ['stop', 'care', 'wait', 'go', 'off'];

/** The most urgent of some indicators. */
export const mostUrgent = (indicators: readonly IndicatorKind[]): IndicatorKind =>
  URGENCY.find((kind) => indicators.includes(kind)) ?? 'off';

const segmenter = perLocale((locale) => new Intl.Segmenter(locale));
const characters = (text: string): readonly string[] =>
  Array.from(segmenter().segment(text), ({ segment }) => segment);

/**
 * A few characters that stand for a name: the first one and the number at its end, which tells names apart that are counted, or
 * the first ones of its first two words, or of its only one.
 */
export function initials(name: string): string {
  const [first = '', second] = name.split(/[\s_.-]+/).filter((word) => word !== '');
  const number = /^\P{Nd}.*?(\p{Nd}{1,3})$/u.exec(name)?.[1];
  if (number !== undefined) return `${characters(name)[0] ?? ''}${number}`;
  const letters =
    second === undefined
      ? characters(first).slice(0, 2)
      : [characters(first)[0], characters(second)[0]];
  return letters.join('');
}
