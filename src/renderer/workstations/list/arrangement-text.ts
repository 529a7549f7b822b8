import type { Arrangement } from './filter-sort-group.ts';
import { t } from '../../i18n/locale.svelte.ts';

/** The names of the filters, owners and sort orders of a list. */
const choices: {
  readonly [Choice in 'show' | 'owner' | 'sort']: readonly Arrangement[Choice][];
} = {
  show: ['all', 'ready', 'stopped', 'working', 'problem'],
  owner: ['all', 'first', 'only'],
  sort: ['name', 'state', 'owner', 'newest'],
};

export const showChoices = () => choices.show.map((id) => ({ id, name: t().list.show[id] }));
export const ownerChoices = () => choices.owner.map((id) => ({ id, name: t().list.owners[id] }));
export const sortChoices = () => choices.sort.map((id) => ({ id, name: t().list.sort[id] }));
