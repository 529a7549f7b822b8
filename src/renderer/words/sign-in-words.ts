import type { Connection } from '../../shared/connection.ts';
import type {
  AwsProfile,
  BaseCredentials,
  Credentials,
  SignInStatus,
} from '../../shared/credentials.ts';
import type { OrganisationState } from '../forms/organisation.svelte.ts';
import type { DeviceCode } from '../state/sign-in.svelte.ts';
import { hourWords } from './times.ts';

const profileKinds: Readonly<Record<AwsProfile['kind'], string>> = {
  keys: 'keys',
  'identity-center': 'IAM Identity Center',
  'assume-role': 'a role',
  mfa: 'a role with a code',
  process: 'a program',
  'web-identity': 'a web identity',
  'login-session': 'aws login',
  incomplete: 'not complete, cannot be used',
};

/** A profile as a choice: its name, how it signs in, its region. */
export const profileWords = ({ name, kind, region }: AwsProfile): string =>
  `${name} (${[profileKinds[kind], region].filter((part) => part !== undefined).join(', ')})`;

const profileNotes: Partial<Readonly<Record<AwsProfile['kind'], string>>> = {
  'identity-center': 'Sign in to it in a terminal: aws sso login.',
  'login-session': 'Sign in to it in a terminal: aws login.',
  mfa: 'The code of your device is asked for when it is needed.',
};

/** What a user of this profile has to know. */
export const profileNote = (profile: AwsProfile | undefined): string | undefined =>
  profile === undefined ? undefined : profileNotes[profile.kind];

/** What a connection signs in with, below its role. */
function baseOf(connection: Connection): BaseCredentials | undefined {
  if (connection.kind !== 'nimble') return undefined;
  const { credentials } = connection;
  return credentials.source === 'assume-role' ? credentials.base : credentials;
}

/** True for a connection whose keys are in the keychain. */
export const hasKeys = (connection: Connection): boolean =>
  baseOf(connection)?.source === 'keychain';

/** True for a connection that signs in on an organisation's page. */
export const hasPage = (connection: Connection): boolean =>
  baseOf(connection)?.source === 'identity-center';

/** How a connection signs in, as it may be shown. */
export function credentialsWords(credentials: Credentials): string {
  const { source } = credentials;
  switch (source) {
    case 'keychain':
      return 'Keys in the keychain';
    case 'environment':
      return 'From the environment';
    case 'profile':
      return `AWS profile ${credentials.profile}`;
    case 'identity-center':
      return `${credentials.startUrl}, ${credentials.accountId} ${credentials.roleName}`;
    case 'assume-role':
      return `${credentials.roleArn}, through: ${credentialsWords(credentials.base)}`;
  }
}

/** True where somebody has to do something before the connection can be used. */
export const wantsSignIn = (status: SignInStatus | undefined): boolean =>
  status?.state === 'needs-sign-in' || status?.state === 'needs-code';

/** True where signing out lasts: without it, a connection would be signed in again by itself. */
export const canSignOut = (connection: Connection, status: SignInStatus | undefined): boolean =>
  status?.state === 'signed-in' &&
  connection.kind !== 'practice' &&
  (hasPage(connection) || !status.renews);

/** Who is signed in, for the foot of the left side. */
export interface WhoWords {
  readonly title: string;
  readonly line?: string | undefined;
  /** What to press; amber, but for the way out of a sign-in that is under way. */
  readonly act?: 'sign-in' | 'keys' | 'cancel';
  readonly label?: string;
}

/** Who is signed in at a place; nothing where that is not known, or nobody has to. */
export function whoWords(
  connection: Connection,
  status: SignInStatus | undefined,
  going: boolean,
  now: () => number,
): WhoWords | undefined {
  if (going)
    return {
      title: 'Signing in',
      line: hasPage(connection) ? 'Finish in your browser.' : undefined,
      act: 'cancel',
      label: 'Cancel sign-in',
    };
  if (status === undefined || connection.kind === 'practice') return undefined;
  const { state, who, until, renews } = status;
  const as = who === undefined ? '' : ` as ${who}`;
  if (state === 'unknown') return as === '' ? undefined : { title: `Signs in${as}` };
  if (state === 'needs-code')
    return { title: 'A code is needed', act: 'sign-in', label: 'Enter a code' };
  const isOver = until !== undefined && !renews && until <= now();
  if (state === 'needs-sign-in' || isOver)
    return hasKeys(connection) && !isOver
      ? { title: 'Signed out', act: 'keys', label: 'Enter keys' }
      : { title: 'Signed out', act: 'sign-in', label: 'Sign in' };
  return {
    title: `Signed in${as}`,
    line:
      until === undefined
        ? undefined
        : `until ${hourWords(until, now())}${renews ? ', renews by itself' : ''}`,
  };
}

/** How far a sign-in to an organisation is, in a sentence. */
export function organisationWords(
  { step, until, accounts, roles, reading, failure }: OrganisationState,
  account: string,
  code: DeviceCode | undefined,
): string {
  if (step === 'browser') return 'Finish signing in in your browser. This goes on by itself.';
  if (code !== undefined) return `Open ${code.host} on any device and enter this code:`;
  if (step !== 'in' || reading) return 'Loading';
  const signedIn = `Signed in until ${hourWords(until, Date.now())}.`;
  if (failure !== undefined) return signedIn;
  if (accounts.length === 0) return `${signedIn} No account is open to you there.`;
  return account === '' || roles.length > 0
    ? signedIn
    : `${signedIn} No role is open to you in this account.`;
}
