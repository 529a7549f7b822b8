import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  SSOClient,
} from '@aws-sdk/client-sso';
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import {
  clientSettings,
  TRACE_HEADER_MIDDLEWARE,
  type AwsRequestHandler,
} from '../sign-in/aws-handler.ts';

/**
 * The only file that imports the clients of IAM Identity Center; it is loaded before the first
 * request.
 */
export const commands = {
  accounts: ListAccountsCommand,
  credentials: GetRoleCredentialsCommand,
  logout: LogoutCommand,
  register: RegisterClientCommand,
  roles: ListAccountRolesCommand,
  startDevice: StartDeviceAuthorizationCommand,
  token: CreateTokenCommand,
};

export function createOidcClient(region: string, endpoint: string, handler: AwsRequestHandler) {
  const client = new SSOOIDCClient(clientSettings(region, endpoint, handler));
  client.middlewareStack.remove(TRACE_HEADER_MIDDLEWARE);
  return client;
}

export function createPortalClient(region: string, endpoint: string, handler: AwsRequestHandler) {
  const client = new SSOClient(clientSettings(region, endpoint, handler));
  client.middlewareStack.remove(TRACE_HEADER_MIDDLEWARE);
  return client;
}
