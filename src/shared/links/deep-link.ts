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
  { readonly ok: true; readonly link: DeepLink } | ({ readonly ok: false } & RefusedLink);

export const LINK_SCHEME = 'stagedoor:';
const OPEN = 'stagedoor://open';
const CONNECT = 'stagedoor://connect?';
const MAX_LENGTH = 2048;
const PRINTABLE = /^[\x21-\x7e]*$/;
const CONNECTION = /^[a-z0-9][a-z0-9-]{0,39}$/;
const THING = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/;
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
  if (text === OPEN) return { ok: true, link: { verb: 'open' } };
  if (!text.startsWith(CONNECT)) return refused('not-ours');
  const pairs = text.slice(CONNECT.length).split('&', PARAMETERS.length + 1);
  if (pairs.length > PARAMETERS.length) return refused('too-much');
  const values = new Map<LinkPart, string>();
  for (const pair of pairs) {
    const cut = pair.indexOf('=');
    const name = PARAMETERS.find((known) => known === pair.slice(0, cut));
    if (cut < 0 || name === undefined) return refused('unknown-parameter');
    if (values.has(name)) return refused('named-twice', name);
    const value = pair.slice(cut + 1).replaceAll('%3A', ':');
    const fits =
      name === 'connection' ? CONNECTION.test(value) : THING.test(value) && !value.includes('..');
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

/** True for text with Stagedoor's link scheme, valid or not. */
export const looksLikeLink = (text: string): boolean =>
  text.slice(0, LINK_SCHEME.length).toLowerCase() === LINK_SCHEME;
