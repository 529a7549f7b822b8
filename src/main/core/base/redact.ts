/**
 * Removes secrets from a line before it is written. This is the last protection: secrets are in a `Secret`
 * long before they get here. Each rule is a small function over the whole line. Pure.
 */

const REDACTED = '[redacted]';

/** Names whose value is secret, in any notation: `name=value`, `"name":"value"`, `<name>value<`, `name%3Dvalue`. */
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

/** A secret's name up to where its value begins; in a list of headers they are separated by a comma. */
const NAMED = String.raw`(?:${SECRET_NAMES})(?:(?:\\*["']|%(?:25)*22)?\s*(?:=|:|>|%(?:25)*3[AD])\s*(?:\[(?!redacted\])\s*)?(?:%(?:25)*22)?|\\*["']\s*,\s*)`;
/** A value in double quotes, escaped any number of times, up to the closing quote. */
const QUOTED = new RegExp(String.raw`(${NAMED}(\\*)")[\s\S]*?(?=(?<!\\)\2"|$)`, 'gi');
/** A value in an XML element. One that is redacted already is skipped, because the match would include what follows. */
const ELEMENT = new RegExp(String.raw`(<(?:\w+:)?(?:${SECRET_NAMES})>)(?!\[redacted\])[^<]+`, 'gi');
/** A value without quotes ends at a space: tokens may contain any other character, including `&` and `,`. */
const BARE = new RegExp(
  String.raw`(${NAMED})(?!\[?\s*\\*")(?:'[^']*'?[^\s"]*|(?:(?:bearer|basic)\s+)?[^\s"]+)`,
  'gi',
);
const BEARER = /\b(bearer)\s+[^\s"',;]+/gi;
/** The value must look like base64, so that "the basic rules" is unchanged. */
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
  (line) => line.replace(SIGV4, REDACTED),
  (line) => line.replace(USER_INFO, `$1${REDACTED}@`),
  (line) => line.replace(BEARER, `$1 ${REDACTED}`),
  (line) => line.replace(BASIC, `$1 ${REDACTED}`),
  (line) => line.replace(QUOTED, `$1${REDACTED}`),
  (line) => line.replace(ELEMENT, `$1${REDACTED}`),
  (line) => line.replace(BARE, `$1${REDACTED}`),
  (line) =>
    line.replace(QUERY, (all, start: string, name: string) =>
      QUERY_NAME.test(name) ? `${start}${REDACTED}` : all,
    ),
  (line) => line.replace(JWT, REDACTED),
  (line) => line.replace(KEY_ID, REDACTED),
  (line) => line.replace(ACCOUNT, '$1********$2'),
];

/** `text` without private keys, the only secrets that span lines. */
export function withoutPrivateKeys(text: string): string {
  return text.replace(PRIVATE_KEY, REDACTED);
}

/** `line` without anything that looks like a secret. Never throws; takes linear time. */
export function redact(line: string): string {
  return rules.reduce((text, rule) => rule(text), line);
}
