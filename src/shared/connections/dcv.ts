import * as v from 'valibot';
import { rule } from '../base/rule.ts';
import { hasInvisible } from '../base/invisible.ts';
import { isHostPattern } from '../network/hosts.ts';

/** Parts of a DCV server's address, as they are saved. All of them are written to connection files. */

/** A user name of a DCV server: an optional domain and a backslash, then the name. */
export const USER_NAME =
  /^(?=.{1,128}$)(?:(?:\.|[\p{L}\p{N}_][\p{L}\p{N}_.-]*)\\)?[\p{L}\p{N}_](?:[\p{L}\p{N}_.@+$' -]*[\p{L}\p{N}_.@+$'-])?$/u;

/**
 * An exact name or address, as `URL` writes it: lower case, letters beyond ASCII in Punycode, IPv6 shortened and without
 * brackets, `127.1` as 127.0.0.1, without the dot of the root. This way the window, requests and stream rules all use
 * the same text.
 */
export const HostName = v.pipe(
  v.string(),
  v.maxLength(512, rule('host')),
  v.trim(),
  v.toLowerCase(),
  v.transform((host) => canonicalHost(host) ?? ''),
  v.check(isHostPattern, rule('host')),
);

/** SECURITY: `URL` would read any other character as the end of the host, or remove it. */
const NAME_OR_ADDRESS = /^[\p{L}\p{M}\p{N}_.-]+$|^[0-9a-f:.]+$/u;

function canonicalHost(host: string): string | undefined {
  const address = `https://${host.includes(':') ? `[${host}]` : host}/`;
  if (!NAME_OR_ADDRESS.test(host) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/^\[|\]$|\.$/g, '');
}

export const Port = v.pipe(
  v.number(rule('port-whole')),
  v.integer(rule('port-whole')),
  v.minValue(1, rule('port-least')),
  v.maxValue(65_535, rule('port-most')),
);

/** The id of a session on a DCV server, usually `console`. */
export const SessionName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/, rule('session')),
);

/**
 * The user who connects, with a Windows domain if needed: `DOMAIN\user`, or `.\user` for a user of the server. Connection
 * files are written with the backslash escaped.
 */
export const UserName = v.pipe(
  v.string(),
  v.maxLength(128, rule('user')),
  v.regex(USER_NAME, rule('user')),
  v.check((name) => !hasInvisible(name), rule('user')),
);

/** The path of the server's web client, if it is not `/`. */
export const WebUrlPath = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9_.~-]+)+\/?$/, rule('web-path')),
);

/** The proxy through which the viewer connects, instead of the system's: a server, or `none`. */
export const ViewerProxy = v.variant(
  'type',
  [
    v.strictObject({ type: v.literal('none') }),
    v.strictObject({ type: v.picklist(['http', 'https', 'socks5']), host: HostName, port: Port }),
  ],
  rule('viewer-proxy'),
);
export type ViewerProxy = Readonly<v.InferOutput<typeof ViewerProxy>>;

/** A Connection Gateway, which the viewer connects to instead of the server. */
export const Gateway = v.strictObject({
  host: HostName,
  /** The port for TCP, and for QUIC if `quicPort` is missing. */
  port: Port,
  quicPort: v.optional(Port),
});
export type Gateway = Readonly<v.InferOutput<typeof Gateway>>;
