import type { AccountPrompts } from './account-prompts.ts';
import type { MfaPrompts } from './mfa-prompts.ts';
import type { AwsProfiles, IdentityCenter } from './sign-in.ts';
import type { SignInRouter } from './sign-in-router.ts';
import type { SignIns } from './sign-ins.ts';

/** Everything that the IPC handlers need for signing in. */
export interface SignInServices {
  /** Signs in to any connection. */
  readonly router: SignInRouter;
  /** Signs in to AWS. */
  readonly signIns: Pick<SignIns, 'forgetOrganization'>;
  readonly identityCenter: IdentityCenter;
  readonly profiles: AwsProfiles;
  /** Open questions whether an account is the user's. */
  readonly accounts: AccountPrompts;
  /** Open questions for MFA codes. */
  readonly mfaPrompts: MfaPrompts;
}
