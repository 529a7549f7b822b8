import { invalid, type Answer, type Refusal } from './answer.ts';

/** What came of a wish: an error, or a way to look at the thing it made. */
export type Outcome = Refusal | { readonly ok: true; readonly look: (nowMs: number) => Answer };

/** One thing that is asked for. */
interface Wish {
  readonly studioId: string;
  readonly operation: string;
  /** Everything that makes it this wish and no other; compared as JSON. */
  readonly terms: readonly unknown[];
  readonly clientToken: string | undefined;
  readonly nowMs: number;
}

/** Wishes that were granted, by their client token. */
export interface Wishes {
  /**
   * Grants a wish, once for each client token: asking again looks at what the first time made.
   * Another wish with the same token is refused. One that was refused can be asked for again.
   */
  grant(wish: Wish, grant: () => Outcome): Answer;
}

/** No wishes yet. */
export function createWishes(): Wishes {
  const granted = new Map<string, { terms: string; look: (nowMs: number) => Answer }>();
  return {
    grant({ studioId, operation, terms, clientToken, nowMs }, grant) {
      const fault = clientTokenFault(clientToken);
      if (fault !== undefined) return fault;
      const key = JSON.stringify([studioId, operation, clientToken]);
      const before = clientToken === undefined ? undefined : granted.get(key);
      const wished = JSON.stringify(terms);
      // Final, not a conflict: asking again with the same wish can never succeed.
      if (before !== undefined && before.terms !== wished) {
        return invalid('clientToken', 'This client token was used before, for another wish.');
      }
      if (before !== undefined) return before.look(nowMs);
      const outcome = grant();
      if (!outcome.ok) return outcome;
      if (clientToken !== undefined) granted.set(key, { terms: wished, look: outcome.look });
      return outcome.look(nowMs);
    },
  };
}

/** What is wrong with a client token, if anything. */
export function clientTokenFault(clientToken: string | undefined): Refusal | undefined {
  if (clientToken === undefined || (clientToken !== '' && clientToken.length <= 64)) {
    return undefined;
  }
  return invalid('clientToken', 'A client token has 1 to 64 characters.');
}
