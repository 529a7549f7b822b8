import type { SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import * as v from 'valibot';
import type { Organisation } from '../../../shared/sign-in/credentials.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { AwsRequestHandler } from '../sign-in/aws-handler.ts';
import { serviceUrl } from '../sign-in/aws-endpoint.ts';
import type * as sdk from './sso-client.ts';

/** This program as an organisation's token service knows it. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What the token service gives for a code or for a refresh token. */
export interface TokenResponse {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  readonly lifeMs: number;
}

/** A code to type somewhere, and a secret to ask with meanwhile. */
export interface DeviceCode {
  readonly deviceCode: Secret;
  readonly userCode: string;
  readonly pages: readonly string[];
  readonly lifeMs: number;
  readonly intervalMs: number;
}

/** What tokens are asked for with. */
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

/** Where the token service is. */
export interface OidcEndpoint {
  readonly organisation: Organisation;
  readonly endpoint: string | undefined;
}

/** The token service. All throw {@link HttpError} or an `AwsRefusal` and nothing else. */
export interface Oidc {
  register(
    place: OidcEndpoint,
    wish: { readonly grantTypes: string[]; readonly redirectUris?: string[] },
    signal: AbortSignal,
  ): Promise<Registration>;
  startDevice(place: OidcEndpoint, client: Registration, signal: AbortSignal): Promise<DeviceCode>;
  token(
    place: OidcEndpoint,
    client: Registration,
    grant: Grant,
    signal: AbortSignal,
  ): Promise<TokenResponse>;
}

/** What every sign-in to the portal asks for. */
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

/** Where RFC 8628 has five seconds for a service that says nothing. */
const USUAL_INTERVAL_S = 5;

export function createOidc(http: Http): Oidc {
  const ask = async <Given extends v.GenericSchema>(
    { organisation: { region }, endpoint }: OidcEndpoint,
    schema: Given,
    signal: AbortSignal,
    work: (client: SSOOIDCClient, commands: typeof sdk.commands) => Promise<unknown>,
  ): Promise<v.InferOutput<Given>> => {
    const url = serviceUrl('oidc', region, endpoint);
    if (!url.ok) throw badPlace(url.failure);
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
    async register(place, wish, signal) {
      const given = await ask(place, Registered, signal, (client, commands) =>
        client.send(
          new commands.register({
            clientName: 'Stagedoor',
            clientType: 'public',
            scopes: SCOPES,
            issuerUrl: place.organisation.startUrl,
            ...wish,
          }),
        ),
      );
      return {
        clientId: given.clientId,
        clientSecret: new Secret(given.clientSecret),
        expiresAt: given.clientSecretExpiresAt * 1_000,
      };
    },
    async startDevice(place, registration, signal) {
      const given = await ask(place, Device, signal, (client, commands) =>
        client.send(
          new commands.startDevice({
            ...identityOf(registration),
            startUrl: place.organisation.startUrl,
          }),
        ),
      );
      const { verificationUri, verificationUriComplete, interval = USUAL_INTERVAL_S } = given;
      return {
        deviceCode: new Secret(given.deviceCode),
        userCode: given.userCode,
        pages: [verificationUri, verificationUriComplete ?? verificationUri],
        lifeMs: given.expiresIn * 1_000,
        intervalMs: Math.min(Math.max(interval, 1), 60) * 1_000,
      };
    },
    async token(place, registration, grant, signal) {
      const given = await ask(place, Tokens, signal, (client, commands) =>
        client.send(new commands.token({ ...identityOf(registration), ...plainGrant(grant) })),
      );
      return {
        accessToken: new Secret(given.accessToken),
        ...(given.refreshToken !== undefined && { refreshToken: new Secret(given.refreshToken) }),
        lifeMs: given.expiresIn * 1_000,
      };
    },
  };
}

const badPlace = (failure: Failure) => new HttpError({ kind: 'failure', failure });

const identityOf = ({ clientId, clientSecret }: Registration) => ({
  clientId,
  clientSecret: clientSecret.reveal(),
});

function plainGrant(grant: Grant) {
  switch (grant.grantType) {
    case 'authorization_code':
      return { ...grant, code: grant.code.reveal(), codeVerifier: grant.codeVerifier.reveal() };
    case 'refresh_token':
      return { ...grant, refreshToken: grant.refreshToken.reveal() };
    default:
      return { ...grant, deviceCode: grant.deviceCode.reveal() };
  }
}
