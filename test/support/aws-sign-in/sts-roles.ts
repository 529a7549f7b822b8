import { refuse, type Answer } from './answer.ts';
import { checkMfa } from './mfa.ts';
import type { ScriptedRole } from './script.ts';
import {
  credentialsAnswer,
  denied,
  durationOf,
  invalid,
  principalId,
  type StsCall,
} from './sts-call.ts';
import type { Identity } from './key-registry.ts';

const hour = 3_600;

/** AssumeRole. */
export function assumeRole(call: StsCall): Answer {
  const { deps, params, caller } = call;
  const request = roleRequestOf(call);
  if (request === undefined) return invalid('RoleArn and RoleSessionName do not fit.');
  const { role } = request;
  const isTrusted = role?.trusts?.includes(caller.name) ?? true;
  if (role === undefined || !isTrusted || params.get('ExternalId') !== (role.externalId ?? null)) {
    return denied(
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${params.get('RoleArn') ?? ''}`,
    );
  }
  // A role that is assumed by a role is valid for an hour at most.
  const longest = caller.by === 'role' ? hour : (role.maxSeconds ?? hour);
  const seconds = durationOf(params, hour, longest);
  if (seconds === undefined) return invalid(tooLong);
  const mfaResult = checkMfa(call, role.needsMfa ?? false);
  if (!mfaResult.ok) return mfaResult;
  const { identity, user } = assumedRole(call, role, request.sessionName, mfaResult.mfa);
  return credentialsAnswer(deps.keyRegistry.issue(identity, seconds), user);
}

/** AssumeRoleWithWebIdentity: the one operation of STS that is not signed. */
export function assumeRoleWithWebIdentity(call: StsCall<undefined>): Answer {
  const { deps, params } = call;
  const request = roleRequestOf(call);
  if (request === undefined) return invalid('RoleArn and RoleSessionName do not fit.');
  const subject = deps.script.webIdentities.get(params.get('WebIdentityToken') ?? '');
  if (subject === undefined) {
    const message = 'The web identity token that was passed is not valid.';
    return refuse(400, 'InvalidIdentityToken', message);
  }
  const { role, sessionName } = request;
  if (role === undefined || !(role.trusts?.includes(subject) ?? true)) {
    return denied('Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  const seconds = durationOf(params, hour, role.maxSeconds ?? hour);
  if (seconds === undefined) return invalid(tooLong);
  const { identity, user } = assumedRole(call, role, sessionName, false);
  const rest = { SubjectFromWebIdentityToken: subject, ...user };
  return credentialsAnswer(deps.keyRegistry.issue(identity, seconds), rest);
}

const tooLong = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';

/** Undefined: the request is malformed. Without a role: there is no such role. */
function roleRequestOf({
  deps,
  params,
}: StsCall<unknown>): { role: ScriptedRole | undefined; sessionName: string } | undefined {
  const sessionName = params.get('RoleSessionName') ?? '';
  const [, account, name] =
    /^arn:aws:iam::(\d{12}):role\/([\w+=,.@-]{1,64})$/.exec(params.get('RoleArn') ?? '') ?? [];
  if (name === undefined || !/^[\w+=,.@-]{2,64}$/.test(sessionName)) return undefined;
  const isOurs = account === deps.script.account;
  return {
    role: isOurs ? deps.script.roles.find((one) => one.name === name) : undefined,
    sessionName,
  };
}

function assumedRole(
  { deps }: StsCall<unknown>,
  { name }: ScriptedRole,
  sessionName: string,
  mfa: boolean,
): { identity: Identity; user: object } {
  const { account } = deps.script;
  const arn = `arn:aws:sts::${account}:assumed-role/${name}/${sessionName}`;
  const userId = `${principalId(deps.random)}:${sessionName}`;
  return {
    identity: { account, arn, userId, name, by: 'role', mfa },
    user: { AssumedRoleUser: { AssumedRoleId: userId, Arn: arn } },
  };
}
