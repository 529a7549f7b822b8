/** The texts of one language for status codes of workstations. The set of codes is open. */
export interface StatusMessages {
  readonly causes: Readonly<Record<string, { readonly what: string; readonly advice: string }>>;
  /** Cause and advice in one line. */
  readonly both: (cause: { readonly what: string; readonly advice: string }) => string;
  readonly serviceSays: (args: { readonly code: string }) => string;
}

/** An entry of a table by a name from outside, such as a service's code. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The cause for a status code. Unknown codes are shown as they are; undefined without a code. */
export function statusCause(
  statusCode: string | undefined,
  { causes, serviceSays }: StatusMessages,
): string | undefined {
  if (statusCode === undefined || statusCode === '') return undefined;
  return entryOf(causes, statusCode)?.what ?? serviceSays({ code: statusCode });
}

/** The cause with advice, if the code is known. */
export function statusSentence(
  statusCode: string | undefined,
  texts: StatusMessages,
): string | undefined {
  const cause = entryOf(texts.causes, statusCode ?? '');
  return cause === undefined ? statusCause(statusCode, texts) : texts.both(cause);
}
