import * as v from 'valibot';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import {
  Port,
  SessionName,
  UserName,
  WebUrlPath,
  type ViewerProxy,
} from '../../../shared/connections/dcv.ts';
import type { ImportRefusal, Refused } from '../../../shared/connections/imported.ts';
import { Transport } from '../../../shared/viewer/viewing.ts';
import { unescaped } from '../viewer/dcv-text.ts';
import { parseDcvFile, DUPLICATE, type DcvFile, type DcvSetting } from './dcv-file.ts';
import { readWrittenHost, type WrittenHost } from './dcv-host.ts';
import { isPlainName, isSecretName, type Draft } from './import-draft.ts';

/** The viewer's default, if the file has no port. */
const DEFAULT_PORT = 8443;

/** What a setting is read with. Texts are compared in any case, as people and older viewers write them. */
const lowerCase = v.pipe(v.string(), v.toLowerCase());
const flag = v.pipe(
  lowerCase,
  v.picklist(['true', 'false', '1', '0']),
  v.transform((text) => text === 'true' || text === '1'),
);
const portText = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), Port);
const path = v.pipe(
  v.string(),
  v.transform((text) => (text.startsWith('/') ? text : `/${text}`)),
  WebUrlPath,
);
/** AWS documents `strict`, `Strict` and `Ask user`. */
const certificates = v.pipe(
  lowerCase,
  v.transform((text) => text.replace(/[ _]/g, '-')),
  v.picklist(['ask-user', 'strict', 'accept-untrusted']),
);
const proxyType = v.pipe(
  lowerCase,
  v.transform((text) => OTHER_PROXY_NAMES[text] ?? text),
  v.picklist(['none', 'http', 'https', 'socks5']),
);
const OTHER_PROXY_NAMES: Readonly<Record<string, string>> = { direct: 'none', socks: 'socks5' };
const transport = v.pipe(lowerCase, Transport);
const writtenHost = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const host = readWrittenHost(dataset.value);
    if (host !== undefined) return host;
    addIssue({ message: 'not a host' });
    return NEVER;
  }),
);

/** The settings that are read, by section. */
const KNOWN: readonly { readonly section: string; readonly names: readonly string[] }[] = [
  { section: 'version', names: ['format'] },
  {
    section: 'connect',
    names: [
      ...['host', 'port', 'webport', 'quicport', 'weburlpath', 'sessionid', 'user', 'transport'],
      ...['certificatevalidationpolicy', 'proxytype', 'proxyhost', 'proxyport'],
    ],
  },
  {
    section: 'options',
    names: ['fullscreen', 'useallmonitors', 'enableyuv444decoding', 'promptreconnect'],
  },
  { section: 'debug', names: ['loglevel'] },
];

/** Values that mean the same as no value: the viewer writes some of them itself. */
const UNSET: Readonly<Record<string, RegExp>> = {
  weburlpath: /^\/$/,
  webport: /^0$/,
  quicport: /^0$/,
  proxyport: /^0$/,
  proxytype: /^system$/i,
  loglevel: /^info$/i,
  format: /^1\.0$/,
  // Stagedoor itself sets this to false for every connection.
  promptreconnect: /^(false|0)$/i,
};

/**
 * A direct connection from the file; `undefined` if it is not a connection file. Everything that is not imported is
 * reported, except values that have no effect. Total and pure.
 */
export function importDcvFile(text: string): Draft | undefined {
  const file = parseDcvFile(text);
  if (!file.sections.has('connect')) return undefined;
  const settings = createReader(file);
  const { take } = settings;
  const host = take('host', writtenHost);
  if (host?.hasToken === true) settings.refuse('authtoken', 'secret');
  const policy = take('certificatevalidationpolicy', certificates);
  const isUnsafe = policy === 'accept-untrusted';
  if (isUnsafe) settings.refuse('certificatevalidationpolicy', 'unsafe');
  const display = omitUndefined({
    fullscreen: take('fullscreen', flag),
    allMonitors: take('useallmonitors', flag),
    yuv444: take('enableyuv444decoding', flag),
  });
  const values = {
    kind: 'direct',
    ...readPorts(settings, host),
    ...omitUndefined({
      host: host?.host,
      session: take('sessionid', SessionName, host?.session),
      user: take('user', UserName),
      webUrlPath: take('weburlpath', path, host?.path),
      transport: take('transport', transport),
      proxy: readProxy(settings),
    }),
    ...(policy !== undefined && !isUnsafe && { tls: { policy } }),
    ...(Object.keys(display).length > 0 && { display }),
  };
  settings.refuseIfSet('format', 'not-fitting');
  settings.refuseIfSet('promptreconnect', 'not-kept');
  settings.refuseIfSet('loglevel', 'not-kept');
  return { values, refused: [...settings.refused, ...unknownSettings(file)] };
}

interface Reader {
  readonly refused: readonly Refused[];
  /**
   * The value of a setting, which the address in `host` may contain as well. A value that is refused is recorded; the
   * address' value is used instead, unless the file contradicts itself. Undefined if there is none.
   */
  readonly take: <T>(
    name: string,
    schema: v.GenericSchema<string, T>,
    inHost?: string,
  ) => T | undefined;
  readonly refuse: (name: string, why: ImportRefusal) => void;
  /** Records that a setting is left out, if it is set. */
  readonly refuseIfSet: (name: string, why: ImportRefusal) => void;
}

function createReader({ settings }: DcvFile): Reader {
  const refused: Refused[] = [];
  const values = new Map<string, DcvSetting['value']>(
    settings.filter(isKnown).map(({ name, value }) => [name, value]),
  );
  const valueOf = (name: string) => {
    const value = values.get(name);
    if (value === undefined || value === DUPLICATE) return value;
    // AWS asks for values without quotation marks. No value of a connection contains any.
    const plain = unescaped(value.replace(/^"(.*)"$/, '$1'));
    return plain === '' || UNSET[name]?.test(plain) === true ? undefined : plain;
  };
  const refuse = (name: string, why: ImportRefusal) => {
    refused.push({ name, why });
  };
  return {
    refused,
    refuse,
    take(name, schema, inHost) {
      const own = valueOf(name);
      if (own === DUPLICATE) {
        refuse(name, 'twice');
        return undefined;
      }
      const [first, second] = [own, inHost]
        .filter((text) => text !== undefined)
        .map((text) => v.safeParse(schema, text));
      if (first === undefined) return undefined;
      if (first.success && (second === undefined || second.output === first.output))
        return first.output;
      refuse(name, first.success ? 'twice' : 'not-fitting');
      return !first.success && second?.success === true ? second.output : undefined;
    },
    refuseIfSet(name, why) {
      const value = valueOf(name);
      if (value !== undefined) refuse(name, value === DUPLICATE ? 'twice' : why);
    },
  };
}

const isKnown = ({ section, name }: DcvSetting): boolean =>
  KNOWN.some((one) => one.section === section && one.names.includes(name));

/** Without `webport` and `quicport`, the viewer uses `port` for both. */
function readPorts({ take }: Reader, host: WrittenHost | undefined) {
  const port = take('port', portText, host?.port) ?? host?.usualPort ?? DEFAULT_PORT;
  const tcp = take('webport', portText) ?? port;
  const quic = take('quicport', portText) ?? port;
  return { port: tcp, ...(quic !== tcp && { quicPort: quic }) };
}

function readProxy({ take, refuseIfSet }: Reader): ViewerProxy | undefined {
  const type = take('proxytype', proxyType);
  if (type === undefined || type === 'none') {
    // The viewer ignores the server too.
    for (const name of ['proxyhost', 'proxyport']) refuseIfSet(name, 'not-kept');
    return type && { type };
  }
  const server = take('proxyhost', writtenHost);
  const port = take('proxyport', portText, server?.port) ?? server?.usualPort;
  if (server !== undefined && port !== undefined) return { type, host: server.host, port };
  for (const name of ['proxytype', 'proxyhost', 'proxyport']) refuseIfSet(name, 'not-fitting');
  return undefined;
}

/** The lines that are no setting, and the settings that Stagedoor does not know. */
function unknownSettings({ settings, strangeLines }: DcvFile): readonly Refused[] {
  const unknown = settings.filter((one) => !isKnown(one) && one.value !== '');
  return [...unknown.map(leftOut), ...strangeLines.map(leftOutLine)];
}

function leftOut({ section, name, line }: DcvSetting): Refused {
  if (section === undefined || !isPlainName(name)) return leftOutLine(line);
  const isMisplaced = KNOWN.some(({ names }) => names.includes(name));
  return {
    // Another setting of this name can be among those that were imported.
    name: isMisplaced && isPlainName(section) ? `[${section}] ${name}` : name,
    why: isSecretName(name) ? 'secret' : 'not-kept',
  };
}

const leftOutLine = (line: number): Refused => ({ name: String(line), why: 'line' });
