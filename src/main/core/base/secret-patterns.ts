/**
 * The shapes in which secrets are written, as rules that find where they begin and end. Each rule looks at the whole
 * text and takes linear time. Pure.
 */

/** Where a secret begins and ends. */
export type Part = readonly [begin: number, end: number];
export type FindSecrets = (text: string) => Part[];

/** Ends of names whose value is secret, in any notation: `name=value`, `"name":"value"`, `<name>value<`, `name%3Dvalue`. */
const SECRET_NAMES = [
  'token',
  'secret',
  'pass(?:word|wd|phrase|code)',
  '(?<![a-z])pass',
  'pwd',
  // In other languages: the programs whose logs these are speak the user's.
  ...['passwort', 'kennwort', 'mot[-_ ]de[-_ ]passe', 'contraseña', 'senha', 'clave'],
  ...['パスワード', '暗証番号', '密码', '密碼', '口令', '비밀번호', '암호'],
  '(?:j|php)sess(?:ion)?id',
  'connect\\.sid',
  'signature',
  'credential',
  'authorization',
  'cookie2?',
  'assertion',
  'saml[-_]?(?:request|response)',
  'jwt',
  'otp',
  ...['(?<![a-z])bearer', '(?<![a-z])ticket'],
  '(?:api|private|secret|access|shared|signing|encryption|master|account)[-_ ]?key(?:[-_ ]?id|[-_]?pem)?',
  'secret[-_]?access[-_]?key',
  '(?:device|user|auth|authorization|verification|mfa)[-_]?code',
  'code[-_]?verifier',
].join('|');

/** Words that follow a name in a sentence ("password: is missing"), and values that stand for nothing. */
const NO_VALUE = String.raw`(?!(?:is|are|was|were|has|have|had|not|no|none|must|may|can|cannot|does|did|the|a|an|it|its|this|that|if|in|of|on|to|for|from|with|please|and|or|missing|required|invalid|unknown|expired|refused|empty|null|true|false|undefined)[',.;:!?)}\]]*(?:[\s"]|$))(?![|>][-+]?\d?[ \t]*(?:\n|$))`;
/** A secret's name up to where its value begins; in a list of headers they are separated by a comma. */
const NAMED = String.raw`(?:${SECRET_NAMES})(?:(?:\\*["']|%(?:25)*22)?\s*(?:=>?|:=?|>|%(?:25)*3[AD])\s*(?:\[(?!redacted\])\s*)?(?:%(?:25)*22)?|\\*["']\s*,\s*)`;
/** A value in double quotes, escaped any number of times, up to the closing quote. */
const QUOTED = new RegExp(String.raw`(${NAMED}(\\*)")[\s\S]*?(?=(?<!\\)\2"|$)`, 'gi');
/** A value in an XML element. One that is redacted already is skipped, because the match would include what follows. */
const ELEMENT = new RegExp(
  String.raw`(<(?:\w+:)?[\w.-]*(?:${SECRET_NAMES})>)(?!\[redacted\])[^<]+`,
  'gi',
);
/** A list of values, of which the rules for one value would remove only the first. */
const LIST = new RegExp(
  String.raw`((?:${SECRET_NAMES})s?(?:\\*["'])?\s*(?:=>?|:=?)\s*\[)(?!redacted\]|\[redacted\]\s*(?:\]|$))(?:[^\][]|\[redacted\])+`,
  'gi',
);
/** A value without quotes ends at a space: tokens may contain any other character, including `&` and `,`. */
const BARE = new RegExp(
  String.raw`(${NAMED})(?!\[?\s*\\*")${NO_VALUE}(?:'[^']*'?[^\s"]*|(?:(?:bearer|basic|negotiate|ntlm)\s+)?[^\s"]+)`,
  'gi',
);
/** An option of a command line, whose value is the next argument. */
const OPTION = new RegExp(
  String.raw`((?<![\w-])--?[\w-]*(?:${SECRET_NAMES})[ \t]+)(?!-)${NO_VALUE}(?:"[^"]*"?|'[^']*'?|[^\s"']\S*)`,
  'gi',
);
/** A header's value may contain spaces. */
const HEADER = new RegExp(
  String.raw`(\b(?:(?:proxy-)?authorization|(?:set-)?cookie2?)\s*:\s*)(?!["'\[])${NO_VALUE}(?:digest\s+[^\r\n]+|[^"\r\n]+)`,
  'gi',
);
/** A value on the indented lines below its name, as in YAML. */
const BLOCK = new RegExp(
  String.raw`((?:${SECRET_NAMES})["']?\s*:\s*[|>][-+]?\d?[ \t]*\n([ \t]+))[^\n]+(?:\n\2[^\n]*)*`,
  'gi',
);
/** A name that is itself a value or an element, with the secret next to it: `"name":"password","value":"…"`. */
const ADJACENT = new RegExp(
  String.raw`((?:${SECRET_NAMES})\\*["']?[\s,]*(?:\\*["'])?value(?:\\*["'])?\s*[:=]\s*(\\*)(["']))[\s\S]*?(?=(?<!\\)\2\3|$)`,
  'gi',
);
/** The same in the other order. */
const BESIDE_BEFORE = new RegExp(
  String.raw`(value\\*["']?\s*[:=]\s*\\*["'])[^"']{1,4096}(?=["']\s*,?\s*(?:\\*["'])?(?:name|key)(?:\\*["'])?\s*[:=]\s*\\*["'][\w.-]{0,64}?(?:${SECRET_NAMES})\\*["'])`,
  'gi',
);
/** A value in a sentence: it has letters and digits, or is the quoted password. The lookaheads are short, to take linear time. */
const SENTENCE =
  /((?:token|secret|pass(?:word|wd|phrase|code)|pwd|api[-_ ]?key)(?:\s+(?:is|was))?[\s:]*["'([{]?)(?=[A-Za-z0-9])(?=[^\s"'()[\]{}]{0,256}\d)(?=[^\s"'()[\]{}]{0,256}[A-Za-z])[^\s"'()[\]{},;]{6,}/gi;
const QUOTED_PASSWORD =
  /((?:pass(?:word|wd|phrase|code)|pwd)\s+(?:(?:is|was)\s+)?(["']))[^"'\n]{1,256}(?=\2)/gi;
/** A code of a sign-in at the start of a form; others are found by what is before them. */
const CODE = /((?<![\w-])code=)(?=[^\s&"]{0,256}\d)(?=[^\s&"]{0,256}[A-Za-z])[^\s&"]{12,}/g;
const NETRC = /(\blogin\s+\S+\s+password\s+)\S+/gi;
/** What follows must not be a word, so that "the bearer token" and "basic rules" are unchanged. */
const SCHEME =
  /(\b(?:[Bb]earer|BEARER|[Nn]egotiate|NEGOTIATE|[Nn]tlm|NTLM)\s+)(?![A-Z]?[a-z]{1,19}(?:[\s"',.;:!?)}\]]|$))[^\s"',;]+/g;
/** The value must look like base64. */
const BASIC = /(\b(?:basic|Basic|BASIC)\s+)(?=\S+[A-Z0-9+/=])[A-Za-z0-9+/=]{4,}/g;
const SIGV4 = /AWS4-HMAC-SHA256[^"\r\n]*/g;
const KEY_ID = /\b(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AIPA|ANPA|ANVA|APKA|AROA|ASCA)[A-Z0-9]{8,}\b/g;
/** Prefixes by which other services mark their tokens, which may be short. */
const MARKED =
  /\b(?:glpat-|xox[a-z]-|xapp-|sk-|hvs\.|ya29\.|AGE-SECRET-KEY-)(?=[\w.-]{0,256}\d)[\w.-]{16,}/g;
const QUERY = /([?&][\w.-]*(?:token|secret|signature|code|key|sig)[\w.-]*=)[^&#\s"]+/gi;
/** A token in parts: three of a signed one, five of an encrypted one, of which the second may be empty. */
const JOSE = /(?<![\w-])eyJ[\w-]*\.[\w-]*(?:\.[\w-]*){0,3}/g;
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/g;
const USER_INFO = /(:\/\/)[^\s/?#"]+(?=@)/g;
/** The same without a scheme: `user:password@host`. */
const LOGIN_AT = /((?<![\w:/@.+-])(?:\/\/)?[\w.+-]{1,64}:)[^\s/:@"'<>]{1,256}(?=@[\w[])/g;

/** The rule that finds the matches of `pattern`, without their first group. */
export const matches =
  (pattern: RegExp): FindSecrets =>
  (text) =>
    [...text.matchAll(pattern)].map((match) => [
      match.index + (match[1] ?? '').length,
      match.index + match[0].length,
    ]);

/** Finds tokens in parts. A rule that removes only one long part of a token would hide the others. */
export const tokensInParts = matches(JOSE);

/** The rules in their order: the first ones would be cut in pieces by the later ones. */
export const secretPatterns: readonly FindSecrets[] = [
  matches(PRIVATE_KEY),
  matches(SIGV4),
  matches(USER_INFO),
  matches(LOGIN_AT),
  matches(HEADER),
  matches(SCHEME),
  matches(BASIC),
  matches(BLOCK),
  matches(ADJACENT),
  matches(BESIDE_BEFORE),
  matches(LIST),
  matches(QUOTED),
  matches(ELEMENT),
  matches(OPTION),
  matches(BARE),
  matches(SENTENCE),
  matches(QUOTED_PASSWORD),
  matches(NETRC),
  matches(CODE),
  matches(QUERY),
  matches(JOSE),
  matches(KEY_ID),
  matches(MARKED),
];
