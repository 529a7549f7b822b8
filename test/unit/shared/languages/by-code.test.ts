import { expectTypeOf, it } from 'vitest';
import type { CheckName } from '../../../../src/shared/base/check.ts';
import type { IndicatorKind } from '../../../../src/shared/base/status-indicator.ts';
import type { DiskProblem, FailureCode, ReachCause } from '../../../../src/shared/base/failure.ts';
import type {
  LinkRefusal,
  ProfileProblem,
  VaultProblem,
  ViewerProblem,
} from '../../../../src/shared/base/reasons.ts';
import type { Rule } from '../../../../src/shared/base/rule.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import type { ImportRefusal } from '../../../../src/shared/connections/imported.ts';
import type { Messages } from '../../../../src/shared/languages/language-messages.ts';
import type { CHANGES, LaunchNotice, Step } from '../../../../src/shared/launch/launch-state.ts';
import type { TransientErrorCode } from '../../../../src/shared/launch/transient-error.ts';
import type {
  CertificateProblem,
  EndpointOutcome,
  EndpointRole,
  EndpointStep,
  StepState,
} from '../../../../src/shared/network/network.ts';
import type { PolicyProblem, PolicyRule } from '../../../../src/shared/policy/policy-rules.ts';
import type { AwsProfile } from '../../../../src/shared/sign-in/credentials.ts';
import type { Region } from '../../../../src/shared/sign-in/region.ts';
import type { UpdateRefusal } from '../../../../src/shared/updates/update-refusal.ts';
import type { StreamUrlProblem } from '../../../../src/shared/viewer/stream-url-problem.ts';

/** The codes that a group of messages has a text for. */
type Of<Table> = keyof Table;

// Checked by tsc: a new code without a text, and a text for a code that is gone, do not compile.
it('has a text for each code, and for no other', () => {
  expectTypeOf<Of<Messages['checks']['names']>>().toEqualTypeOf<CheckName>();
  expectTypeOf<Of<Messages['connections']['kinds']>>().toEqualTypeOf<Connection['kind']>();
  expectTypeOf<Of<Messages['connections']['regions']>>().toEqualTypeOf<Region>();
  expectTypeOf<Of<Messages['desktop']['indicators']>>().toEqualTypeOf<IndicatorKind>();
  expectTypeOf<Of<Messages['desktop']['steps']>>().toEqualTypeOf<Step>();
  expectTypeOf<Of<Messages['endpoints']['roles']>>().toEqualTypeOf<EndpointRole>();
  expectTypeOf<Of<Messages['endpoints']['titles']>>().toEqualTypeOf<EndpointOutcome>();
  expectTypeOf<Of<Messages['endpoints']['doubts']>>().toEqualTypeOf<CertificateProblem>();
  expectTypeOf<Of<Messages['endpoints']['doubtAdvice']>>().toEqualTypeOf<CertificateProblem>();
  expectTypeOf<Of<Messages['endpoints']['steps']>>().toEqualTypeOf<EndpointStep>();
  expectTypeOf<Of<Messages['endpoints']['states']>>().toEqualTypeOf<StepState>();
  expectTypeOf<Of<Messages['imports']['refusals']>>().toEqualTypeOf<ImportRefusal>();
  expectTypeOf<Of<Messages['launch']['changes']>>().toEqualTypeOf<(typeof CHANGES)[number]>();
  expectTypeOf<Of<Messages['launch']['states']>>().toEqualTypeOf<Step>();
  expectTypeOf<Of<Messages['launch']['notices']>>().toEqualTypeOf<
    Exclude<LaunchNotice, `certificate-${CertificateProblem}`>
  >();
  expectTypeOf<Of<Messages['reasons']['link']>>().toEqualTypeOf<LinkRefusal>();
  expectTypeOf<Of<Messages['reasons']['viewer']>>().toEqualTypeOf<ViewerProblem>();
  expectTypeOf<Of<Messages['reasons']['vault']>>().toEqualTypeOf<VaultProblem>();
  expectTypeOf<Of<Messages['reasons']['profile']>>().toEqualTypeOf<ProfileProblem>();
  expectTypeOf<Of<Messages['rules']['said']>>().toEqualTypeOf<Rule>();
  expectTypeOf<Of<Messages['signIn']['profiles']>>().toEqualTypeOf<AwsProfile['kind']>();
  expectTypeOf<Of<Messages['transientErrors']>>().toEqualTypeOf<TransientErrorCode>();
  expectTypeOf<Of<Messages['advice']['disk']>>().toEqualTypeOf<DiskProblem>();
  expectTypeOf<Of<Messages['advice']['reach']>>().toEqualTypeOf<ReachCause>();
  expectTypeOf<Of<Messages['advice']['streamUrl']>>().toEqualTypeOf<StreamUrlProblem>();
  expectTypeOf<Of<Messages['advice']['policyProblems']>>().toEqualTypeOf<PolicyProblem>();
  expectTypeOf<Of<Messages['advice']['policyRules']>>().toEqualTypeOf<PolicyRule>();
  expectTypeOf<Of<Messages['advice']['updateRefusals']>>().toEqualTypeOf<UpdateRefusal>();
  // One failure has its titles with the advice that failures share.
  expectTypeOf<Of<Messages['failures']>>().toEqualTypeOf<Exclude<FailureCode, 'change-failed'>>();
});
