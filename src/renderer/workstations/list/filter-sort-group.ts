import type { HistoryEntry } from '../../../shared/launch/history.ts';
import type { LaunchProfile, Workstation } from '../../../shared/workstations/workstation.ts';
import type { IndicatorKind } from '../../../shared/base/status-indicator.ts';
import { perLocale } from '../../i18n/formats.ts';
import { fold, searchWords } from '../../i18n/fold.ts';
import { t } from '../../i18n/locale.svelte.ts';
import { momentOf } from '../../i18n/times.ts';
import {
  withName,
  workstationFacts,
  workstationName,
  workstationState,
} from '../workstation-text.ts';
import { keyOf } from '../workstations.svelte.ts';

/** What of a list is shown, and in which order. */
export interface Arrangement {
  search: string;
  show: 'all' | 'ready' | 'stopped' | 'working' | 'problem';
  owner: 'all' | 'first' | 'only';
  sort: 'name' | 'state' | 'owner' | 'newest';
}

/** One workstation as a row shows it. */
export interface Row {
  /** Its identity among the rows of all connections. */
  readonly id: string;
  /** Its identity among the rows of its connection. */
  readonly key: string;
  readonly connection: string;
  readonly workstation: Workstation;
  /** The name of its launch profile. */
  readonly profile: string | undefined;
  readonly mine: boolean;
  /** True if its star is on. */
  readonly favorite: boolean;
  /** True if it stands among the favorites: a row does not move at once when its star changes. */
  readonly grouped: boolean;
  /** True if its list is from an earlier request: it is dimmed. */
  readonly old: boolean;
}

/** What a row shows of a launch instead of the state of its workstation. */
export interface ShownLaunch {
  readonly indicator: IndicatorKind;
  /** The words in its state column, without durations. */
  readonly words: string;
}
/** The launch that a row shows, if any. */
export type ShownLaunchOf = (row: Row) => ShownLaunch | undefined;

/** Rows under a heading. */
export interface Group {
  /** Identifies the group in every language. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** What is known around a list, for making its rows. */
export interface ArrangementContext {
  readonly connection: string;
  readonly me: string | undefined;
  readonly profiles: ReadonlyMap<string, LaunchProfile>;
  readonly favorites: ReadonlySet<string>;
  /** Those that stand among the favorites. All favorites if not given. */
  readonly grouped?: ReadonlySet<string>;
  /** True if the list is from an earlier request. */
  readonly old?: boolean | undefined;
}

/** The rows of a list, in the list's order. */
export const rowsOf = (
  list: readonly Workstation[],
  { connection, me, profiles, favorites, grouped = favorites, old = false }: ArrangementContext,
): readonly Row[] =>
  list.map((workstation) => {
    const { launchProfile, ownedBy, id } = workstation;
    const key = keyOf(workstation);
    return {
      id: `${connection} ${key}`,
      key,
      connection,
      workstation: withName(workstation, profiles),
      profile: profiles.get(launchProfile ?? '')?.name ?? launchProfile,
      mine: me !== undefined && me === ownedBy,
      favorite: favorites.has(id),
      grouped: grouped.has(id),
      old,
    };
  });

const shows: Readonly<Record<Exclude<Arrangement['show'], 'all'>, readonly IndicatorKind[]>> = {
  ready: ['go'],
  stopped: ['off'],
  working: ['wait'],
  problem: ['stop', 'care'],
};
const indicators: readonly IndicatorKind[] = ['go', 'wait', 'off', 'stop', 'care'];

// One collator: `localeCompare` makes one for each comparison.
const names = perLocale(
  (locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
);
const indicatorOf = ({ workstation }: Row) => workstationState(workstation).indicator;

const orders: Readonly<Record<Arrangement['sort'], (a: Row, b: Row) => number>> = {
  name: () => 0,
  state: (a, b) => indicators.indexOf(indicatorOf(a)) - indicators.indexOf(indicatorOf(b)),
  owner: (a, b) => names().compare(a.workstation.ownedBy ?? '', b.workstation.ownedBy ?? ''),
  newest: (a, b) =>
    (momentOf(b.workstation.createdAt) ?? 0) - (momentOf(a.workstation.createdAt) ?? 0),
};

/** Kept for each list, because they are compared at each key that is typed. */
const keptTexts = perLocale(() => new WeakMap<readonly Row[], readonly string[]>());

/** What the search looks at in each row, folded. */
function searchTexts(rows: readonly Row[]): readonly string[] {
  const kept = keptTexts();
  const texts = kept.get(rows) ?? rows.map(searchText);
  kept.set(rows, texts);
  return texts;
}

const searchText = ({ workstation, profile, mine }: Row): string =>
  fold(
    [
      workstationName(workstation),
      workstation.id,
      workstation.ownedBy,
      workstationFacts(workstation, profile, mine),
      workstationState(workstation).word,
    ].join(' '),
  );

/**
 * The rows in their order within a group. What a refresh finds in addition (`fresh`) is below the rest until the refresh has
 * ended, so that nothing moves under the hand. Sorting takes longer than finding what fits, so that it is separate: no key
 * that is typed in the search changes the order.
 */
export function sortRows(
  rows: readonly Row[],
  { sort, owner }: Pick<Arrangement, 'sort' | 'owner'>,
  fresh: ReadonlyMap<string, number> = new Map(),
): readonly Row[] {
  const page = ({ key }: Row) => fresh.get(key) ?? 0;
  const mine = (row: Row) => (owner === 'first' && row.mine ? 0 : 1);
  const order = orders[sort];
  const { compare } = names();
  return rows.toSorted(
    (a, b) =>
      page(a) - page(b) ||
      mine(a) - mine(b) ||
      order(a, b) ||
      compare(workstationName(a.workstation), workstationName(b.workstation)) ||
      compare(a.key, b.key),
  );
}

/**
 * The rows that fit, in groups: favorites, those used last, all others. Each row is in one group. A row fits a state, or words
 * of a state, by its workstation or by the launch that it shows: one that is started is both stopped and in progress, until the
 * service agrees.
 */
export function arrange(
  sorted: readonly Row[],
  { search, show, owner }: Arrangement,
  recent: ReadonlySet<string> = new Set(),
  launchOf: ShownLaunchOf = () => undefined,
): readonly Group[] {
  const words = searchWords(search);
  const texts = words.length === 0 ? [] : searchTexts(sorted);
  const isIn = (state: keyof typeof shows, row: Row) =>
    [indicatorOf(row), launchOf(row)?.indicator].some(
      (one) => one !== undefined && shows[state].includes(one),
    );
  const fitsWithLaunch = (row: Row, text: string) => {
    const launch = launchOf(row);
    if (launch === undefined) return false;
    const all = `${text} ${fold(launch.words)}`;
    return words.every((word) => all.includes(word));
  };
  const fits = (row: Row, text = '') =>
    (owner !== 'only' || row.mine) &&
    (show === 'all' || isIn(show, row)) &&
    (words.every((word) => text.includes(word)) || fitsWithLaunch(row, text));
  const titles = t().list.groups;
  const groups = {
    favorites: { id: 'favorites', title: titles.favorites, rows: new Array<Row>() },
    recent: { id: 'recent', title: titles.recent, rows: new Array<Row>() },
    others: { id: 'others', title: titles.others, rows: new Array<Row>() },
  };
  for (const [nth, row] of sorted.entries()) {
    if (!fits(row, texts[nth])) continue;
    if (row.grouped) groups.favorites.rows.push(row);
    else if (recent.has(row.workstation.id)) groups.recent.rows.push(row);
    else groups.others.rows.push(row);
  }
  return Object.values(groups).filter(({ rows }) => rows.length > 0);
}

/** How many rows the groups have together. */
export const countRows = (groups: readonly Group[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);

const RECENT = 5;

/** The workstations of a connection that were connected to last, at most five. */
export const recentSessions = (
  history: readonly HistoryEntry[],
  connection: string,
): ReadonlySet<string> =>
  new Set(
    [
      ...new Set(
        history
          .filter((entry) => entry.connection === connection && entry.wish === 'connect')
          .flatMap(({ session }) => session ?? []),
      ),
    ].slice(0, RECENT),
  );
