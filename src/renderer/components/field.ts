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
}

/** What is wrong in a form, by field, in sentences. Never contains what was typed. */
export type Problems = Readonly<Record<string, string>>;
