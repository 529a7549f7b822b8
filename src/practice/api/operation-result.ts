/** The result of an operation: a body for status 200, or an error. */
export type OperationResult = { readonly ok: true; readonly body: object } | OperationFailure;

/** A result that is an error. */
export interface OperationFailure {
  readonly ok: false;
  readonly error: ServiceError;
}

/** An error of the service. `name` is sent in the header x-amzn-errortype, the rest in the body. */
export interface ServiceError {
  readonly status: number;
  readonly name: string;
  /**
   * "A more specific error code" in the service's model, so it differs from the name. For errors
   * outside the model it is the name, because AWS's SDK takes their name from the body.
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

/** The names of all errors of the practice studio. */
export type ErrorName = keyof typeof statuses;

/** Creates an error. Its HTTP status follows from its name. */
export function serviceError(
  name: ErrorName,
  code: string,
  message: string,
  context: Readonly<Record<string, string>> = {},
): ServiceError {
  return { status: statuses[name], name, code, message, context };
}

/** The result if a resource does not exist. */
export function notFound(kind: string, resourceId: string): OperationFailure {
  const message = `There is no ${kind} with this id.`;
  const context = { resourceId };
  return failure(serviceError('ResourceNotFoundException', 'RESOURCE_NOT_FOUND', message, context));
}

/** The result if a parameter is invalid. */
export function invalidParameter(parameter: string, message: string): OperationFailure {
  return failure(serviceError('ValidationException', 'INVALID_PARAMETER', message, { parameter }));
}

/** The result if another operation is in progress on a workstation. */
export function operationInProgress(sessionId: string): OperationFailure {
  const message = 'Another operation is in progress on this streaming session.';
  return failure(
    serviceError('ConflictException', 'OPERATION_IN_PROGRESS', message, { sessionId }),
  );
}

/** The result with this error. */
export function failure(error: ServiceError): OperationFailure {
  return { ok: false, error };
}
