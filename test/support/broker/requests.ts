import * as v from 'valibot';

/**
 * The fields that requests can have. Fields that a broker does not know are refused, so that typing
 * errors are detected.
 */

const text = v.pipe(v.string(), v.minLength(1));
const maxResults = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)));
const size = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1)));

export const describeSessionsRequest = v.strictObject({
  SessionIds: v.optional(v.array(text)),
  Filters: v.optional(
    v.array(
      v.strictObject({ Key: v.pipe(v.string(), v.regex(/^(owner|tag:.+)$/)), Value: v.string() }),
    ),
  ),
  MaxResults: maxResults,
  NextToken: v.optional(text),
});

export const describeServersRequest = v.strictObject({
  ServerIds: v.optional(v.array(text)),
  MaxResults: maxResults,
  NextToken: v.optional(text),
});

export const createSessionsRequest = v.pipe(
  v.array(
    v.strictObject({
      Name: text,
      Owner: text,
      Type: v.picklist(['VIRTUAL', 'CONSOLE']),
      DcvGlEnabled: v.optional(v.boolean()),
      MaxConcurrentClients: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
      InitFile: v.optional(text),
      AutorunFile: v.optional(text),
      AutorunFileArguments: v.optional(v.array(v.string())),
      PermissionsFile: v.optional(text),
      Requirements: v.optional(text),
      EnqueueRequest: v.optional(v.boolean()),
      DisableRetryOnFailure: v.optional(v.boolean()),
      StorageRoot: v.optional(text),
    }),
  ),
  v.minLength(1),
);

export const deleteSessionsRequest = v.pipe(
  v.array(v.strictObject({ SessionId: text, Owner: text, Force: v.optional(v.boolean()) })),
  v.minLength(1),
);

export const screenshotsRequest = v.pipe(
  v.array(v.strictObject({ SessionId: text, MaxWidth: size, MaxHeight: size })),
  v.minLength(1),
);
