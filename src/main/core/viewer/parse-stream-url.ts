import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ViewerProxy } from '../../../shared/connections/dcv.ts';
import type { StreamUrlProblem } from '../../../shared/viewer/stream-url-problem.ts';
import { isInward, isLoopback, matchesHost } from '../../../shared/network/hosts.ts';
import { fitsHandover } from './handover-text.ts';
import type { Trust } from '../base/trust.ts';

/** What a connection allows for its streams, and how the viewer opens them. */
export interface StreamRules {
  /** If present, only these hosts are accepted. Internal addresses are accepted only if they are named here. */
  readonly hosts?: readonly string[];
  /** `none` if the viewer asks for a password. The URL must then contain no token. */
  readonly token: 'one' | 'none';
  /** The user name for the viewer, if it needs one. */
  readonly user?: string;
  /** The port for QUIC, if it is not the URL's. */
  readonly quicPort?: number;
  /** The proxy of the viewer, if it is not the system's. */
  readonly proxy?: ViewerProxy;
  /** True for the practice studio, whose endpoint is http on this machine: http on loopback is accepted. */
  readonly practice: boolean;
  readonly certificates: 'ask-user' | 'strict';
  /** Authorities and pin for Stagedoor's check of the host. The viewer makes its own check. */
  readonly trust: Trust;
  readonly fullscreen: boolean;
  readonly allMonitors: boolean;
  readonly yuv444: boolean;
  readonly transport: 'auto' | 'quic' | 'websocket';
}

/** The parts of a stream's URL that the viewer needs. `authToken` and `sessionId` are percent-decoded once. */
export interface StreamUrl {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly path: string;
  readonly sessionId: string;
  readonly authToken?: string;
}

export type StreamUrlResult =
  | { readonly ok: true; readonly stream: StreamUrl }
  | {
      readonly ok: false;
      readonly reason: StreamUrlProblem;
      /** The host, if it is what the rules do not allow. */
      readonly host?: string;
    };

const MAX_BYTES = 8 * 1024;
const SHAPE = /^(https?):\/\/([^/?#]+)(\/[^?#]*)?(?:\?([^#]*))?#(.+)$/;
const TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]+$/;
const SESSION = /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,255}$/;
const PATH = /^(\/[A-Za-z0-9_.~-]+)*\/?$/;

const refused = (reason: StreamUrlProblem, host?: string): StreamUrlResult => ({
  ok: false,
  reason,
  ...omitUndefined({ host }),
});

/**
 * Parses `https://host[:port]/[path]?authToken=TOKEN#SESSION`, the form of DCV's external authentication, and
 * checks it against `rules`. Pure; never throws. Reasons never repeat the URL, only the host that is not allowed. The host comes from `URL` (which
 * normalizes `0x7f000001` to 127.0.0.1), everything else from the raw text.
 */
export function parseStreamUrl(text: string, rules: StreamRules): StreamUrlResult {
  if (text.length > MAX_BYTES) return refused('too-long');
  if (!/^[\x21-\x7e]+$/.test(text)) return refused('strange-characters');
  const parts = SHAPE.exec(text);
  if (parts === null || !URL.canParse(text)) return refused('not-a-stream');
  const [, scheme, authority = '', path = '', query = '', fragment = ''] = parts;
  if (/[@\\]/.test(authority)) return refused('names-user');
  const url = new URL(text);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!fitsHandover('host', host)) return refused('no-host');
  const named = rules.hosts !== undefined && matchesHost(host, rules.hosts);
  if (rules.hosts !== undefined && !named) return refused('host-not-allowed', host);
  if (isInward(host) && !named) return refused('inward-host', host);
  if (scheme === 'http' && !(rules.practice && isLoopback(host))) return refused('not-encrypted');
  if (!PATH.test(path) || /(^|\/)\.{1,2}(\/|$)/.test(path)) return refused('odd-path');
  const token = rules.token === 'one' ? authToken(query) : undefined;
  if (rules.token === 'one' && (token === undefined || !TOKEN.test(token)))
    return refused('no-token');
  if (rules.token === 'none' && query !== '') return refused('more-than-session');
  const sessionId = decodeOnce(fragment);
  if (sessionId === undefined || !SESSION.test(sessionId)) return refused('no-session');
  const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);
  if (port === 0) return refused('no-port');
  return {
    ok: true,
    stream: {
      host,
      port,
      tls: scheme === 'https',
      path: path === '/' ? '' : path,
      sessionId,
      ...omitUndefined({ authToken: token }),
    },
  };
}

/** The `authToken`, percent-decoded once. Undefined if it is missing or present twice. */
function authToken(query: string): string | undefined {
  const pairs = query.split('&').map((pair) => pair.split('=', 1)[0]?.toLowerCase());
  const named = pairs.filter(
    (name) => name !== undefined && decodeOnce(name)?.toLowerCase() === 'authtoken',
  );
  const pair = query.split('&').find((one) => one.startsWith('authToken='));
  if (named.length !== 1 || pair === undefined) return undefined;
  return decodeOnce(pair.slice('authToken='.length));
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
