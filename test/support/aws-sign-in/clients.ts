import { randomId, randomSecret, type RandomBytes } from '../../../src/practice/data/random.ts';
import { answer, refuse, type Answer, type Refusal } from './answer.ts';
import type { FilledScript } from './script.ts';

/** A body of SSO-OIDC, as the caller sent it. */
export type Body = Readonly<Record<string, unknown>>;

/** The known grant types. */
export const grants = {
  code: 'authorization_code',
  device: 'urn:ietf:params:oauth:grant-type:device_code',
  refresh: 'refresh_token',
} as const;

/** A registered client. */
export interface Client {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  /** All grant types, if it named none. */
  readonly grantTypes: readonly string[];
  readonly expiresAtMs: number;
}

/** The registered clients. */
export interface Clients {
  register(body: Body): Answer;
  find(clientId: string): Client | undefined;
  /** The client whose id and secret this body contains. */
  authenticate(body: Body): Refusal | { readonly ok: true; readonly client: Client };
}

/** No clients yet. */
export function createClients(
  { clientSecretSeconds }: FilledScript,
  random: RandomBytes,
  now: () => number,
): Clients {
  const clients = new Map<string, Client>();
  return {
    register(body) {
      const fault = registrationFault(body);
      if (fault !== undefined) return fault;
      const issuedAt = Math.floor(now() / 1_000);
      const expiresAt = issuedAt + clientSecretSeconds;
      const clientId = randomId(random, 22);
      const clientSecret = randomSecret(random, 120);
      clients.set(clientId, {
        clientId,
        clientSecret,
        redirectUris: textsOf(body.redirectUris) ?? [],
        grantTypes: textsOf(body.grantTypes) ?? Object.values(grants),
        expiresAtMs: expiresAt * 1_000,
      });
      const moments = { clientIdIssuedAt: issuedAt, clientSecretExpiresAt: expiresAt };
      return answer({ clientId, clientSecret, ...moments });
    },
    find: (clientId) => clients.get(clientId),
    authenticate({ clientId, clientSecret }) {
      const client = clients.get(String(clientId));
      const isGood = client?.clientSecret === clientSecret && now() < (client?.expiresAtMs ?? 0);
      if (client !== undefined && isGood) return { ok: true, client };
      return refuse(401, 'InvalidClientException', 'The client is unknown, or its time is over.');
    },
  };
}

/**
 * Whether a redirect URI is registered. On loopback any port matches, because a program uses a free
 * one (RFC 8252, 7.3).
 */
export function isRegistered(redirectUri: string, { redirectUris }: Client): boolean {
  const given = loopback(redirectUri);
  return given !== undefined && redirectUris.some((one) => portless(one) === portless(given.href));
}

function registrationFault(body: Body): Refusal | undefined {
  if (typeof body.clientName !== 'string' || body.clientType !== 'public') {
    return refuse(400, 'InvalidClientMetadataException', 'A client has a name and is public.');
  }
  const { redirectUris = [], grantTypes = [], scopes = [] } = body;
  const uris = textsOf(redirectUris);
  if (uris === undefined || uris.some((uri) => loopback(uri) === undefined)) {
    return refuse(400, 'InvalidRedirectUriException', 'A redirect URI is http://127.0.0.1/….');
  }
  const known: readonly string[] = Object.values(grants);
  const types = textsOf(grantTypes);
  if (types === undefined || types.some((type) => !known.includes(type))) {
    return refuse(400, 'UnsupportedGrantTypeException', 'A grant type is not known.');
  }
  if (types.includes(grants.code) && uris.length === 0) {
    return refuse(400, 'InvalidRedirectUriException', 'Codes need a redirect URI.');
  }
  return textsOf(scopes) === undefined
    ? refuse(400, 'InvalidScopeException', 'Scopes are a list.')
    : undefined;
}

function loopback(uri: string): URL | undefined {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  const isLoopback = url.protocol === 'http:' && url.hostname === '127.0.0.1';
  return isLoopback && url.username === '' && url.password === '' && !uri.includes('#')
    ? url
    : undefined;
}

function portless(uri: string): string {
  const url = new URL(uri);
  url.port = '';
  return url.href;
}

function textsOf(value: unknown): readonly string[] | undefined {
  const isTexts = Array.isArray(value) && value.every((one) => typeof one === 'string');
  return isTexts ? value : undefined;
}
