/** How a text field of a form behaves. */
export interface FieldKind {
  /** A secret is hidden while it is typed. A code consists of digits and can be used once. */
  readonly kind?: 'secret' | 'code';
  readonly optional?: true;
  /** Takes both columns of the form. */
  readonly wide?: true;
}

/** A text field of a form with its label and hint. */
export interface Field<Name extends string> extends FieldKind {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  /** The problems that it can have, in sentences. There is room for each of them. */
  readonly room?: readonly string[];
}

/**
 * What is wrong in a form, by field, in sentences. Never contains what was typed. Why a saved value did not work is under
 * {@link faultOf} the field.
 */
export type Problems = Readonly<Record<string, string>>;

/** The name under which {@link Problems} say why a saved value did not work. */
export const faultOf = (field: string): string => `fault:${field}`;

/** The problem to show with a field: problems are shown while typing, those of empty fields after submitting. */
export const shownProblem = (
  problems: Problems,
  field: string,
  value: string,
  sent: boolean,
): string | undefined =>
  (value !== '' || sent ? problems[field] : undefined) ?? problems[faultOf(field)];
