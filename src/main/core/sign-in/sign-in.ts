import type { AwsProfile, Organisation } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { Keys } from '../secrets/keys.ts';
import type { Secret } from '../secrets/secret.ts';

/** Credentials that end. `expiresAt` in milliseconds since 1970; nothing for those that do not. */
export interface SessionKeys extends Keys {
  readonly expiresAt?: number;
}

/** Temporary credentials are renewed this long before they end. */
export const RENEW_BEFORE_MS = 5 * 60_000;

/** Asks whoever is there for the code of an MFA device. Everybody who waits for the same device shares one question. */
export type AskCode = (device: string, signal: AbortSignal) => Promise<Result<Secret>>;

/** Where STS is asked: a region of AWS, or one loopback endpoint (practice, tests). */
export interface StsEndpoint {
  readonly region: string;
  readonly endpoint?: string;
}

export interface RoleRequest {
  readonly roleArn: string;
  readonly externalId?: string;
  readonly mfaSerial?: string;
  /** The device's code, where the role wants one. */
  readonly code?: Secret;
}

/** Who a set of keys is. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** AWS's Security Token Service. Failures: `credentials-refused`, `credentials-expired`, `access-denied`, `mfa-refused`, `service-unreachable`. */
export interface Sts {
  /** Temporary credentials for long-lived keys. */
  session(keys: Keys, place: StsEndpoint, signal: AbortSignal): Promise<Result<SessionKeys>>;
  assumeRole(
    keys: Keys,
    role: RoleRequest,
    place: StsEndpoint,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
  caller(keys: Keys, place: StsEndpoint, signal: AbortSignal): Promise<Result<Caller>>;
}

/** `~/.aws/config` and `credentials`, read only. */
export interface AwsProfiles {
  list(): Promise<readonly AwsProfile[]>;
  /**
   * What a profile gives. The files are read once and planned from with the SDK's precedence; roles and
   * web identities are the SDK's own providers' work. A `credential_process` runs only where
   * `agreedCommand` is the SHA-256 of the command it would run; else `process-not-agreed`.
   * Failures: `profile-unknown`, `profile-unusable`, `sign-in-needed`, `mfa-needed`, `service-unreachable`.
   */
  read(
    profile: { readonly name: string; readonly agreedCommand?: string },
    askCode: AskCode,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
}

export interface Account {
  readonly id: string;
  readonly name?: string;
}

/** How the user is sent to sign in: the system's browser and back to a loopback address, or a code typed there. */
export type SignInMethod =
  | { readonly way: 'browser' }
  /** `onCode` is told what to type and where, and opens nothing by itself. */
  | { readonly way: 'device'; readonly onCode: (code: string, host: string) => void };

/** What is known of an organisation's sign-in. */
export interface OrganisationState {
  readonly until: number;
  readonly renews: boolean;
}

/** IAM Identity Center. Tokens stay behind this port: in memory, and sealed on the disk where there is a keychain. */
export interface IdentityCenter {
  /** Signs in; resolves when the user has finished, refused (`sign-in-denied`) or let five minutes pass (`sign-in-late`). */
  signIn(
    organisation: Organisation,
    way: SignInMethod,
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<OrganisationState>>;
  signOut(organisation: Organisation): Promise<Result<undefined>>;
  state(organisation: Organisation): Promise<OrganisationState | undefined>;
  /** All below renew silently where they can, else fail with `sign-in-needed`. */
  accounts(
    organisation: Organisation,
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly Account[]>>;
  roles(
    organisation: Organisation,
    account: string,
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly string[]>>;
  credentials(
    organisation: Organisation,
    role: { readonly accountId: string; readonly roleName: string },
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
}
