/** What an argument of a message is. */
export type ArgumentType = 'string' | 'number';

/** A message as it stands in the file. */
export interface ArbMessage {
  /** ICU MessageFormat. */
  readonly pattern: string;
  /** The arguments that the file declares. */
  readonly placeholders?: ReadonlyMap<string, ArgumentType>;
}

/** A message file: an Application Resource Bundle, JSON with a message for each key and its description under `@key`. */
export interface Arb {
  /** Its BCP 47 tag. */
  readonly locale: string;
  readonly messages: ReadonlyMap<string, ArbMessage>;
}

const TYPES: Readonly<Record<string, ArgumentType>> = { String: 'string', num: 'number' };

/** Reads a message file. Throws if it is not valid, with the reason. */
export function readArb(text: string): Arb {
  const file = JSON.parse(text) as Readonly<Record<string, unknown>>;
  refuseTwins(text);
  const locale = file['@@locale'];
  if (typeof locale !== 'string') throw new Error('"@@locale" is missing');
  const messages = new Map<string, ArbMessage>();
  for (const [key, pattern] of Object.entries(file)) {
    if (key.startsWith('@')) {
      if (!key.startsWith('@@') && !Object.hasOwn(file, key.slice(1)))
        throw new Error(`"${key}" is about a message that is not there`);
      continue;
    }
    if (typeof pattern !== 'string') throw new Error(`"${key}" is not a text`);
    const placeholders = readPlaceholders(key, file[`@${key}`]);
    messages.set(key, { pattern, ...(placeholders !== undefined && { placeholders }) });
  }
  return { locale, messages };
}

/** JSON allows a key twice, and the last one wins. */
function refuseTwins(text: string): void {
  const seen = new Set<string>();
  for (const [, key = ''] of text.matchAll(/^ {2}"((?:[^"\\]|\\.)*)":/gm)) {
    if (seen.has(key)) throw new Error(`"${key}" is there twice`);
    seen.add(key);
  }
}

function readPlaceholders(key: string, about: unknown): Map<string, ArgumentType> | undefined {
  const { placeholders } = (about ?? {}) as { readonly placeholders?: object };
  if (placeholders === undefined) return undefined;
  return new Map(
    Object.entries(placeholders).map(([name, { type }]: [string, { type?: string }]) => {
      const known = TYPES[type ?? ''];
      if (known === undefined)
        throw new Error(`"@${key}": the type of "${name}" is not String or num`);
      return [name, known];
    }),
  );
}
