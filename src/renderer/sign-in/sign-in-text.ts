import { isAws } from '../../shared/connections/aws-connection.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import type {
  AwsProfile,
  BaseCredentials,
  Credentials,
  SignInStatus,
} from '../../shared/sign-in/credentials.ts';
import { entryOf } from '../../shared/launch/session-status.ts';
import type { OrganizationState } from './organization.svelte.ts';
import type { DeviceCode } from './sign-in.svelte.ts';
import { t } from '../i18n/locale.svelte.ts';
import { minuteOf } from '../i18n/times.ts';

/** A profile as a choice: its name, how it signs in, its region. */
export const profileText = ({ name, kind, region }: AwsProfile): string =>
  t().general.withNote({
    name,
    note: [t().signIn.profiles[kind], region]
      .filter((part) => part !== undefined)
      .join(t().general.comma),
  });

/** What a user of this profile has to know. */
export const profileHint = (profile: AwsProfile | undefined): string | undefined =>
  profile && entryOf(t().signIn.profileNotes, profile.kind);

/** What a connection signs in with, below its role. */
function baseOf(connection: Connection): BaseCredentials | undefined {
  if (!isAws(connection)) return undefined;
  const { credentials } = connection;
  return credentials.source === 'assume-role' ? credentials.base : credentials;
}

/** True for a connection whose keys, or whose client's secret, are in the keychain. */
export const hasKeys = (connection: Connection): boolean =>
  connection.kind === 'session-manager'
    ? connection.credentials.source !== 'none'
    : baseOf(connection)?.source === 'keychain';

/** True for a connection that signs in on a page, of an organization or of a login server. */
export const hasPage = (connection: Connection): boolean =>
  connection.kind === 'access-console' || baseOf(connection)?.source === 'identity-center';

/** How a connection signs in, as it may be shown. */
export function credentialsText(credentials: Credentials): string {
  const { source } = credentials;
  const texts = t().signIn;
  switch (source) {
    case 'keychain':
      return texts.withKeys;
    case 'environment':
      return texts.fromEnvironment;
    case 'profile':
      return texts.withProfile({ profile: credentials.profile });
    case 'identity-center':
      return [credentials.startUrl, `${credentials.accountId} ${credentials.roleName}`].join(
        t().general.comma,
      );
    case 'assume-role':
      return texts.withRole({
        role: credentials.roleArn,
        base: credentialsText(credentials.base),
      });
  }
}

/** True if the user has to act before the connection can be used. */
export const wantsSignIn = (status: SignInStatus | undefined): boolean =>
  status?.state === 'needs-sign-in' || status?.state === 'needs-code';

/** True if signing out has a lasting effect: other connections sign in again automatically. */
export const canSignOut = (connection: Connection, status: SignInStatus | undefined): boolean =>
  status?.state === 'signed-in' &&
  connection.kind !== 'practice' &&
  (hasPage(connection) || !status.renews);

/** Who is signed in, for the bottom of the sidebar. */
export interface AccountText {
  readonly title: string;
  readonly line?: string | undefined;
  /** The action of the button; amber, except for cancelling a sign-in. */
  readonly act?: 'sign-in' | 'keys' | 'cancel';
  readonly label?: string;
}

/** Who is signed in to a connection; undefined if that is unknown or not needed. */
export function accountText(
  connection: Connection,
  status: SignInStatus | undefined,
  going: boolean,
  now: () => number,
): AccountText | undefined {
  const { signIn: texts, buttons } = t();
  if (going)
    return {
      title: texts.signingIn,
      line: hasPage(connection) ? texts.inBrowser : undefined,
      act: 'cancel',
      label: buttons.cancelSignIn,
    };
  const isAnybodys = connection.kind === 'practice' || connection.kind === 'direct';
  if (status === undefined || isAnybodys) return undefined;
  const { state, who, until, renews } = status;
  if (state === 'unknown')
    return who === undefined ? undefined : { title: texts.signsInAs({ who }) };
  if (state === 'needs-code')
    return { title: texts.codeNeeded, act: 'sign-in', label: buttons.code };
  const isOver = until !== undefined && !renews && until <= now();
  if (state === 'needs-sign-in' || isOver)
    return hasKeys(connection) && !isOver
      ? { title: texts.signedOut, act: 'keys', label: buttons.keys }
      : { title: texts.signedOut, act: 'sign-in', label: buttons.signIn };
  // Access keys are not signed in: there is no state to show.
  if (who === undefined && until === undefined && !hasPage(connection)) return undefined;
  return {
    title: who === undefined ? texts.signedIn : texts.signedInAs({ who }),
    line:
      until === undefined
        ? undefined
        : (renews ? texts.untilRenewed : texts.until)(minuteOf(until, now())),
  };
}

/** How far a sign-in to an organization is, in a sentence. */
export function organizationText(
  { step, until, accounts, roles, loading, failure }: OrganizationState,
  account: string,
  code: DeviceCode | undefined,
): string {
  const texts = t().signIn;
  if (step === 'browser') return texts.goesOn;
  if (code !== undefined) return texts.enterCode({ host: code.host });
  if (step !== 'in' || loading) return t().general.loading;
  const signedIn = texts.signedInUntil(minuteOf(until, Date.now()));
  if (failure !== undefined) return signedIn;
  if (accounts.length === 0) return texts.noAccount({ signedIn });
  return account === '' || roles.length > 0 ? signedIn : texts.noRole({ signedIn });
}
