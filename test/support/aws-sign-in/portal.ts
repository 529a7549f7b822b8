import { slicePage } from '../../../src/practice/api/pagination.ts';
import { randomId, type RandomBytes } from '../../../src/practice/data/random.ts';
import { answer, refuse, type Answer, type Refusal } from './answer.ts';
import type { FilledScript, ScriptedAccount } from './script.ts';
import { principalId } from './sts-call.ts';
import type { Tokens } from './tokens.ts';
import type { KeyRegistry } from './key-registry.ts';

/** What the portal's operations read and change. */
export interface PortalDeps {
  readonly script: FilledScript;
  readonly tokens: Tokens;
  readonly keyRegistry: KeyRegistry;
  readonly random: RandomBytes;
}

/** A call to the portal, not yet authenticated. */
export interface PortalCall {
  readonly deps: PortalDeps;
  readonly query: URLSearchParams;
  /** The value of the header x-amz-sso_bearer_token. */
  readonly token: string;
}

/** ListAccounts. */
export function listAccounts(call: PortalCall): Answer {
  return forPerson(call, () => {
    const all = call.deps.script.accounts.map(({ roles, ...account }) => account);
    return pageAnswer(call, 'accountList', all);
  });
}

/** ListAccountRoles. */
export function listAccountRoles(call: PortalCall): Answer {
  return forPerson(call, () => {
    const account = accountOf(call);
    if (account === undefined) return noAccess();
    const { accountId, roles } = account;
    const all = roles.map((roleName) => ({ roleName, accountId }));
    return pageAnswer(call, 'roleList', all);
  });
}

/** GetRoleCredentials. */
export function getRoleCredentials(call: PortalCall): Answer {
  return forPerson(call, (person) => {
    const { script, keyRegistry, random } = call.deps;
    const name = call.query.get('role_name') ?? '';
    const account = accountOf(call);
    if (account?.roles.includes(name) !== true) return noAccess();
    const role = `AWSReservedSSO_${name}_${randomId(random, 16).toLowerCase()}`;
    const arn = `arn:aws:sts::${account.accountId}:assumed-role/${role}/${person}`;
    const userId = `${principalId(random)}:${person}`;
    const identity = {
      account: account.accountId,
      arn,
      userId,
      name,
      by: 'role',
      mfa: true,
    } as const;
    const { expiresAtMs, ...keys } = keyRegistry.issue(identity, script.roleSeconds);
    return answer({ roleCredentials: { ...keys, expiration: expiresAtMs } });
  });
}

/** Logout. */
export function logout(call: PortalCall): Answer {
  return forPerson(call, () => {
    call.deps.tokens.signOut(call.token);
    return answer({});
  });
}

function forPerson({ deps, token }: PortalCall, run: (person: string) => Answer): Answer {
  const person = deps.tokens.personOf(token);
  return person === undefined
    ? refuse(401, 'UnauthorizedException', 'Session token not found or invalid')
    : run(person);
}

function accountOf({ deps, query }: PortalCall): ScriptedAccount | undefined {
  const wanted = query.get('account_id');
  return deps.script.accounts.find(({ accountId }) => accountId === wanted);
}

function noAccess(): Refusal {
  return refuse(403, 'ForbiddenException', 'No access');
}

function pageAnswer({ deps, query }: PortalCall, name: string, all: readonly object[]): Answer {
  const { pageSize } = deps.script;
  const wanted = query.get('max_result') ?? String(pageSize);
  const page = /^([1-9]\d?|100)$/.test(wanted)
    ? slicePage(all, Math.min(pageSize, Number(wanted)), query.get('next_token'))
    : undefined;
  if (page === undefined) return refuse(400, 'InvalidRequestException', 'There is no such page.');
  const { items, ...rest } = page;
  return answer({ [name]: items, ...rest });
}
