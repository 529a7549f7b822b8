/** One entry of a menu. */
export interface MenuEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** Why it cannot be chosen. Undefined if it can. */
  readonly reason?: string | undefined;
  /** For an entry that is on or off: true if it is on. */
  readonly checked?: boolean;
  /** True for an entry that deletes something. */
  readonly danger?: boolean;
  /** True for an entry with a line above it. */
  readonly separated?: boolean;
}
