import type { Faults } from './fault.ts';

/** A user with long-lived keys, which are generated for each run. */
export interface ScriptedUser {
  readonly name: string;
  /** Its MFA device, if any. Each code is valid once, as with AWS. */
  readonly mfa?: { readonly serialNumber: string; readonly codes: readonly string[] };
}

/** A role to assume. Its ARN is `arn:aws:iam::ACCOUNT:role/NAME`. */
export interface ScriptedRole {
  readonly name: string;
  /** Names of the users and roles that may assume it; all by default. */
  readonly trusts?: readonly string[];
  readonly externalId?: string;
  readonly needsMfa?: boolean;
  /** Its longest session; an hour by default. */
  readonly maxSeconds?: number;
}

/** An account that people reach through the portal. */
export interface ScriptedAccount {
  readonly accountId: string;
  readonly accountName?: string;
  readonly emailAddress?: string;
  /** Names of the roles that are assigned there. */
  readonly roles: readonly string[];
}

/** How the sign-in services behave. Everything is optional. */
export interface SignInScript {
  /** The region that STS signatures must name; us-west-2 by default. */
  readonly region?: string;
  /** The account of users and roles. */
  readonly account?: string;
  /** By default one, `practice-artist`, with an MFA device. */
  readonly users?: readonly ScriptedUser[];
  readonly roles?: readonly ScriptedRole[];
  /** Valid web identity tokens and their subjects. */
  readonly webIdentities?: ReadonlyMap<string, string>;
  /** Whether GetSessionToken is refused, as an organization's policy may require. */
  readonly noSessionTokens?: boolean;
  /** The length of a session token, in bytes before base64url; AWS promises no limit. */
  readonly sessionTokenBytes?: number;
  /** The people who can sign in on the pages; `practice-artist` by default. */
  readonly people?: readonly string[];
  /** The only known start URL; any by default. */
  readonly startUrl?: string;
  readonly clientSecretSeconds?: number;
  readonly codeSeconds?: number;
  readonly accessTokenSeconds?: number;
  /** How long a sign-in can be refreshed; 0: no refresh tokens are issued. */
  readonly refreshSeconds?: number;
  readonly deviceCodeSeconds?: number;
  /** The shortest interval between two polls for a device code. */
  readonly deviceIntervalSeconds?: number;
  /** The portal's accounts, in order; two by default. */
  readonly accounts?: readonly ScriptedAccount[];
  /** How long the portal's role credentials are valid. */
  readonly roleSeconds?: number;
  /** Items per page in the portal's lists; 100 by default. */
  readonly pageSize?: number;
  readonly faults?: Faults;
}

/** A script with all defaults filled in, except what may be anything. */
export type FilledScript = Required<Omit<SignInScript, 'startUrl' | 'faults'>> &
  Pick<SignInScript, 'startUrl'>;

const hour = 3_600;

/** Fills in the defaults of a script. */
export function fillScript(script: SignInScript): FilledScript {
  const account = script.account ?? '000000000000';
  return {
    region: 'us-west-2',
    account,
    users: [
      {
        name: 'practice-artist',
        mfa: {
          serialNumber: `arn:aws:iam::${account}:mfa/practice-artist`,
          codes: ['135790', '246802', '975310'],
        },
      },
    ],
    roles: [{ name: 'practice-compositor' }],
    webIdentities: new Map(),
    noSessionTokens: false,
    sessionTokenBytes: 300,
    people: ['practice-artist'],
    clientSecretSeconds: 90 * 24 * hour,
    codeSeconds: 600,
    accessTokenSeconds: hour,
    refreshSeconds: 8 * hour,
    deviceCodeSeconds: 600,
    deviceIntervalSeconds: 5,
    accounts: [
      {
        accountId: '000000000001',
        accountName: 'North Pier Films',
        emailAddress: 'pier@practice.invalid',
        roles: ['Artist', 'Supervisor'],
      },
      {
        accountId: '000000000002',
        accountName: 'South Pier Films',
        emailAddress: 'south@practice.invalid',
        roles: ['Artist'],
      },
    ],
    roleSeconds: hour,
    pageSize: 100,
    ...script,
  };
}
