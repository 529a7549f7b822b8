import * as v from 'valibot';
import { IMPORT_MAX_BYTES } from './import-limit.ts';
import { listOf } from '../base/list-of.ts';
import { EC2_ADDRESSES } from './ec2-address.ts';
import { Ec2Filters } from './ec2.ts';
import { OnLeave } from './on-leave.ts';
import { Prices } from './prices.ts';
import { SafeText } from '../base/safe-text.ts';
import { Display, Tls, Transport } from '../viewer/viewing.ts';

/** The result of importing a file: the fields of a form, and the settings that were left out. */

export const ImportInput = v.strictObject({
  /** The file's name, used if the file does not name the connection. */
  name: v.pipe(v.string(), v.maxLength(1_024)),
  text: v.pipe(v.string(), v.maxBytes(IMPORT_MAX_BYTES, 'a file has at most 64 KiB')),
});
export type ImportInput = v.InferOutput<typeof ImportInput>;

/** Why a setting was left out. */
export const ImportRefusal = v.picklist([
  'secret',
  'agreement',
  'unsafe',
  'not-fitting',
  'twice',
  'not-kept',
  'own-file',
  /** `name` is the number of a line that is no setting, or whose setting has no name that can be shown. */
  'line',
  /** `name` is the number of further settings that were left out. */
  'more',
]);
export type ImportRefusal = v.InferOutput<typeof ImportRefusal>;

/** The name of a setting that was left out, or the number of a line; never a value. */
export const Refused = v.strictObject({ name: SafeText, why: ImportRefusal });
export type Refused = Readonly<v.InferOutput<typeof Refused>>;

const text = v.optional(v.pipe(v.string(), v.maxLength(2_048)));
const port = v.optional(v.number());
const signIn = {
  source: text,
  profile: text,
  startUrl: text,
  region: text,
  accountId: text,
  roleName: text,
  roleArn: text,
  externalId: text,
  mfaSerial: text,
  clientId: text,
  tokenEndpoint: text,
  scope: text,
  issuer: text,
};
/**
 * The fields of a form for a new connection that the file contains. SECURITY: no field here is for a secret, so
 * secrets in a file cannot reach the window.
 */
export const ImportedForm = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(2_048)),
  kind: v.picklist(['nimble', 'session-manager', 'access-console', 'ec2', 'direct']),
  region: text,
  endpoint: text,
  studioId: text,
  signInEndpoint: text,
  ssmEndpoint: text,
  filters: v.optional(Ec2Filters),
  address: v.optional(v.picklist(EC2_ADDRESSES)),
  hosts: v.optional(listOf(v.pipe(v.string(), v.maxLength(2_048)))),
  user: text,
  host: text,
  port,
  quicPort: port,
  session: text,
  group: text,
  webUrlPath: text,
  proxy: v.optional(
    v.strictObject({ type: v.picklist(['none', 'http', 'https', 'socks5']), host: text, port }),
  ),
  gateway: v.optional(v.strictObject({ host: text, port, quicPort: port })),
  /** SECURITY: without `caFile`. A file from someone else must not choose a file on this machine. */
  tls: v.optional(v.strictObject(v.omit(Tls, ['caFile']).entries)),
  display: v.optional(Display),
  transport: v.optional(Transport),
  onLeave: v.optional(OnLeave),
  prices: v.optional(Prices),
  credentials: v.optional(v.strictObject({ ...signIn, base: v.optional(v.strictObject(signIn)) })),
});

export const Imported = v.strictObject({ values: ImportedForm, refused: listOf(Refused) });
export type Imported = Readonly<v.InferOutput<typeof Imported>>;

/** A file that the program was started with: its name and what was imported, or why it was not read. */
export const OpenedFile = v.variant('state', [
  v.strictObject({ state: v.literal('read'), name: SafeText, ...Imported.entries }),
  v.strictObject({
    state: v.literal('not-read'),
    why: v.picklist(['not-local', 'unreadable']),
  }),
]);
export type OpenedFile = Readonly<v.InferOutput<typeof OpenedFile>>;
