/** A language's words for status codes of workstations; its codes are an open set. */
export interface StatusWords {
  readonly causes: Readonly<Record<string, { readonly what: string; readonly advice: string }>>;
  /** Both in one line. */
  readonly both: (cause: { readonly what: string; readonly advice: string }) => string;
  readonly serviceSays: (args: { readonly code: string }) => string;
}

/** An entry of a table by a name of somebody else's. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Why a workstation is not well, for its status code; the code itself where it is not known, nothing where there is none. */
export function statusCause(
  statusCode: string | undefined,
  { causes, serviceSays }: StatusWords,
): string | undefined {
  if (statusCode === undefined || statusCode === '') return undefined;
  return entryOf(causes, statusCode)?.what ?? serviceSays({ code: statusCode });
}

/** The same with what to do, where that is known. */
export function statusSentence(
  statusCode: string | undefined,
  words: StatusWords,
): string | undefined {
  const cause = entryOf(words.causes, statusCode ?? '');
  return cause === undefined ? statusCause(statusCode, words) : words.both(cause);
}
