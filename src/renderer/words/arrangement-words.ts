import type { Arrangement } from '../state/arrange.ts';

type Words<T> = readonly (readonly [T, string])[];

/** What of a list may be shown. */
export const showWords: Words<Arrangement['show']> = [
  ['all', 'All states'],
  ['ready', 'Ready'],
  ['stopped', 'Stopped'],
  ['working', 'Working'],
  ['trouble', 'In trouble'],
];

/** Whose are shown. */
export const ownerWords: Words<Arrangement['owner']> = [
  ['all', "Everybody's"],
  ['first', 'Mine first'],
  ['only', 'Only mine'],
];

/** In which order. */
export const sortWords: Words<Arrangement['sort']> = [
  ['name', 'By name'],
  ['state', 'By state'],
  ['owner', 'By owner'],
  ['newest', 'Newest first'],
];
