import * as v from 'valibot';
import {
  HostName,
  Port,
  SessionName,
  UserName,
  WebUrlPath,
} from '../../../shared/connections/dcv.ts';
import type { ImportRefusal, Refused } from '../../../shared/connections/imported.ts';
import { Transport } from '../../../shared/viewer/viewing.ts';
import { parseDcvFile, DUPLICATE } from './dcv-file.ts';
import { isPlainName, isSecretName, type Draft } from './import-draft.ts';

/** The viewer's default, if the file has no port. */
const DEFAULT_PORT = 8443;

const flag = v.pipe(
  v.picklist(['true', 'false', '1', '0']),
  v.transform((text) => text === 'true' || text === '1'),
);
const portText = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), Port);

/** The settings that are imported: their name in the file, their field in the form, and their schema. */
const imported: readonly {
  readonly section: 'connect' | 'options';
  readonly name: string;
  readonly to: readonly [group: 'display' | 'tls' | undefined, field: string];
  readonly schema: v.GenericSchema<unknown, string | number | boolean>;
}[] = [
  { section: 'connect', name: 'host', to: [undefined, 'host'], schema: HostName },
  { section: 'connect', name: 'port', to: [undefined, 'port'], schema: portText },
  { section: 'connect', name: 'sessionid', to: [undefined, 'session'], schema: SessionName },
  { section: 'connect', name: 'user', to: [undefined, 'user'], schema: UserName },
  { section: 'connect', name: 'weburlpath', to: [undefined, 'webUrlPath'], schema: WebUrlPath },
  { section: 'connect', name: 'transport', to: [undefined, 'transport'], schema: Transport },
  {
    section: 'connect',
    name: 'certificatevalidationpolicy',
    to: ['tls', 'policy'],
    schema: v.picklist(['ask-user', 'strict']),
  },
  { section: 'options', name: 'fullscreen', to: ['display', 'fullscreen'], schema: flag },
  { section: 'options', name: 'useallmonitors', to: ['display', 'allMonitors'], schema: flag },
  { section: 'options', name: 'enableyuv444decoding', to: ['display', 'yuv444'], schema: flag },
];

/** Settings with an effect that Stagedoor does not support. It uses the system's proxy. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'proxytype',
  'proxyhost',
  'proxyport',
  'webport',
  'quicport',
]);

/** A direct connection from the file; `undefined` if it is not a connection file. Total and pure. */
export function importDcvFile(text: string): Draft | undefined {
  const file = parseDcvFile(text);
  if (!file.has('connect')) return undefined;
  const refused: Refused[] = [];
  const fields: Record<string, unknown> = { kind: 'direct', port: DEFAULT_PORT };
  const groups: Record<'display' | 'tls', Record<string, unknown>> = { display: {}, tls: {} };
  for (const { section, name, to, schema } of imported) {
    const value = file.get(section)?.get(name);
    if (value === undefined || value === '') continue;
    const read = value === DUPLICATE ? undefined : v.safeParse(schema, value);
    const [group, field] = to;
    if (read?.success === true) (group === undefined ? fields : groups[group])[field] = read.output;
    else refused.push({ name, why: whyNot(name, value) });
  }
  for (const section of file.values()) refused.push(...[...section.keys()].flatMap(leftOut));
  return { typed: { ...fields, ...withoutEmpty(groups) }, refused };
}

function whyNot(name: string, value: string | typeof DUPLICATE): ImportRefusal {
  if (value === DUPLICATE) return 'twice';
  return name === 'certificatevalidationpolicy' && value === 'accept-untrusted'
    ? 'unsafe'
    : 'not-fitting';
}

/** The refusal of a setting that is not imported. Settings that only concern the viewer are ignored. */
function leftOut(name: string): Refused[] {
  if (isSecretName(name) && isPlainName(name)) return [{ name, why: 'secret' }];
  return NOT_KEPT.has(name) ? [{ name, why: 'not-kept' }] : [];
}

const withoutEmpty = (groups: Readonly<Record<string, object>>): object =>
  Object.fromEntries(Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0));
