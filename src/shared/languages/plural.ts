/** Forms of a sentence by the language's plural categories; `other` serves those that are not named. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

const rules = new Map<string, Intl.PluralRules>();

/** The form that `count` takes in a language. */
export function plural(language: string, count: number, forms: Forms): string {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return forms[known.select(count)] ?? forms.other;
}
