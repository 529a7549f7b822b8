import type { MfaPrompts } from './mfa-prompts.ts';
import type { AwsProfiles, IdentityCenter } from './sign-in.ts';
import type { SignInRouter } from './sign-in-router.ts';
import type { SignIns } from './sign-ins.ts';

/** Everything about signing in that the window's pages need. */
export interface SigningIn {
  /** Signs in to any connection. */
  readonly router: SignInRouter;
  /** Signs in to AWS. */
  readonly signIns: Pick<SignIns, 'forgetOrganisation'>;
  readonly identityCenter: IdentityCenter;
  readonly profiles: AwsProfiles;
  /** Prompts for MFA codes that wait for an answer. */
  readonly codes: MfaPrompts;
}
