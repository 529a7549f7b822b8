import * as v from 'valibot';
import { Secret } from '../../core/secrets/secret.ts';

/**
 * Sessions and servers in the responses of the broker and the Access Console. A field of a wrong
 * type counts as missing, an item of a wrong type is dropped, and an unknown field is ignored, so
 * that one of these does not spoil the rest.
 */

/** A text; undefined if it is another type, or empty. */
export const optionalText = v.fallback(
  v.optional(v.pipe(v.string(), v.minLength(1))),
  () => undefined,
);
/** A number, or one that is written as a text; undefined if it is neither. */
const optionalNumber = v.fallback(
  v.optional(
    v.union([
      v.number(),
      v.pipe(v.string(), v.trim(), v.regex(/^\d+(\.\d+)?$/), v.transform(Number)),
    ]),
  ),
  () => undefined,
);
/** A number of things: whole and not negative. */
const optionalCount = v.pipe(
  optionalNumber,
  v.transform((count) => (Number.isSafeInteger(count) && Number(count) >= 0 ? count : undefined)),
);

/**
 * The valid items of the list that a response is about; empty if it is missing. Anything but a list
 * is an invalid response.
 */
export const answeredList = <T>(item: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.nullish(v.array(v.unknown()), []),
    v.transform((all) =>
      all.flatMap((one) => {
        const parsed = v.safeParse(item, one);
        return parsed.success && !Array.isArray(one) ? [parsed.output] : [];
      }),
    ),
  );
/** The valid items of a nested list; empty if it is not a list. */
export const listOf = <T>(item: v.GenericSchema<unknown, T>) =>
  v.fallback(answeredList(item), () => []);
/** A nested object; undefined if it is invalid. */
export const optionalField = <T>(schema: v.GenericSchema<unknown, T>) =>
  v.fallback(v.optional(schema), () => undefined);

const Endpoint = v.object({
  IpAddress: optionalText,
  Port: optionalNumber,
  WebUrlPath: optionalText,
  Protocol: optionalText,
});
export type Endpoint = v.InferOutput<typeof Endpoint>;

/** A DCV server. */
export const Server = v.object({
  Id: optionalText,
  Ip: optionalText,
  Hostname: optionalText,
  DefaultDnsName: optionalText,
  /** Deprecated; a text, or a number in some versions. */
  Port: optionalNumber,
  PortTcp: optionalNumber,
  Endpoints: listOf(Endpoint),
  WebUrlPath: optionalText,
  Tags: listOf(v.object({ Key: optionalText, Value: optionalText })),
  /** `AVAILABLE` or `UNAVAILABLE`. */
  Availability: optionalText,
  Host: optionalField(
    v.object({
      Os: optionalField(
        v.object({ Family: optionalText, Name: optionalText, Version: optionalText }),
      ),
      Aws: optionalField(v.object({ EC2InstanceType: optionalText })),
    }),
  ),
});
export type Server = v.InferOutput<typeof Server>;

/** A session. */
export const Session = v.object({
  Id: optionalText,
  Name: optionalText,
  Owner: optionalText,
  Server: optionalField(Server),
  Type: optionalText,
  State: optionalText,
  Substate: optionalText,
  StateReason: optionalText,
  CreationTime: optionalText,
  /** How many viewers are connected. */
  NumOfConnections: optionalCount,
});
export type Session = v.InferOutput<typeof Session>;

export const DescribedSessions = v.object({
  Sessions: answeredList(Session),
  NextToken: optionalText,
});
export const DescribedServers = v.object({ Servers: answeredList(Server) });
/** What the viewer needs to connect. The token is a secret from here on. */
export const ConnectionData = v.object({
  Session: optionalField(Session),
  ConnectionToken: v.pipe(
    optionalText,
    v.transform((token) => (token === undefined ? undefined : new Secret(token))),
  ),
});
export type ConnectionData = v.InferOutput<typeof ConnectionData>;
