/** The page in the main part. Only the user leaves the forms `add`, `edit` and `new-workstation`. */
export type Page =
  | 'connection'
  | 'add'
  | 'edit'
  | 'new-workstation'
  | 'favorites'
  | 'hosts'
  | 'history'
  | 'settings'
  | 'about';

/** The lists of several connections. */
export const LISTS_ACROSS = ['favorites', 'hosts'] as const;
/** The forms, which only the user leaves. */
export const FORMS: readonly Page[] = ['add', 'edit', 'new-workstation'];

/** A page that can be gone back to. */
export interface PageEntry {
  readonly page: Page;
  readonly connection: string | undefined;
}
