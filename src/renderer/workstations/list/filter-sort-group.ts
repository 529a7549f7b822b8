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
  show: 'all' | 'ready' | 'stopped' | 'working' | 'trouble';
  owner: 'all' | 'first' | 'only';
  sort: 'name' | 'state' | 'owner' | 'newest';
}

/** One workstation as a row shows it. */
export interface Row {
  readonly key: string;
  readonly connection: string;
  readonly workstation: Workstation;
  /** The name of its launch profile. */
  readonly profile: string | undefined;
  readonly mine: boolean;
  /** True if its star is on. */
  readonly favourite: boolean;
  /** True if it stands among the favourites: a row does not move at once when its star changes. */
  readonly placed: boolean;
  /** True if its list is of an earlier reading: it is dimmed. */
  readonly old: boolean;
}

/** Rows under a heading. */
export interface Group {
  /** Tells it from others, whatever the language. */
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** What is known around a list, for making its rows. */
export interface ArrangementContext {
  readonly connection: string;
  readonly me: string | undefined;
  readonly profiles: ReadonlyMap<string, LaunchProfile>;
  readonly favourites: ReadonlySet<string>;
  /** Those that stand among the favourites. All favourites if not given. */
  readonly placed?: ReadonlySet<string>;
  /** True if the list is of an earlier reading. */
  readonly old?: boolean | undefined;
}

/** The rows of a list, in the list's order. */
export const rowsOf = (
  list: readonly Workstation[],
  { connection, me, profiles, favourites, placed = favourites, old = false }: ArrangementContext,
): readonly Row[] =>
  list.map((workstation) => {
    const { launchProfile, ownedBy, id } = workstation;
    return {
      key: keyOf(workstation),
      connection,
      workstation: withName(workstation, profiles),
      profile: profiles.get(launchProfile ?? '')?.name ?? launchProfile,
      mine: me !== undefined && me === ownedBy,
      favourite: favourites.has(id),
      placed: placed.has(id),
      old,
    };
  });

const shows: Readonly<Record<Exclude<Arrangement['show'], 'all'>, readonly IndicatorKind[]>> = {
  ready: ['go'],
  stopped: ['off'],
  working: ['wait'],
  trouble: ['stop', 'care'],
};
const cues: readonly IndicatorKind[] = ['go', 'wait', 'off', 'stop', 'care'];

// One collator: `localeCompare` makes one for each comparison.
const names = perLocale(
  (locale) => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }),
);
const indicatorOf = ({ workstation }: Row) => workstationState(workstation).indicator;

const orders: Readonly<Record<Arrangement['sort'], (a: Row, b: Row) => number>> = {
  name: () => 0,
  state: (a, b) => cues.indexOf(indicatorOf(a)) - cues.indexOf(indicatorOf(b)),
  owner: (a, b) => names().compare(a.workstation.ownedBy ?? '', b.workstation.ownedBy ?? ''),
  newest: (a, b) =>
    (momentOf(b.workstation.createdAt) ?? 0) - (momentOf(a.workstation.createdAt) ?? 0),
};

function fits(row: Row, { search, show, owner }: Arrangement): boolean {
  if (owner === 'only' && !row.mine) return false;
  if (show !== 'all' && !shows[show].includes(indicatorOf(row))) return false;
  const { workstation, profile, mine } = row;
  const words = searchWords(search);
  if (words.length === 0) return true;
  const text = [
    workstationName(workstation),
    workstation.id,
    workstation.ownedBy,
    workstationFacts(workstation, profile, mine),
    workstationState(workstation).word,
  ].join(' ');
  const folded = fold(text);
  return words.every((word) => folded.includes(word));
}

/**
 * The rows that fit, in groups: favourites, those used last, all others. Each row stands once. What a
 * reading brings as new (`fresh`) stands below the rest until it has ended: nothing moves under the hand.
 */
export function arrange(
  rows: readonly Row[],
  arrangement: Arrangement,
  recent: ReadonlySet<string>,
  fresh: ReadonlyMap<string, number>,
): readonly Group[] {
  const page = ({ key }: Row) => fresh.get(key) ?? 0;
  const mine = (row: Row) => (arrangement.owner === 'first' && row.mine ? 0 : 1);
  const order = orders[arrangement.sort];
  const shown = rows
    .filter((row) => fits(row, arrangement))
    .toSorted(
      (a, b) =>
        page(a) - page(b) ||
        mine(a) - mine(b) ||
        order(a, b) ||
        names().compare(workstationName(a.workstation), workstationName(b.workstation)) ||
        names().compare(a.key, b.key),
    );
  const isRecent = ({ placed, workstation }: Row) => !placed && recent.has(workstation.id);
  const titles = t().list.groups;
  const groups: readonly Group[] = [
    {
      id: 'favourites',
      title: titles.favourites,
      rows: shown.filter(({ placed }) => placed),
    },
    { id: 'recent', title: titles.recent, rows: shown.filter(isRecent) },
    {
      id: 'others',
      title: titles.others,
      rows: shown.filter((row) => !row.placed && !isRecent(row)),
    },
  ];
  return groups.filter((group) => group.rows.length > 0);
}

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
