import { refuse, type Answer } from './answer.ts';
import type { Body } from './clients.ts';
import { createToken, registerClient, startDeviceAuthorization, type OidcDeps } from './oidc.ts';
import {
  getRoleCredentials,
  listAccountRoles,
  listAccounts,
  logout,
  type PortalCall,
  type PortalDeps,
} from './portal.ts';
import type { StsOperation } from './sts.ts';

const oidc = {
  RegisterClient: ['/client/register', registerClient],
  CreateToken: ['/token', createToken],
  StartDeviceAuthorization: ['/device_authorization', startDeviceAuthorization],
} as const satisfies Record<string, readonly [string, (deps: OidcDeps, body: Body) => Answer]>;

const portal = {
  ListAccounts: ['GET', '/assignment/accounts', listAccounts],
  ListAccountRoles: ['GET', '/assignment/roles', listAccountRoles],
  GetRoleCredentials: ['GET', '/federation/credentials', getRoleCredentials],
  Logout: ['POST', '/logout', logout],
} as const satisfies Record<string, readonly [string, string, (call: PortalCall) => Answer]>;

/** The name of an operation, as in the models of the three services. */
export type OperationName = StsOperation | keyof typeof oidc | keyof typeof portal;

/** An operation of the two JSON services. */
export interface JsonRoute {
  readonly service: 'oidc' | 'portal';
  readonly operation: OperationName;
  readonly answer: (call: JsonCall) => Answer;
}

/** A call to one of them. */
export interface JsonCall {
  readonly deps: OidcDeps & PortalDeps;
  readonly query: URLSearchParams;
  /** Undefined: the body is not a JSON object. */
  readonly body: Body | undefined;
  readonly token: string;
}

/** Finds the operation of a method and a path. */
export function jsonRouteOf(method: string, path: string): JsonRoute | undefined {
  return routes.get(`${method} ${path}`);
}

const routes: ReadonlyMap<string, JsonRoute> = new Map([
  ...entriesOf(oidc).map(([operation, [path, answer]]): [string, JsonRoute] => [
    `POST ${path}`,
    { service: 'oidc', operation, answer: ({ deps, body }) => withBody(deps, body, answer) },
  ]),
  ...entriesOf(portal).map(([operation, [method, path, answer]]): [string, JsonRoute] => [
    `${method} ${path}`,
    { service: 'portal', operation, answer },
  ]),
]);

function withBody(
  deps: OidcDeps,
  body: Body | undefined,
  run: (deps: OidcDeps, body: Body) => Answer,
): Answer {
  if (body !== undefined) return run(deps, body);
  return refuse(400, 'InvalidRequestException', 'The body is no object.');
}

function entriesOf<Table extends object>(table: Table): [keyof Table, Table[keyof Table]][] {
  // The tables above are literals: they have no other keys.
  return Object.entries(table) as [keyof Table, Table[keyof Table]][];
}
