import type { ConnectionId, ResourceId } from '../base/ids.ts';
import { LinkPart, type LinkRefusal, type RefusedLink } from '../base/reasons.ts';
import { omitUndefined } from '../base/omit-undefined.ts';

/** What a link can request. It contains only names. */
export type DeepLink =
  | { readonly verb: 'open' }
  | {
      readonly verb: 'connect';
      readonly connection: ConnectionId;
      readonly session: ResourceId;
      readonly studio?: ResourceId;
      readonly stream?: ResourceId;
    };

export type LinkResult =
  | { readonly ok: true; readonly link: DeepLink }
  | ({ readonly ok: false } & RefusedLink);

export const LINK_SCHEME = 'stagedoor:';
/** Windows, browsers and Office add a slash after the host, so one slash is read as none. */
const OPEN = /^stagedoor:\/\/open\/?$/;
const CONNECT = /^stagedoor:\/\/connect\/?(?:\?|$)/;
const MAX_LENGTH = 2048;
const PRINTABLE = /^[\x21-\x7e]*$/;
const CONNECTION = /^[a-z0-9][a-z0-9-]{0,39}$/;
const THING = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,127}$/;
/** What a value may write in percent form. An `@` must be: unencoded, it could pass for user info. */
const DECODED: Readonly<Record<string, string>> = { '%3A': ':', '%3a': ':', '%40': '@' };
const PARAMETERS = LinkPart.options;

const refused = (reason: LinkRefusal, part?: LinkPart): LinkResult => ({
  ok: false,
  reason,
  ...omitUndefined({ part }),
});

/**
 * Parses `stagedoor://connect?connection=…&session=…[&studio=…][&stream=…]` or `stagedoor://open`. Pure: any text
 * results in a link or a reason. It compares the raw text and does not use `URL`, which would trim spaces and
 * normalize dots and hosts first (see CVE-2018-1000006 and CVE-2021-38112). Reasons never repeat the link.
 */
export function parseDeepLink(text: string): LinkResult {
  if (text.length > MAX_LENGTH) return refused('too-long');
  if (!PRINTABLE.test(text)) return refused('strange-characters');
  if (OPEN.test(text)) return { ok: true, link: { verb: 'open' } };
  const start = CONNECT.exec(text);
  if (start === null) return refused('not-ours');
  const query = text.slice(start[0].length);
  const pairs = query === '' ? [] : query.split('&', PARAMETERS.length + 1);
  if (pairs.length > PARAMETERS.length) return refused('too-much');
  const values = new Map<LinkPart, string>();
  for (const pair of pairs) {
    const cut = pair.includes('=') ? pair.indexOf('=') : pair.length;
    const name = PARAMETERS.find((known) => known === pair.slice(0, cut));
    if (name === undefined) return refused('unknown-parameter');
    if (values.has(name)) return refused('named-twice', name);
    const value = nameIn(pair.slice(cut + 1));
    const fits = name === 'connection' ? CONNECTION.test(value) : isThing(value);
    if (!fits) return refused('no-name', name);
    values.set(name, value);
  }
  // The checks above are stricter than both id types, so these casts are safe.
  const connection = values.get('connection') as ConnectionId | undefined;
  const session = values.get('session') as ResourceId | undefined;
  const studio = values.get('studio') as ResourceId | undefined;
  const stream = values.get('stream') as ResourceId | undefined;
  if (connection === undefined) return refused('no-connection');
  if (session === undefined) return refused('no-session');
  return {
    ok: true,
    link: {
      verb: 'connect',
      connection,
      session,
      ...omitUndefined({ studio, stream }),
    },
  };
}

/** The name that a value stands for. Empty, which is no name, if it contains an unencoded `@`. */
const nameIn = (value: string): string =>
  value.includes('@') ? '' : value.replace(/%3[Aa]|%40/g, (code) => DECODED[code] ?? code);

const isThing = (name: string): boolean => THING.test(name) && !name.includes('..');

/**
 * The name of a workstation, studio or stream as a value of a link; undefined if no link can contain it.
 * {@link parseDeepLink} reads it back.
 */
export const linkValue = (name: string): string | undefined =>
  isThing(name) ? name.replaceAll('@', '%40') : undefined;

/** True for text with Stagedoor's link scheme, valid or not. */
export const looksLikeLink = (text: string): boolean =>
  text.slice(0, LINK_SCHEME.length).toLowerCase() === LINK_SCHEME;
