import * as v from 'valibot';
import { rule } from '../base/rule.ts';
import { Endpoint } from '../network/endpoint.ts';
import { isServiceAddress } from '../network/hosts.ts';

/** How a Session Manager broker and an Access Console are signed in to. */

const secretText = (limit: number) =>
  v.pipe(
    v.string(),
    v.minLength(1, rule('missing')),
    v.maxLength(limit, rule('too-long')),
    v.regex(/^[\x21-\x7e]+$/, rule('strange-characters')),
  );
/** RFC 6749, A.1, without the space. */
const ClientId = secretText(256);
/** RFC 6749, 3.3: names with spaces between. */
const Scope = v.pipe(
  v.string(),
  v.maxLength(512),
  v.regex(/^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, rule('scope')),
);

const client = {
  source: v.literal('client'),
  clientId: ClientId,
  /** The token endpoint, if it is on another server than the broker. */
  tokenEndpoint: v.optional(Endpoint),
  scope: v.optional(Scope),
};
const entry = v.pipe(v.string(), v.uuid());

/** The credential of a broker as it is entered or piped in. Contains a secret. */
export const BrokerInput = v.variant('source', [
  v.strictObject({ ...client, clientSecret: secretText(1_024) }),
  /** A token that another server issued, used until it expires. */
  v.strictObject({ source: v.literal('token'), token: secretText(16_384) }),
  /** The broker's authorization is switched off: it answers everyone who can reach it. */
  v.strictObject({ source: v.literal('none') }),
]);
export type BrokerInput = v.InferOutput<typeof BrokerInput>;

/** The same as it is saved and shown. */
export const BrokerCredentials = v.variant('source', [
  v.strictObject({ ...client, entry }),
  v.strictObject({ source: v.literal('token'), entry }),
  v.strictObject({ source: v.literal('none') }),
]);
export type BrokerCredentials = Readonly<v.InferOutput<typeof BrokerCredentials>>;

/** The input after the secret of a broker has changed. */
export const BrokerSecretInput = v.variant('source', [
  v.strictObject({
    source: v.literal('client'),
    clientSecret: secretText(1_024),
  }),
  v.strictObject({ source: v.literal('token'), token: secretText(16_384) }),
]);
export type BrokerSecretInput = v.InferOutput<typeof BrokerSecretInput>;

/** Who signs people in: an OpenID Connect issuer, exactly as it calls itself. https, or http on this machine. */
const Issuer = v.pipe(
  v.string(),
  v.maxLength(512),
  v.check((text) => {
    if (!/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') return false;
    return url.search === '' && url.hash === '' && isServiceAddress(url);
  }, rule('issuer')),
);

/**
 * The login server of an Access Console. The person signs in on its own page, in the system's browser. No
 * secret of a client: a program on a desk cannot keep one (RFC 8252, 8.5), so PKCE stands for it.
 */
export const LoginServer = v.strictObject({
  source: v.literal('browser'),
  issuer: Issuer,
  clientId: ClientId,
  scope: v.optional(Scope),
});
export type LoginServer = Readonly<v.InferOutput<typeof LoginServer>>;
