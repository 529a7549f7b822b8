import { refuse, type Answer } from './answer.ts';
import { grants, type Body, type Clients } from './clients.ts';
import type { Codes } from './codes.ts';
import type { Devices } from './devices.ts';
import type { Tokens } from './tokens.ts';

/** What the operations of SSO-OIDC read and change. */
export interface OidcDeps {
  readonly clients: Clients;
  readonly codes: Codes;
  readonly devices: Devices;
  readonly tokens: Tokens;
  /** The only known start URL; undefined: any. */
  readonly startUrl: string | undefined;
  readonly endpoint: () => string;
}

/** RegisterClient. */
export function registerClient({ clients }: OidcDeps, body: Body): Answer {
  return clients.register(body);
}

/** StartDeviceAuthorization. */
export function startDeviceAuthorization(deps: OidcDeps, body: Body): Answer {
  const authenticated = deps.clients.authenticate(body);
  if (!authenticated.ok) return authenticated;
  const { startUrl } = body;
  const isKnown = typeof startUrl === 'string' && startUrl === (deps.startUrl ?? startUrl);
  if (!isKnown || !URL.canParse(startUrl)) {
    return refuse(400, 'InvalidRequestException', 'There is no such start URL.');
  }
  return deps.devices.start(authenticated.client.clientId, deps.endpoint());
}

/** CreateToken, with a code, a device code or a refresh token. */
export function createToken(deps: OidcDeps, body: Body): Answer {
  const authenticated = deps.clients.authenticate(body);
  if (!authenticated.ok) return authenticated;
  const { clientId, grantTypes } = authenticated.client;
  const grantType = String(body.grantType);
  const types: readonly string[] = Object.values(grants);
  if (!types.includes(grantType)) {
    return refuse(400, 'UnsupportedGrantTypeException', 'This grant type is not known.');
  }
  if (!grantTypes.includes(grantType)) {
    return refuse(400, 'UnauthorizedClientException', 'The client did not register for this.');
  }
  if (grantType === grants.refresh) {
    return deps.tokens.refresh(String(body.refreshToken), clientId);
  }
  const allowed =
    grantType === grants.code
      ? deps.codes.redeem(body, clientId)
      : deps.devices.poll(String(body.deviceCode), clientId);
  if (!allowed.ok) return allowed;
  return deps.tokens.signIn(allowed.person, clientId, grantTypes.includes(grants.refresh));
}
