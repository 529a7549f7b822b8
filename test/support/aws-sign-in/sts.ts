import { authenticate, type UnverifiedRequest } from '../../../src/practice/server/authenticate.ts';
import { parseAuthorizationHeader } from '../../../src/practice/server/authorization-header.ts';
import { answer, refuse, type Answer, type Refusal } from './answer.ts';
import { checkMfa } from './mfa.ts';
import { assumeRole, assumeRoleWithWebIdentity } from './sts-roles.ts';
import { credentialsAnswer, denied, durationOf, invalid, type StsCall } from './sts-call.ts';
import type { StsDeps } from './sts-call.ts';
import type { Identity } from './key-registry.ts';

const signed = {
  GetCallerIdentity: getCallerIdentity,
  GetSessionToken: getSessionToken,
  AssumeRole: assumeRole,
} satisfies Record<string, (call: StsCall) => Answer>;

type SignedOperation = keyof typeof signed;

/** The known operations of STS. */
export type StsOperation = SignedOperation | 'AssumeRoleWithWebIdentity';

/** The operation that the parameters name, if it is known. */
export function parseAction(params: URLSearchParams): StsOperation | undefined {
  const action = params.get('Action') ?? '';
  if (params.get('Version') !== '2011-06-15') return undefined;
  if (action === 'AssumeRoleWithWebIdentity' || isSigned(action)) return action;
  return undefined;
}

/** Authenticates a request. On success, `run` executes it. */
export function authorize(
  deps: StsDeps,
  operation: StsOperation,
  unverified: UnverifiedRequest,
  params: URLSearchParams,
  nowMs: number,
): Refusal | { readonly ok: true; readonly run: () => Answer } {
  if (operation === 'AssumeRoleWithWebIdentity') {
    const run = () => assumeRoleWithWebIdentity({ deps, params, caller: undefined });
    return { ok: true, run };
  }
  const caller = callerOf(deps, unverified, nowMs);
  if ('ok' in caller) return caller;
  return { ok: true, run: () => signed[operation]({ deps, params, caller }) };
}

function callerOf(deps: StsDeps, unverified: UnverifiedRequest, nowMs: number): Identity | Refusal {
  const { keyRegistry, script } = deps;
  const header = unverified.headers.get('authorization')?.[0] ?? '';
  const accessKeyId = parseAuthorizationHeader(header)?.accessKeyId ?? '';
  const holder = keyRegistry.find(accessKeyId);
  const keys = { accessKeyId: '', secretAccessKey: '', region: script.region, service: 'sts' };
  const findIssuedKeys = () => holder;
  const denial = authenticate(unverified, { ...keys, findIssuedKeys }, nowMs);
  if (denial !== undefined) {
    const [status, name] = codes.get(denial.name) ?? [denial.status, denial.name];
    return refuse(status, name, denial.message);
  }
  return holder?.identity ?? refuse(403, 'InvalidClientTokenId', 'Nobody has this key.');
}

/** The names STS uses for signature errors. */
const codes = new Map<string, readonly [number, string]>([
  ['MissingAuthenticationTokenException', [403, 'MissingAuthenticationToken']],
  ['IncompleteSignatureException', [400, 'IncompleteSignature']],
  ['UnrecognizedClientException', [403, 'InvalidClientTokenId']],
  ['InvalidSignatureException', [403, 'SignatureDoesNotMatch']],
  ['ExpiredTokenException', [403, 'ExpiredToken']],
]);

function getCallerIdentity({ caller }: StsCall): Answer {
  return answer({ Arn: caller.arn, UserId: caller.userId, Account: caller.account });
}

function getSessionToken(call: StsCall): Answer {
  const { deps, params, caller } = call;
  if (caller.by !== 'keys') {
    return denied('Cannot call GetSessionToken with session credentials');
  }
  if (deps.script.noSessionTokens) {
    return denied(
      `User: ${caller.arn} is not authorized to perform: sts:GetSessionToken with an explicit deny`,
    );
  }
  const seconds = durationOf(params, 43_200, 129_600);
  if (seconds === undefined) return invalid('DurationSeconds is 900 to 129600.');
  const mfaResult = checkMfa(call, false);
  if (!mfaResult.ok) return mfaResult;
  const identity: Identity = { ...caller, by: 'session', mfa: mfaResult.mfa };
  return credentialsAnswer(deps.keyRegistry.issue(identity, seconds));
}

function isSigned(action: string): action is SignedOperation {
  return Object.hasOwn(signed, action);
}
