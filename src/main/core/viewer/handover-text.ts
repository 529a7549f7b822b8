import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { USER_NAME, type ViewerProxy } from '../../../shared/connections/dcv.ts';
import { dcvText } from './dcv-text.ts';

/** The text of a connection file (`.dcv`), as Stagedoor writes it. Pure. */

/** All fields that are written. None is free text. */
export interface HandoverFields {
  readonly host: string;
  readonly port: number;
  /** The port for QUIC, if it is not `port`. */
  readonly quicPort?: number;
  readonly webUrlPath: string;
  readonly sessionId: string;
  readonly authToken?: string;
  readonly user?: string;
  /** The proxy of the viewer, if it is not the system's. */
  readonly proxy?: ViewerProxy;
  readonly certificates: 'ask-user' | 'strict';
  readonly transport: 'auto' | 'quic' | 'websocket';
  readonly fullscreen: boolean;
  readonly allMonitors: boolean;
  readonly yuv444: boolean;
}

export type HandoverText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly field: string };

/**
 * The allowed form of each value before it is escaped. The viewer reads an INI file without quotes: a line break starts a new key (and
 * could switch off certificate checks), a backslash starts an escape, and `#` or `;` a comment. The URL's parser
 * checks most of this already; these rules are the last check before the file is written.
 */
const host = /^(?![-.])[a-z0-9._-]{1,253}$|^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]{0,40}$/;
const port = /^[1-9][0-9]{0,4}$/;
const rules: Readonly<Record<string, RegExp>> = {
  host,
  port,
  webport: port,
  quicport: port,
  weburlpath: /^(\/[A-Za-z0-9_.~-]+)+\/?$/,
  sessionid: /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,255}$/,
  authtoken: /^[\x21\x23-\x5b\x5d-\x7e]{1,8192}$/,
  user: USER_NAME,
  proxytype: /^(NONE|HTTPS?|SOCKS5)$/,
  proxyhost: host,
  proxyport: port,
  certificatevalidationpolicy: /^(ask-user|strict)$/,
  transport: /^(auto|quic|websocket)$/,
  fullscreen: /^(true|false)$/,
  useallmonitors: /^(true|false)$/,
  enableyuv444decoding: /^(true|false)$/,
  promptreconnect: /^false$/,
};

/** True if `value` may be written as `field`. Unknown fields are refused. */
export function fitsHandover(field: string, value: string): boolean {
  const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
  return rule?.test(value) === true && (rule !== port || Number(value) <= 65_535);
}

/** The file's text, or the name of the first field that may not be written. */
export function handoverText(fields: HandoverFields): HandoverText {
  const tcp = String(fields.port);
  const connect = {
    host: viewerHost(fields),
    port: tcp,
    // Without these, the viewer can try QUIC on its usual port, which a gateway on 443 does not have.
    webport: tcp,
    quicport: String(fields.quicPort ?? fields.port),
    ...(fields.webUrlPath !== '' && { weburlpath: fields.webUrlPath }),
    sessionid: fields.sessionId,
    ...omitUndefined({ authtoken: fields.authToken, user: fields.user }),
    ...(fields.proxy !== undefined && proxySettings(fields.proxy)),
    transport: fields.transport,
    certificatevalidationpolicy: fields.certificates,
  };
  // With promptreconnect=false the viewer exits when the stream ends, so Stagedoor notices the end.
  const options = {
    fullscreen: String(fields.fullscreen),
    useallmonitors: String(fields.allMonitors),
    ...(fields.yuv444 && { enableyuv444decoding: 'true' }),
    promptreconnect: 'false',
  };
  const bad = [...Object.entries(connect), ...Object.entries(options)].find(
    ([name, value]) => !fitsHandover(name, value),
  );
  if (bad !== undefined) return { ok: false, field: bad[0] };
  return { ok: true, text: dcvText({ connect, options }) };
}

/**
 * The host for the viewer. With `localhost`, the viewer can choose ::1, where tunnels and many servers do not listen. With
 * strict certificates the name stays, because the certificate can be for it.
 */
const viewerHost = ({ host, certificates }: HandoverFields): string =>
  host === 'localhost' && certificates !== 'strict' ? '127.0.0.1' : host;

/** A proxy as settings of a connection file. */
export const proxySettings = (proxy: ViewerProxy) => ({
  proxytype: proxy.type.toUpperCase(),
  ...(proxy.type !== 'none' && { proxyhost: proxy.host, proxyport: String(proxy.port) }),
});
