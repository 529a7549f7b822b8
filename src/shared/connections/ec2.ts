import * as v from 'valibot';
import { hasInvisible } from '../base/invisible.ts';
import { rule } from '../base/rule.ts';
import { Endpoint } from '../network/endpoint.ts';
import { Hosts, viewing } from '../viewer/viewing.ts';
import { Port, SessionName, UserName } from './dcv.ts';

/** The settings of a connection to DCV servers on EC2 instances. */

/**
 * Any region of any partition of AWS (`eu-central-1`, `us-gov-west-1`, `cn-north-1`, `eusc-de-east-1`). SECURITY: it
 * becomes part of a host name, so nothing but letters, digits and dashes fits.
 */
const Ec2Region = v.pipe(
  v.string(),
  v.maxLength(40, rule('aws-region')),
  v.regex(/^[a-z]{2,5}(-[a-z]{2,12}){1,3}-\d{1,2}$/, rule('aws-region')),
);

/** How a workstation is reached: one of its addresses, or a tunnel of Systems Manager. */
export const EC2_ADDRESSES = [
  'private-ip',
  'public-ip',
  'private-dns',
  'public-dns',
  'ssm',
] as const;
const Ec2Address = v.picklist(EC2_ADDRESSES);
export type Ec2Address = v.InferOutput<typeof Ec2Address>;

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
const Ec2Filters = v.pipe(
  v.record(FilterName, v.union([TagValue, FilterValues])),
  v.check((filters) => Object.keys(filters).length <= 20, rule('too-long')),
);
export type Ec2Filters = Readonly<v.InferOutput<typeof Ec2Filters>>;

/** The port of a DCV server, if neither the connection nor the instance names another. */
export const DCV_PORT = 8_443;
/** The session of a DCV server, if neither the connection nor the instance names another. */
export const CONSOLE_SESSION = 'console';

/** The fields of a connection to EC2 beside its name and sign-in. */
export const ec2Fields = {
  kind: v.literal('ec2'),
  region: Ec2Region,
  /** The endpoint of EC2, if it is not the region's own. */
  endpoint: v.optional(Endpoint),
  /** The endpoint of Systems Manager, if it is not the region's own. */
  ssmEndpoint: v.optional(Endpoint),
  filters: Ec2Filters,
  address: Ec2Address,
  port: v.optional(Port),
  session: v.optional(SessionName),
  user: v.optional(UserName),
  hosts: v.optional(Hosts),
  ...viewing,
};
