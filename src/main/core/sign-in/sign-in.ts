import type { AwsProfile, Organization } from '../../../shared/sign-in/credentials.ts';
import type { KeysOrigin, Result } from '../../../shared/base/failure.ts';
import type { Keys } from '../secrets/keys.ts';
import type { Secret } from '../secrets/secret.ts';

/** Keys that may expire. `expiresAt` is in milliseconds since 1970; absent for keys that do not expire. */
export interface SessionKeys extends Keys {
  readonly expiresAt?: number;
  /** Where they come from; undefined if a person entered them in the connection. */
  readonly origin?: KeysOrigin;
}

/** Temporary credentials are renewed this long before they end. */
export const RENEW_BEFORE_MS = 5 * 60_000;

/** Asks the user for the code of an MFA device. All callers that need the same device share one question. */
export type AskCode = (device: string, signal: AbortSignal) => Promise<Result<Secret>>;

/** The endpoint of STS: a region of AWS, or a loopback endpoint (practice, tests). */
export interface StsEndpoint {
  readonly region: string;
  readonly endpoint?: string;
}

export interface RoleRequest {
  readonly roleArn: string;
  readonly externalId?: string;
  readonly mfaSerial?: string;
  /** The device's code, if the role requires one. */
  readonly code?: Secret;
}

/** The identity that keys belong to. */
export interface Caller {
  readonly account: string;
  readonly arn: string;
}

/** AWS's Security Token Service. Failures: `credentials-refused`, `credentials-expired`, `access-denied`, `mfa-refused`, `service-unreachable`. */
export interface Sts {
  /** Temporary credentials for long-lived keys. */
  session(keys: Keys, endpoint: StsEndpoint, signal: AbortSignal): Promise<Result<SessionKeys>>;
  assumeRole(
    keys: Keys,
    role: RoleRequest,
    endpoint: StsEndpoint,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
  caller(keys: Keys, endpoint: StsEndpoint, signal: AbortSignal): Promise<Result<Caller>>;
}

/** `~/.aws/config` and `credentials`, read only. */
export interface AwsProfiles {
  /** The profiles that can be chosen. Fails with `profiles-unreadable`. */
  list(): Promise<Result<readonly AwsProfile[]>>;
  /**
   * The keys of a profile. The files are read once and evaluated with the SDK's precedence; the SDK's own
   * providers handle roles and web identities. A `credential_process` runs only if `agreedCommand` is the
   * SHA-256 of its command; otherwise it fails with `process-not-agreed`.
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

/** How the user signs in: in the system's browser with a redirect to a loopback address, or with a device code. */
export type SignInMethod =
  | { readonly type: 'browser' }
  /** `onCode` gets the code and the host of the page to enter it on. No browser is opened. */
  | { readonly type: 'device'; readonly onCode: (code: string, host: string) => void };

/** The state of an organization's sign-in. `until` is in milliseconds since 1970. */
export interface OrganizationState {
  readonly until: number;
  readonly renews: boolean;
}

/** IAM Identity Center. Tokens do not leave this port: they are in memory and, with a keychain, encrypted on the disk. */
export interface IdentityCenter {
  /** Signs in. Fails with `sign-in-denied` if the user refuses, and with `sign-in-late` after five minutes. */
  signIn(
    organization: Organization,
    method: SignInMethod,
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<OrganizationState>>;
  signOut(organization: Organization): Promise<Result<undefined>>;
  state(organization: Organization): Promise<OrganizationState | undefined>;
  /** This and the following methods renew the sign-in silently if possible; otherwise they fail with `sign-in-needed`. */
  accounts(
    organization: Organization,
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly Account[]>>;
  roles(
    organization: Organization,
    account: string,
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<readonly string[]>>;
  credentials(
    organization: Organization,
    role: { readonly accountId: string; readonly roleName: string },
    endpoint: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<SessionKeys>>;
}
