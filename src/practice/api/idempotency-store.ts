import {
  invalidParameter,
  type OperationResult,
  type OperationFailure,
} from './operation-result.ts';

/** The outcome of a request: an error, or a function that reads what the request changed. */
export type OperationOutcome =
  OperationFailure | { readonly ok: true; readonly read: (nowMs: number) => OperationResult };

/** A request that may be sent again. */
interface IdempotentRequest {
  readonly studioId: string;
  readonly operation: string;
  /** All values that tell this request from others. They are compared as JSON. */
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
}

/** Creates an empty store. */
export function createIdempotencyStore(): IdempotencyStore {
  const completed = new Map<
    string,
    { parameterText: string; read: (nowMs: number) => OperationResult }
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
      if (clientToken !== undefined) completed.set(key, { parameterText, read: outcome.read });
      return outcome.read(nowMs);
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
