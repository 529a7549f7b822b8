import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import * as v from 'valibot';
import type { Organization } from '../../../shared/sign-in/credentials.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { AwsRequestHandler } from '../sign-in/aws-handler.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import type * as sdk from './sso-client.ts';

/** This program's client registration with an organization's token service. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The token service's response to a code or a refresh token. */
export interface TokenResponse {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  readonly lifeMs: number;
}

/** A code for the user to type, and a secret to poll with. */
export interface DeviceCode {
  readonly deviceCode: Secret;
  readonly userCode: string;
  readonly pages: readonly string[];
  readonly lifeMs: number;
  readonly intervalMs: number;
}

/** The grant a token request uses. */
export type Grant =
  | {
      readonly grantType: 'authorization_code';
      readonly code: Secret;
      readonly codeVerifier: Secret;
      readonly redirectUri: string;
    }
  | {
      readonly grantType: 'urn:ietf:params:oauth:grant-type:device_code';
      readonly deviceCode: Secret;
    }
  | { readonly grantType: 'refresh_token'; readonly refreshToken: Secret };

/** An organization and, if it is not AWS itself, the endpoint of its token service. */
export interface OidcEndpoint {
  readonly organization: Organization;
  readonly endpoint: string | undefined;
}

/** The token service. All methods throw only {@link HttpError} or `AwsRefusal`. */
export interface Oidc {
  register(
    target: OidcEndpoint,
    request: { readonly grantTypes: string[]; readonly redirectUris?: string[] },
    signal: AbortSignal,
  ): Promise<Registration>;
  startDevice(target: OidcEndpoint, client: Registration, signal: AbortSignal): Promise<DeviceCode>;
  token(
    target: OidcEndpoint,
    client: Registration,
    grant: Grant,
    signal: AbortSignal,
  ): Promise<TokenResponse>;
}

/** The scopes of every sign-in to the portal. */
export const SCOPES = ['sso:account:access'];

const Text = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit));
const Seconds = v.pipe(v.number(), v.minValue(1), v.maxValue(366 * 86_400));
const Registered = v.object({
  clientId: Text(4_096),
  clientSecret: Text(16_384),
  clientSecretExpiresAt: v.pipe(v.number(), v.minValue(1), v.maxValue(8.64e12)),
});
const Tokens = v.object({
  accessToken: v.pipe(Text(32_768), v.regex(/^[\x21-\x7e]+$/)),
  refreshToken: v.optional(Text(32_768)),
  expiresIn: Seconds,
});
const Device = v.object({
  deviceCode: Text(16_384),
  userCode: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{4,32}$/)),
  verificationUri: Text(2_048),
  verificationUriComplete: v.optional(Text(2_048)),
  expiresIn: Seconds,
  interval: v.optional(v.number()),
});

/** The default interval of RFC 8628, for a service that names none. */
const DEFAULT_INTERVAL_S = 5;

export function createOidc(http: Http): Oidc {
  const call = async <Schema extends v.GenericSchema>(
    { organization: { region }, endpoint }: OidcEndpoint,
    schema: Schema,
    signal: AbortSignal,
    work: (client: SSOOIDCClient, commands: typeof sdk.commands) => Promise<unknown>,
  ): Promise<v.InferOutput<Schema>> => {
    const url = serviceUrl('oidc', region, endpoint);
    if (!url.ok) throw invalidEndpoint(url.failure);
    const { createOidcClient, commands } = await import('./sso-client.ts');
    const handler = new AwsRequestHandler(http, 'json', signal);
    const client = createOidcClient(region, url.value, handler);
    try {
      const parsed = v.safeParse(schema, await handler.run(() => work(client, commands)));
      if (!parsed.success) throw new HttpError(transientError('not-an-answer'));
      return parsed.output;
    } finally {
      client.destroy();
    }
  };

  return {
    async register(target, request, signal) {
      const response = await call(target, Registered, signal, (client, commands) =>
        client.send(
          new commands.register({
            clientName: 'Stagedoor',
            clientType: 'public',
            scopes: SCOPES,
            issuerUrl: target.organization.startUrl,
            ...request,
          }),
        ),
      );
      return {
        clientId: response.clientId,
        clientSecret: new Secret(response.clientSecret),
        expiresAt: response.clientSecretExpiresAt * 1_000,
      };
    },
    async startDevice(target, registration, signal) {
      const response = await call(target, Device, signal, (client, commands) =>
        client.send(
          new commands.startDevice({
            ...identityOf(registration),
            startUrl: target.organization.startUrl,
          }),
        ),
      );
      const { verificationUri, verificationUriComplete, interval = DEFAULT_INTERVAL_S } = response;
      return {
        deviceCode: new Secret(response.deviceCode),
        userCode: response.userCode,
        pages: [verificationUri, verificationUriComplete ?? verificationUri],
        lifeMs: response.expiresIn * 1_000,
        intervalMs: Math.min(Math.max(interval, 1), 60) * 1_000,
      };
    },
    async token(target, registration, grant, signal) {
      const response = await call(target, Tokens, signal, (client, commands) =>
        client.send(new commands.token({ ...identityOf(registration), ...revealGrant(grant) })),
      );
      return {
        accessToken: new Secret(response.accessToken),
        ...(response.refreshToken !== undefined && {
          refreshToken: new Secret(response.refreshToken),
        }),
        lifeMs: response.expiresIn * 1_000,
      };
    },
  };
}

const invalidEndpoint = (failure: Failure) => new HttpError({ kind: 'failure', failure });

const identityOf = ({ clientId, clientSecret }: Registration) => ({
  clientId,
  clientSecret: clientSecret.reveal(),
});

function revealGrant(grant: Grant) {
  switch (grant.grantType) {
    case 'authorization_code':
      return { ...grant, code: grant.code.reveal(), codeVerifier: grant.codeVerifier.reveal() };
    case 'refresh_token':
      return { ...grant, refreshToken: grant.refreshToken.reveal() };
    default:
      return { ...grant, deviceCode: grant.deviceCode.reveal() };
  }
}
