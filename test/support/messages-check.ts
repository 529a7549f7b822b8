/** Counts with different plural forms. */
const COUNTS = [0, 1, 2, 5, 11, 21, 100];
/** German quotes a state unchanged where others write it in lower case: both count. */
const SAME: Readonly<Record<string, string>> = { lower: 'state' };

type Saying = (args: object) => string;

/**
 * Problems of a language's texts, compared with English's, that the message files' compiler does
 * not detect: empty texts, and arguments that English uses and it does not. Also entries that are
 * missing or superfluous, for languages that come from no file. Empty if there are none.
 */
export function problemsOf(texts: object, english: object, at = ''): readonly string[] {
  const names = new Set([...Object.keys(texts), ...Object.keys(english)]);
  return [...names].flatMap((name) => {
    const path = `${at}${name}`;
    const mine: unknown = (texts as Record<string, unknown>)[name];
    const own: unknown = (english as Record<string, unknown>)[name];
    if (own === undefined) return [`${path} is not in English`];
    if (mine === undefined) return [`${path} is missing`];
    if (typeof mine !== typeof own) return [`${path} is of another kind`];
    if (typeof mine === 'string') return mine === '' ? [`${path} is empty`] : [];
    if (typeof mine === 'function') return problemsOfMessage(mine as Saying, own as Saying, path);
    return problemsOf(mine as object, own as object, `${path}.`);
  });
}

function problemsOfMessage(mine: Saying, own: Saying, path: string): string[] {
  const reported = factsIn(own(named));
  const said = factsIn(mine(named));
  const lost = reported.filter(
    (fact) => !said.includes(fact) && !said.includes(SAME[fact] ?? fact),
  );
  const isEmpty = [named, ...COUNTS.map(counted)].some((args) => mine(args) === '');
  return [
    ...lost.map((fact) => `${path} does not tell ${fact}`),
    ...(isEmpty ? [`${path} is empty`] : []),
  ];
}

/** Arguments that appear in a text as their own names, and those that are all the same count. */
const named = new Proxy({}, { get: (_, name) => `⟦${String(name)}⟧` });
const counted = (count: number) => new Proxy({}, { get: () => count });

const factsIn = (text: string): string[] =>
  [...text.matchAll(/⟦(\w+)⟧/g)].map(([, name = '']) => name);
