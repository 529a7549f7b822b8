import { compileMessage, type CompiledMessage } from './compile-message.ts';
import { readArb, type ArgumentType } from './read-arb.ts';

/** A message with the arguments that callers give it. */
export interface Message extends CompiledMessage {
  readonly args: ReadonlyMap<string, ArgumentType>;
}

/** A language, compiled. */
export interface Language {
  readonly locale: string;
  /** By their keys, in the order of the file. */
  readonly messages: ReadonlyMap<string, Message>;
  /** Its problems, each with the key. */
  readonly problems: readonly string[];
}

/**
 * Compiles a message file. Without `english` it is English itself, which defines the messages and their arguments; all
 * other languages are compared with it.
 */
export function compileLanguage(text: string, english?: Language): Language {
  const { locale, messages } = readArb(text);
  const problems: string[] = [];
  const compiled = new Map<string, Message>();
  for (const [key, { pattern, placeholders }] of messages) {
    const own = english?.messages.get(key);
    if (english !== undefined && own === undefined) {
      problems.push(`${key}: not in English`);
      continue;
    }
    if (pattern === '') problems.push(`${key}: empty`);
    try {
      const message = compileMessage(pattern);
      const args = own?.args ?? placeholders ?? inferred(message);
      problems.push(...wrongUses(message, args).map((problem) => `${key}: ${problem}`));
      compiled.set(key, { ...message, args });
    } catch (error) {
      problems.push(`${key}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const key of english?.messages.keys() ?? [])
    if (!messages.has(key)) problems.push(`${key}: missing`);
  return { locale, messages: compiled, problems };
}

/** Arguments that English uses without declaring them: counts are numbers, everything else is text. */
const inferred = ({ uses }: CompiledMessage): Map<string, ArgumentType> =>
  new Map([...uses].map(([name, how]) => [name, how.has('plural') ? 'number' : 'string']));

function wrongUses({ uses }: CompiledMessage, args: ReadonlyMap<string, ArgumentType>): string[] {
  return [...uses].flatMap(([name, how]) => {
    const type = args.get(name);
    if (type === undefined) return [`{${name}} is not one of its arguments`];
    if (how.has('plural') && type !== 'number') return [`{${name}} is not a number`];
    if (how.has('select') && type !== 'string') return [`{${name}} is not a text`];
    return [];
  });
}
