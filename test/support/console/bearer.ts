import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import * as v from 'valibot';
import { ask } from '../api/ask.ts';
import type { TrustIn } from '../api/serve.ts';

/** The accepted issuer and audience of tokens. */
export interface BearerRules {
  readonly issuer: string;
  readonly audience: string;
  readonly trust?: TrustIn | undefined;
}

/** Returns the user of a token. Undefined: the token is invalid. */
export type BearerCheck = (token: string) => Promise<string | undefined>;

const Header = v.object({ alg: v.literal('RS256'), kid: v.string() });
const Claims = v.object({
  iss: v.string(),
  aud: v.union([v.string(), v.array(v.string())]),
  sub: v.string(),
  exp: v.number(),
});
const Discovery = v.object({ jwks_uri: v.string() });
const Keys = v.object({ keys: v.array(v.looseObject({ kid: v.string() })) });

/**
 * Checks signature, issuer, audience and expiry of a JWT. Keys are fetched when they are needed.
 */
export function createBearerCheck({ issuer, audience, trust }: BearerRules): BearerCheck {
  let keys: v.InferOutput<typeof Keys>['keys'] = [];
  const keyFor = async (kid: string): Promise<JsonWebKey | undefined> => {
    const find = () => keys.find((key) => key.kid === kid);
    if (find() === undefined) {
      const discovery = await ask(`${issuer}/.well-known/openid-configuration`, { trust });
      const { jwks_uri: address } = v.parse(Discovery, discovery.json);
      ({ keys } = v.parse(Keys, (await ask(address, { trust })).json));
    }
    return find();
  };
  return async (token) => {
    const [head = '', payload = '', signature = '', ...rest] = token.split('.');
    const header = v.safeParse(Header, decoded(head));
    const claims = v.safeParse(Claims, decoded(payload));
    if (!header.success || !claims.success || rest.length > 0) return undefined;
    const jwk = await keyFor(header.output.kid);
    if (jwk === undefined) return undefined;
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${head}.${payload}`);
    const { iss, aud, sub, exp } = claims.output;
    const isGood =
      verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url')) &&
      iss === issuer &&
      [aud].flat().includes(audience) &&
      Date.now() < exp * 1_000;
    return isGood ? sub : undefined;
  };
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
