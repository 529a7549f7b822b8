import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** The text of a connection file (`.dcv`), the way we use it. Pure. */

/** What is written, and nothing else: no field of ours is free text. */
export interface HandoverFields {
  readonly host: string;
  readonly port: number;
  readonly webUrlPath: string;
  readonly sessionId: string;
  readonly authToken?: string;
  readonly user?: string;
  readonly certificates: 'ask-user' | 'strict';
  readonly transport: 'auto' | 'quic' | 'websocket';
  readonly fullscreen: boolean;
  readonly allMonitors: boolean;
  readonly yuv444: boolean;
}

export type HandoverText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly field: string };

/**
 * What each value must look like. The viewer reads an INI file without quotes, where a line break
 * starts a new key (and could switch off certificate checks), a backslash an escape, `#` or `;` a
 * comment. The rules stand here again although the URL's parser has them: this is the last gate.
 */
const rules: Readonly<Record<string, RegExp>> = {
  host: /^(?![-.])[a-z0-9.-]{1,253}$|^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]{0,40}$/,
  port: /^[1-9][0-9]{0,4}$/,
  weburlpath: /^(\/[A-Za-z0-9_.~-]+)+\/?$/,
  sessionid: /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,255}$/,
  authtoken: /^[\x21\x23-\x5b\x5d-\x7e]{1,8192}$/,
  user: /^[\p{L}\p{N}_][\p{L}\p{N}_.@+$-]{0,127}$/u,
  certificatevalidationpolicy: /^(ask-user|strict)$/,
  transport: /^(auto|quic|websocket)$/,
  fullscreen: /^(true|false)$/,
  useallmonitors: /^(true|false)$/,
  enableyuv444decoding: /^(true|false)$/,
  promptreconnect: /^false$/,
};

/** True when `value` may be written as `field`. Fields we do not write are refused. */
export function fitsHandover(field: string, value: string): boolean {
  const rule = Object.hasOwn(rules, field) ? rules[field] : undefined;
  return rule?.test(value) === true && (field !== 'port' || Number(value) <= 65_535);
}

/** The file's text, or the name of the first field that may not be written. */
export function handoverText(fields: HandoverFields): HandoverText {
  const connect = {
    host: fields.host,
    port: String(fields.port),
    ...(fields.webUrlPath !== '' && { weburlpath: fields.webUrlPath }),
    sessionid: fields.sessionId,
    ...omitUndefined({ authtoken: fields.authToken, user: fields.user }),
    transport: fields.transport,
    certificatevalidationpolicy: fields.certificates,
  };
  // promptreconnect=false makes the viewer exit when the stream ends, which tells us that it did.
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
  const lines = (section: object) =>
    Object.entries(section).map(([name, value]) => `${name}=${String(value)}`);
  return {
    ok: true,
    text: [
      '[version]',
      'format=1.0',
      '',
      '[connect]',
      ...lines(connect),
      '',
      '[options]',
      ...lines(options),
      '',
    ].join('\n'),
  };
}
