import * as v from 'valibot';
import { hasInvisible } from '../base/invisible.ts';
import { objectOnly } from '../base/object-only.ts';
import { rule } from '../base/rule.ts';
import { AwsRegion } from '../sign-in/credentials.ts';
import { Endpoint } from '../network/endpoint.ts';
import { Hosts, viewing } from '../viewer/viewing.ts';
import { Port, SessionName, UserName } from './dcv.ts';
import { EC2_ADDRESSES } from './ec2-address.ts';
import { Prices } from './prices.ts';

/** The settings of a connection to DCV servers on EC2 instances. */

/** What the value of a tag can be: at most 256 characters, on one line. */
const TagValue = v.pipe(
  v.string(),
  v.minLength(1, rule('missing')),
  v.maxLength(256, rule('too-long')),
  v.check((text) => !hasInvisible(text), rule('strange-characters')),
);
const FilterName = v.pipe(
  v.string(),
  v.maxLength(132, rule('too-long')),
  v.regex(/^tag:.+$/u, rule('tag-filter')),
  v.check((text) => !hasInvisible(text), rule('strange-characters')),
);
const FilterValues = v.pipe(v.array(TagValue), v.minLength(1), v.maxLength(100));

/**
 * Which instances are workstations: the tags they have, with `*` and `?` as wildcards. `{user}` in a value is the name
 * of the user who is signed in.
 */
export const Ec2Filters = v.pipe(
  objectOnly(v.record(FilterName, v.union([TagValue, FilterValues]))),
  v.check((filters) => Object.keys(filters).length <= 20, rule('too-long')),
);
export type Ec2Filters = Readonly<v.InferOutput<typeof Ec2Filters>>;

/** The port of a DCV server, if neither the connection nor the instance names another. */
export const DCV_PORT = 8_443;
/** The session of a DCV server, if neither the connection nor the instance names another. */
export const CONSOLE_SESSION = 'console';

/** The fields of a connection to EC2 other than its name and sign-in. */
export const ec2Fields = {
  kind: v.literal('ec2'),
  region: AwsRegion,
  /** The endpoint of EC2, if it is not the region's own. */
  endpoint: v.optional(Endpoint),
  /** The endpoint of Systems Manager, if it is not the region's own. */
  ssmEndpoint: v.optional(Endpoint),
  filters: Ec2Filters,
  address: v.picklist(EC2_ADDRESSES),
  port: v.optional(Port),
  session: v.optional(SessionName),
  user: v.optional(UserName),
  hosts: v.optional(Hosts),
  /** What the workstations cost, to show it. */
  prices: v.optional(Prices),
  ...viewing,
};
