import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

/** How a message uses an argument: as text, to choose a plural form, or to choose between texts. */
export type ArgumentUse = 'text' | 'plural' | 'select';

/** A message as JavaScript. */
export interface CompiledMessage {
  /** An expression that gives the text. It reads arguments from `a`, takes plural forms with `p` and writes counts with `n`. */
  readonly expression: string;
  readonly uses: ReadonlyMap<string, ReadonlySet<ArgumentUse>>;
}

/**
 * Compiles a message of ICU MessageFormat to JavaScript: arguments, `plural` with categories and exact numbers, and
 * `select`. Within its own `plural`, an argument is a count and is written with the separators of the language; anywhere else
 * it is put in as it is. Numbers, dates and times are refused: callers write them with `Intl`, in the user's own locale.
 * Throws if the message is not well-formed.
 */
export function compileMessage(pattern: string): CompiledMessage {
  const uses = new Map<string, Set<ArgumentUse>>();
  const elements = parse(pattern, { ignoreTag: true, captureLocation: false });
  return { expression: concatenate(elements, uses, new Set()), uses };
}

type Uses = Map<string, Set<ArgumentUse>>;
/** The arguments whose plural surrounds an element. */
type Counts = ReadonlySet<string>;

function concatenate(
  elements: readonly MessageFormatElement[],
  uses: Uses,
  counts: Counts,
): string {
  const [first] = elements;
  if (elements.length === 0) return '""';
  if (elements.length === 1 && first?.type === TYPE.literal) return JSON.stringify(first.value);
  if (elements.length === 1 && first !== undefined && first.type !== TYPE.argument)
    return compileElement(first, uses, counts);
  const parts = elements.map((element) =>
    element.type === TYPE.literal
      ? element.value.replace(/[\\`]|\$(?=\{)/g, '\\$&')
      : `\${${compileElement(element, uses, counts)}}`,
  );
  return `\`${parts.join('')}\``;
}

function compileElement(element: MessageFormatElement, uses: Uses, counts: Counts): string {
  switch (element.type) {
    case TYPE.literal:
      return JSON.stringify(element.value);
    case TYPE.argument: {
      const value = argument(element.value, 'text', uses);
      return counts.has(element.value) ? `n(${value})` : value;
    }
    case TYPE.select: {
      const value = argument(element.value, 'select', uses);
      const cases = Object.entries(element.options).map(([name, option]) => ({
        test: `${value}===${JSON.stringify(name)}`,
        isOther: name === 'other',
        text: concatenate(option.value, uses, counts),
      }));
      return choose(cases);
    }
    case TYPE.plural: {
      if (element.pluralType === 'ordinal' || element.offset !== 0)
        throw new Error('selectordinal and offset are not used here');
      const value = argument(element.value, 'plural', uses);
      const within = new Set([...counts, element.value]);
      const options = Object.entries(element.options).map(
        ([name, option]) => [name, concatenate(option.value, uses, within)] as const,
      );
      const exact = options.filter(([name]) => name.startsWith('='));
      const forms = options.filter(([name]) => !name.startsWith('='));
      const other = forms.length === 1 && forms[0] !== undefined ? forms[0][1] : undefined;
      return choose([
        ...exact.map(([name, text]) => ({
          test: `${value}===${Number(name.slice(1))}`,
          isOther: false,
          text,
        })),
        {
          test: '',
          isOther: true,
          text:
            other ?? `p(${value},{${forms.map(([name, text]) => `${name}:${text}`).join(',')}})`,
        },
      ]);
    }
    case TYPE.pound:
      throw new Error('write the argument in braces instead of #');
    case TYPE.number:
    case TYPE.date:
    case TYPE.time:
    case TYPE.tag:
      throw new Error('numbers, dates, times and tags are not written by messages');
  }
}

function argument(name: string, use: ArgumentUse, uses: Uses): string {
  if (!/^[A-Za-z]\w*$/.test(name)) throw new Error(`"${name}" is not a name of an argument`);
  uses.set(name, (uses.get(name) ?? new Set<ArgumentUse>()).add(use));
  return `a.${name}`;
}

/** The first case that matches, otherwise `other`. */
function choose(
  cases: readonly { readonly test: string; readonly isOther: boolean; readonly text: string }[],
): string {
  const other = cases.find(({ isOther }) => isOther)?.text ?? '""';
  const rest = cases.filter(({ isOther }) => !isOther);
  if (rest.length === 0) return other;
  return `(${rest.map(({ test, text }) => `${test}?${text}:`).join('')}${other})`;
}
