import * as v from 'valibot';
import type { MfaPrompts } from '../../../../src/main/core/sign-in/mfa-prompts.ts';
import type { Keys, KeyStore } from '../../../../src/main/core/secrets/keys.ts';
import type { LogFacts } from '../../../../src/main/core/base/log.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import type { SignInServices } from '../../../../src/main/core/sign-in/sign-in-services.ts';
import type {
  AwsProfiles,
  IdentityCenter,
  SessionKeys,
  Sts,
} from '../../../../src/main/core/sign-in/sign-in.ts';
import {
  createSignInRouter,
  type SignInRouter,
} from '../../../../src/main/core/sign-in/sign-in-router.ts';
import { createSignIns, type SignIns } from '../../../../src/main/core/sign-in/sign-ins.ts';
import {
  Connection,
  type NimbleConnection,
} from '../../../../src/shared/connections/connection.ts';
import type { Credentials } from '../../../../src/shared/sign-in/credentials.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { streamRules, uuid } from '../support/fakes.ts';
import { createHandClock, type HandClock } from '../support/hand-clock.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

/** Keys whose parts are derived from one text; with an expiry they also have a token. */
export function keysNamed(text: string): Keys;
export function keysNamed(text: string, expiresAt: number | undefined): SessionKeys;
export function keysNamed(text: string, expiresAt?: number): SessionKeys {
  return {
    accessKeyId: new Secret(`id-${text}`),
    secretAccessKey: new Secret(`key-${text}`),
    ...(expiresAt !== undefined && { sessionToken: new Secret(`token-${text}`), expiresAt }),
  };
}

/** The text that such keys were derived from. */
export const nameOf = (keys: Keys): string => keys.secretAccessKey.reveal().slice('key-'.length);

/** A saved connection with these credentials. */
export function connectionWith(credentials: Credentials, more: object = {}): NimbleConnection {
  const base = { id: 'north-pier', name: 'North Pier', kind: 'nimble', region: 'us-west-2' };
  const connection = v.parse(Connection, { ...base, credentials, ...more });
  if (connection.kind !== 'nimble') throw new Error('not a connection that signs in');
  return connection;
}

export const inKeychain: Credentials = { source: 'keychain', entry: uuid(900) };
export const organization = {
  startUrl: 'https://north-pier.awsapps.com/start',
  region: 'eu-west-1',
} as const;
export const inOrganization: Extract<Credentials, { source: 'identity-center' }> = {
  source: 'identity-center',
  ...organization,
  accountId: '000000000001',
  roleName: 'Artist',
};
export const roleArn = 'arn:aws:iam::000000000001:role/compositor';
export const mfaSerial = 'arn:aws:iam::000000000001:mfa/m.okafor';

const unused = () => Promise.reject(new Error('this test has no use for it'));

export interface SignInFakes {
  readonly sts?: Partial<Sts>;
  readonly profiles?: Partial<AwsProfiles>;
  readonly identityCenter?: Partial<IdentityCenter>;
  readonly keys?: Partial<KeyStore>;
  readonly environment?: () => ReturnType<typeof ok<Keys>> | ReturnType<typeof err>;
  readonly askCode?: MfaPrompts['ask'];
}

/** Sign-ins with a test clock: each port is what the test passes, and all others reject. */
export function createSigning(fakes: SignInFakes = {}, hand: HandClock = createHandClock()) {
  const logged: { event: string; facts: LogFacts | undefined }[] = [];
  const log = (event: string, facts?: LogFacts) => {
    logged.push({ event, facts });
  };
  let changes = 0;
  const signIns = createSignIns({
    clock: hand.clock,
    log: { debug: log, info: log, warn: log, error: log },
    keys: {
      save: unused,
      load: async () => err({ code: 'credentials-missing' }),
      forget: unused,
      ...fakes.keys,
    },
    environment: fakes.environment ?? (() => err({ code: 'credentials-missing' })),
    sts: { session: unused, assumeRole: unused, caller: unused, ...fakes.sts },
    profiles: { list: async () => ok([]), read: unused, ...fakes.profiles },
    identityCenter: createFakeIdentityCenter(fakes.identityCenter),
    askCode: fakes.askCode ?? unused,
  });
  signIns.onChange(() => {
    changes += 1;
  });
  return { signIns, hand, logged, changes: () => changes };
}

/** An Identity Center without a sign-in. */
export const createFakeIdentityCenter = (own: Partial<IdentityCenter> = {}): IdentityCenter => ({
  signIn: unused,
  signOut: async () => ok(undefined),
  state: async () => undefined,
  accounts: unused,
  roles: unused,
  credentials: async () => err({ code: 'sign-in-needed' }),
  ...own,
});

/** A router where all connections sign in to AWS, except practice connections. */
export function routerOver(signIns: SignIns): SignInRouter {
  const unopened = { open: unused, rules: () => streamRules };
  return createSignInRouter({
    nimble: { ...unopened, signIn: signIns },
    'session-manager': unopened,
    'access-console': unopened,
    ec2: { ...unopened, signIn: signIns },
    direct: unopened,
    practice: unopened,
  });
}

/** A sign-in that is not needed by any connection. */
export function createFakeSignInServices(
  mfaPrompts: MfaPrompts,
  own: Partial<SignInServices> = {},
): SignInServices {
  const { signIns } = createSigning();
  return {
    signIns,
    router: routerOver(signIns),
    identityCenter: createFakeIdentityCenter(),
    profiles: { list: async () => ok([]), read: unused },
    accounts: {
      ask: async () => true,
      question: () => null,
      answer: () => undefined,
      onChange: () => () => undefined,
    },
    mfaPrompts,
    ...own,
  };
}

/** A signal that is never aborted. */
export const calm = (): AbortSignal => new AbortController().signal;

/** The name of the keys that a request gets, or the code of its failure. */
export async function asking(deps: ReturnType<typeof createSigning>, connection: NimbleConnection) {
  await deps.signIns.ready(connection, calm());
  const keys = await deps.signIns.keys(connection, calm());
  return keys.ok ? nameOf(keys.value) : keys.failure.code;
}
