import type { Faults } from './fault.ts';

/** A user with long-lived keys, which are made up for each run. */
export interface ScriptedUser {
  readonly name: string;
  /** Its second factor, where it has one. Each code is good once, as with AWS. */
  readonly mfa?: { readonly serialNumber: string; readonly codes: readonly string[] };
}

/** A role to assume. Its ARN is `arn:aws:iam::ACCOUNT:role/NAME`. */
export interface ScriptedRole {
  readonly name: string;
  /** Names of users and roles that may assume it; everybody where not given. */
  readonly trusts?: readonly string[];
  readonly externalId?: string;
  readonly needsMfa?: boolean;
  /** Its longest session; an hour where not given. */
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

/** How the sign-in services behave. Everything may be left out. */
export interface SignInScript {
  /** What STS signatures must name; us-west-2 where not given. */
  readonly region?: string;
  /** The account of users and roles. */
  readonly account?: string;
  /** Where not given, one, `practice-artist`, with a second factor. */
  readonly users?: readonly ScriptedUser[];
  readonly roles?: readonly ScriptedRole[];
  /** Web identity tokens that are good, and whose they are. */
  readonly webIdentities?: ReadonlyMap<string, string>;
  /** GetSessionToken is refused, as an organisation's policy may say. */
  readonly noSessionTokens?: boolean;
  /** How long a session token is, in bytes before base64url; AWS promises no limit. */
  readonly sessionTokenBytes?: number;
  /** Who can sign in on the pages. Where not given, `practice-artist`. */
  readonly people?: readonly string[];
  /** The only start URL that is known; any where not given. */
  readonly startUrl?: string;
  readonly clientSecretSeconds?: number;
  readonly codeSeconds?: number;
  readonly accessTokenSeconds?: number;
  /** How long a sign-in can be refreshed; 0: no refresh token is given out at all. */
  readonly refreshSeconds?: number;
  readonly deviceCodeSeconds?: number;
  /** The least time between two looks for a device code. */
  readonly deviceIntervalSeconds?: number;
  /** What the portal shows, in order; where not given, two accounts. */
  readonly accounts?: readonly ScriptedAccount[];
  /** How long the portal's role credentials live. */
  readonly roleSeconds?: number;
  /** Items a page in the portal's lists; 100 where not given. */
  readonly pageSize?: number;
  readonly faults?: Faults;
}

/** A script in which nothing is left open but what may be anything. */
export type FilledScript = Required<Omit<SignInScript, 'startUrl' | 'faults'>> &
  Pick<SignInScript, 'startUrl'>;

const hour = 3_600;

/** Fills in what a script leaves out. */
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
