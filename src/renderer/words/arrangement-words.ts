import type { Arrangement } from '../state/arrange.ts';

type Options<T> = readonly { readonly id: T; readonly name: string }[];

/** What of a list may be shown. */
export const showWords: Options<Arrangement['show']> = [
  { id: 'all', name: 'All states' },
  { id: 'ready', name: 'Ready' },
  { id: 'stopped', name: 'Stopped' },
  { id: 'working', name: 'Working' },
  { id: 'trouble', name: 'In trouble' },
];

/** Whose are shown. */
export const ownerWords: Options<Arrangement['owner']> = [
  { id: 'all', name: "Everybody's" },
  { id: 'first', name: 'Mine first' },
  { id: 'only', name: 'Only mine' },
];

/** In which order. */
export const sortWords: Options<Arrangement['sort']> = [
  { id: 'name', name: 'By name' },
  { id: 'state', name: 'By state' },
  { id: 'owner', name: 'By owner' },
  { id: 'newest', name: 'Newest first' },
];
