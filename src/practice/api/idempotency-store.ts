import type { SavedRequest } from '../data/saved-state.ts';
import {
  invalidParameter,
  type OperationResult,
  type OperationFailure,
} from './operation-result.ts';

/** The outcome of a request: an error, or a function that reads what the request changed. */
export type OperationOutcome =
  | OperationFailure
  | {
      readonly ok: true;
      readonly read: (nowMs: number) => OperationResult;
      /** The workstation that was changed. Only such requests are saved. */
      readonly sessionId?: string;
    };

/** The newest requests are saved. A launch that is resumed repeats only its own. */
const maxSaved = 100;

/** A request that may be sent again. */
interface IdempotentRequest {
  readonly studioId: string;
  readonly operation: string;
  /** All values that identify this request. They are compared as JSON. */
  readonly parameters: readonly unknown[];
  readonly clientToken: string | undefined;
  readonly nowMs: number;
}

/** Remembers completed requests by client token, so that a retry changes nothing. */
export interface IdempotencyStore {
  /**
   * Calls `run` once for each client token; a repeated request returns the current state of what
   * the first one changed. Other parameters with the same token are a validation error. A failed
   * request is not remembered and can be sent again.
   */
  runOnce(request: IdempotentRequest, run: () => OperationOutcome): OperationResult;
  /** The requests that changed a workstation, to be restored later. */
  saved(): readonly SavedRequest[];
  /** Adds a saved request, unless it is there. `read` returns the state of its workstation. */
  restore(request: SavedRequest, read: (nowMs: number) => OperationResult): void;
}

/** Creates an empty store. */
export function createIdempotencyStore(): IdempotencyStore {
  const completed = new Map<
    string,
    {
      parameterText: string;
      read: (nowMs: number) => OperationResult;
      sessionId: string | undefined;
    }
  >();
  return {
    runOnce({ studioId, operation, parameters, clientToken, nowMs }, run) {
      const error = clientTokenError(clientToken);
      if (error !== undefined) return error;
      const key = JSON.stringify([studioId, operation, clientToken]);
      const previous = clientToken === undefined ? undefined : completed.get(key);
      const parameterText = JSON.stringify(parameters);
      // A validation error, not a conflict: clients retry conflicts, and a retry cannot succeed.
      if (previous !== undefined && previous.parameterText !== parameterText) {
        return invalidParameter(
          'clientToken',
          'This client token was used before, for another request.',
        );
      }
      if (previous !== undefined) return previous.read(nowMs);
      const outcome = run();
      if (!outcome.ok) return outcome;
      const { read, sessionId } = outcome;
      if (clientToken !== undefined) completed.set(key, { parameterText, read, sessionId });
      return read(nowMs);
    },
    saved: () =>
      [...completed]
        .flatMap(([key, { parameterText, sessionId }]) =>
          sessionId === undefined ? [] : [{ key, parameterText, sessionId }],
        )
        .slice(-maxSaved),
    restore({ key, parameterText, sessionId }, read) {
      if (!completed.has(key)) completed.set(key, { parameterText, read, sessionId });
    },
  };
}

/** The error for an invalid client token, otherwise undefined. */
export function clientTokenError(clientToken: string | undefined): OperationFailure | undefined {
  if (clientToken === undefined || (clientToken !== '' && clientToken.length <= 64)) {
    return undefined;
  }
  return invalidParameter('clientToken', 'A client token has 1 to 64 characters.');
}
