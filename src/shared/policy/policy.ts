import * as v from 'valibot';
import { rule } from '../base/rule.ts';
import { BrokerCredentials } from '../sign-in/broker-credentials.ts';
import { Connection } from '../connections/connection.ts';
import { Credentials } from '../sign-in/credentials.ts';
import { Endpoint } from '../network/endpoint.ts';
import { ConnectionId } from '../base/ids.ts';
import { SomePreferences } from '../settings/preferences.ts';
import { Hosts } from '../viewer/viewing.ts';

/** A policy file is some kilobytes; more than this is not one. */
export const POLICY_MAX_BYTES = 1024 * 1024;

const [, fromEnvironment, fromProfile, identityCenter, role] = Credentials.options;
const inKeychain = v.strictObject({ source: v.literal('keychain') });
const base = v.variant('source', [inKeychain, fromEnvironment, fromProfile, identityCenter]);

/** How a connection of the machine signs in. A policy holds no secret: keys are each user's to enter. */
const MachineCredentials = v.variant('source', [
  ...base.options,
  v.strictObject({ ...role.entries, base }),
]);

const [client, token, open] = BrokerCredentials.options;
/** The same for a broker: its secret is each user's to enter. */
const MachineBroker = v.variant('source', [
  v.omit(client, ['entry']),
  v.omit(token, ['entry']),
  open,
]);

const [nimble, sessionManager, accessConsole, ec2, direct, practice] = Connection.options;

/** A connection that comes with the machine: what `connections add` takes, with an id and without secrets. */
export const MachineConnection = v.variant('kind', [
  v.strictObject({ ...nimble.entries, credentials: MachineCredentials }),
  v.strictObject({ ...sessionManager.entries, credentials: MachineBroker }),
  accessConsole,
  v.strictObject({ ...ec2.entries, credentials: MachineCredentials }),
  direct,
  practice,
]);
export type MachineConnection = Readonly<v.InferOutput<typeof MachineConnection>>;

const KINDS = Connection.options.map(({ entries }) => entries.kind.literal);
const SOURCES = [
  ...Credentials.options.map(({ entries }) => entries.source.literal),
  ...BrokerCredentials.options.map(({ entries }) => entries.source.literal),
  accessConsole.entries.credentials.entries.source.literal,
];

const isUnlike = (all: readonly MachineConnection[]) =>
  new Set(all.map(({ id }) => id)).size === all.length;

/**
 * What an administrator decides for everybody on a machine. One schema: the JSON Schema, the Windows
 * templates and the macOS profile are made from it (scripts/policy-files.mjs), titles and descriptions too.
 */
export const Policy = v.strictObject({
  version: v.optional(v.literal(1)),
  connections: v.optional(
    v.pipe(
      v.array(MachineConnection),
      v.maxLength(200),
      v.check((all) => isUnlike(all), rule('ids-alike')),
      v.title('Connections of the machine'),
      v.description(
        'Connections that every user of this machine has, and cannot change or remove. Each is what “stagedoor connections add” takes, with an id and without secrets. What is allowed below is said of other connections, not of these.',
      ),
    ),
  ),
  allow: v.optional(
    v.strictObject({
      kinds: v.optional(
        v.pipe(
          v.array(v.picklist(KINDS)),
          v.title('Allowed types of connection'),
          v.description(
            'Users may have connections of these types only. An empty list leaves the connections of the machine alone.',
          ),
        ),
      ),
      hosts: v.optional(
        v.pipe(
          Hosts,
          v.title('Allowed stream hosts'),
          v.description(
            'Streams of users’ own connections may come from these hosts only: exact names, or *.suffix.',
          ),
        ),
      ),
      endpoints: v.optional(
        v.pipe(
          Hosts,
          v.title('Allowed endpoints'),
          v.description(
            'Users’ own connections may send their requests to these hosts only: exact names, or *.suffix.',
          ),
        ),
      ),
      credentials: v.optional(
        v.pipe(
          v.array(v.picklist(SOURCES)),
          v.title('Allowed ways to sign in'),
          v.description('Users’ own connections may sign in in these ways only.'),
        ),
      ),
    }),
  ),
  certificates: v.optional(
    v.pipe(
      v.picklist(['strict']),
      v.title('Certificates'),
      v.description(
        '“strict” ends a launch whose host has a certificate that is not trusted, in every connection.',
      ),
    ),
  ),
  links: v.optional(
    v.strictObject({
      withoutAsking: v.optional(
        v.pipe(
          v.array(ConnectionId),
          v.maxLength(200),
          v.title('Links that do not ask'),
          v.description(
            'Links from outside connect to these connections, named by id, without a question.',
          ),
        ),
      ),
    }),
  ),
  updates: v.optional(
    v.strictObject({
      enabled: v.optional(
        v.pipe(
          v.boolean(),
          v.title('Updates'),
          v.description('False: Stagedoor neither looks for updates nor installs them.'),
        ),
      ),
      feed: v.optional(
        v.pipe(
          Endpoint,
          v.title('Where updates come from'),
          v.description(
            'An https folder with the feed, its signature and the files, instead of the one built in.',
          ),
        ),
      ),
    }),
  ),
  preferences: v.optional(
    v.strictObject({
      defaults: v.optional(
        v.pipe(
          SomePreferences,
          v.title('Preferences, until changed'),
          v.description('What holds until a user changes it.'),
        ),
      ),
      locked: v.optional(
        v.pipe(
          SomePreferences,
          v.title('Preferences, locked'),
          v.description('What holds and cannot be changed, the log level too.'),
        ),
      ),
    }),
  ),
});
export type Policy = Readonly<v.InferOutput<typeof Policy>>;
