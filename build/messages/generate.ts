import type { Language, Message } from './language.ts';
import { isTree, propertyName, treeOf, type Tree } from './tree.ts';

/** A language as a JavaScript module: `messages`, nested by the dots of their keys. It needs no parser at run time. */
export function moduleOf(language: Language): string {
  const body = valueOf(treeOf(language.messages));
  const uses = (call: string) =>
    [...language.messages.values()].some(({ expression }) => expression.includes(call));
  const locale = JSON.stringify(language.locale);
  return [
    ...(uses('p(a.')
      ? [
          `import { plural } from '../plural.ts';`,
          `const p = (count, forms) => plural(${locale}, count, forms);`,
        ]
      : []),
    ...(uses('n(a.')
      ? [
          `import { countText } from '../count-text.ts';`,
          `const n = (count) => countText(${locale}, count);`,
        ]
      : []),
    `export const messages = ${body};`,
    '',
  ].join('\n');
}

function valueOf(entry: Message | Tree<Message>): string {
  if (!isTree(entry))
    return entry.args.size === 0 ? entry.expression : `(a) => ${entry.expression}`;
  const entries = [...entry.branches].map(
    ([name, one]) => `${propertyName(name)}: ${valueOf(one)}`,
  );
  return `{\n${entries.join(',\n')}\n}`;
}

const HEADER = (file: string) =>
  `// Made from ${file} by \`npm run messages\`. Change that file, not this one.\n`;

/** The types of English's module: what every language has. */
export function declarationOf(english: Language): string {
  return [
    HEADER('en.arb'),
    '/** Every text of the program, as the message files of all languages have it. One with arguments is a function of them. */',
    `export interface Messages ${typeOf(treeOf(english.messages), '')}`,
    '',
    'export declare const messages: Messages;',
    '',
  ].join('\n');
}

function typeOf(entry: Message | Tree<Message>, indent: string): string {
  if (!isTree(entry)) {
    if (entry.args.size === 0) return 'string';
    const args = [...entry.args].map(([name, type]) => `readonly ${name}: ${type}`);
    return `(args: { ${args.join('; ')} }) => string`;
  }
  const entries = [...entry.branches].map(
    ([name, one]) => `${indent}  readonly ${propertyName(name)}: ${typeOf(one, `${indent}  `)};`,
  );
  return `{\n${entries.join('\n')}\n${indent}}`;
}

/**
 * The types of another language's module, which are English's. If the file has a problem, a type that describes it and
 * is incompatible, so that the program does not compile.
 */
export function declarationOfOther(file: string, { problems }: Language): string {
  const isWhole = problems.length === 0;
  const type = isWhole
    ? 'Messages'
    : `{\n  readonly problems:\n${problems.map((one) => `    | ${JSON.stringify(one)}`).join('\n')};\n}`;
  return [
    HEADER(file),
    ...(isWhole ? [`import type { Messages } from './en.arb';\n`] : []),
    `export declare const messages: ${type};`,
    '',
  ].join('\n');
}
