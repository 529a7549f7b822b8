/** What an operation answers: a body for status 200, or an error. Errors are values here. */
export type Answer = { readonly ok: true; readonly body: object } | Refusal;

/** An answer that is an error. */
export interface Refusal {
  readonly ok: false;
  readonly error: ServiceError;
}

/** An error as it travels: `name` in the header x-amzn-errortype, the rest in the body. */
export interface ServiceError {
  readonly status: number;
  readonly name: string;
  /**
   * "A more specific error code", as the model says: for exceptions of the model not their name.
   * For others it is the name, because AWS's SDK names those by their body, not by the header.
   */
  readonly code: string;
  readonly message: string;
  readonly context: Readonly<Record<string, string>>;
}

const statuses = {
  ValidationException: 400,
  IncompleteSignatureException: 400,
  SerializationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  UnrecognizedClientException: 403,
  ResourceNotFoundException: 404,
  UnknownOperationException: 404,
  ConflictException: 409,
  RequestEntityTooLargeException: 413,
  MisdirectedRequestException: 421,
  ThrottlingException: 429,
  InternalServerErrorException: 500,
  ServiceUnavailableException: 503,
} as const;

/** The names of all errors the practice studio answers by itself. */
export type ErrorName = keyof typeof statuses;

/** An error with the status that belongs to its name. */
export function serviceError(
  name: ErrorName,
  code: string,
  message: string,
  context: Readonly<Record<string, string>> = {},
): ServiceError {
  return { status: statuses[name], name, code, message, context };
}

/** The answer for a thing that is not there. */
export function notFound(kind: string, resourceId: string): Refusal {
  const message = `There is no ${kind} with this id.`;
  const context = { resourceId };
  return refuse(serviceError('ResourceNotFoundException', 'RESOURCE_NOT_FOUND', message, context));
}

/** The answer for a request that does not fit. */
export function invalid(parameter: string, message: string): Refusal {
  return refuse(serviceError('ValidationException', 'INVALID_PARAMETER', message, { parameter }));
}

/** The answer for a workstation on which something else is under way. */
export function stillMoving(sessionId: string): Refusal {
  const message = 'Another operation is in progress on this streaming session.';
  return refuse(serviceError('ConflictException', 'OPERATION_IN_PROGRESS', message, { sessionId }));
}

/** An error as an operation's answer. */
export function refuse(error: ServiceError): Refusal {
  return { ok: false, error };
}
