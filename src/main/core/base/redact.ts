/**
 * Takes secrets out of a line before it is written. The last net, not the first: what is secret is a
 * `Secret` long before it gets here. Each rule is a small named function over the whole line. Pure.
 */

const GONE = '[redacted]';

/** Names whose value is secret, however it is written: `name=value`, `"name":"value"`, `<name>value<`, `name%3Dvalue`. */
const SECRET_NAMES = [
  'auth[-_]?token',
  'access[-_]?token',
  'refresh[-_]?token',
  'id[-_]?token',
  'session[-_]?token',
  'connection[-_]?token',
  'security[-_]?token',
  'secret[-_]?access[-_]?key',
  'access[-_]?key[-_]?id',
  'client[-_]?secret',
  'code[-_]?verifier',
  'password',
  'passwd',
  'passphrase',
  'signature',
  'credential',
  'authorization',
  'api[-_]?key',
].join('|');

/** A secret's name up to where its value begins; in a list of headers a comma stands between them. */
const NAMED = String.raw`(?:${SECRET_NAMES})(?:(?:\\*["']|%(?:25)*22)?\s*(?:=|:|>|%(?:25)*3[AD])\s*(?:\[(?!redacted\])\s*)?(?:%(?:25)*22)?|\\*["']\s*,\s*)`;
/** A value in double quotes, however often they were escaped, up to the quote that closes it. */
const QUOTED = new RegExp(String.raw`(${NAMED}(\\*)")[\s\S]*?(?=(?<!\\)\2"|$)`, 'gi');
/** One that was redacted before has lost its end, and would take along whatever comes next. */
const ELEMENT = new RegExp(String.raw`(<(?:\w+:)?(?:${SECRET_NAMES})>)(?!\[redacted\])[^<]+`, 'gi');
/** A value without quotes ends at a space: tokens may hold every other sign, `&` and `,` among them. */
const BARE = new RegExp(
  String.raw`(${NAMED})(?!\[?\s*\\*")(?:'[^']*'?[^\s"]*|(?:(?:bearer|basic)\s+)?[^\s"]+)`,
  'gi',
);
const BEARER = /\b(bearer)\s+[^\s"',;]+/gi;
/** What follows must look like base64, so that "the basic rules" stays as it is. */
const BASIC = /\b(basic|Basic|BASIC)\s+(?=\S+[A-Z0-9+/=])[A-Za-z0-9+/=]{4,}/g;
const SIGV4 = /AWS4-HMAC-SHA256[^"\r\n]*/g;
const KEY_ID = /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{8,}\b/g;
const QUERY = /([?&]([\w.-]+)=)[^&#\s"]+/g;
const QUERY_NAME = /token|secret|signature|code|key/i;
const JWT = /(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g;
const ACCOUNT = /\b(arn:aws[\w-]*:[\w-]*:[\w-]*:)\d{8}(\d{4})\b/g;
const USER_INFO = /(:\/\/)[^\s/?#"]+@/g;

const rules: readonly ((line: string) => string)[] = [
  withoutPrivateKeys,
  (line) => line.replace(SIGV4, GONE),
  (line) => line.replace(USER_INFO, `$1${GONE}@`),
  (line) => line.replace(BEARER, `$1 ${GONE}`),
  (line) => line.replace(BASIC, `$1 ${GONE}`),
  (line) => line.replace(QUOTED, `$1${GONE}`),
  (line) => line.replace(ELEMENT, `$1${GONE}`),
  (line) => line.replace(BARE, `$1${GONE}`),
  (line) =>
    line.replace(QUERY, (all, start: string, name: string) =>
      QUERY_NAME.test(name) ? `${start}${GONE}` : all,
    ),
  (line) => line.replace(JWT, GONE),
  (line) => line.replace(KEY_ID, GONE),
  (line) => line.replace(ACCOUNT, '$1********$2'),
];

/** `text` without private keys, which are the secrets of more than one line. */
export function withoutPrivateKeys(text: string): string {
  return text.replace(PRIVATE_KEY, GONE);
}

/** `line` without anything that looks like a secret. Never throws, whatever the line; takes linear time. */
export function redact(line: string): string {
  return rules.reduce((text, rule) => rule(text), line);
}
