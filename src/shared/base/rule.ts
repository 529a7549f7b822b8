import * as v from 'valibot';

/** All rules that input from forms, standard input or policies may break. */
const RULES = [
  'incomplete',
  'unknown-setting',
  'sign-in-setting',
  'missing',
  'unlike',
  'too-long',
  'strange-characters',
  'name-missing',
  'name-long',
  'name-line',
  'sign-in-endpoint',
  'region',
  'aws-region',
  'tag-filter',
  'profile-long',
  'profile',
  'account',
  'role-name',
  'role-arn',
  'mfa-device',
  'external-id',
  'start-page',
  'scope',
  'issuer',
  'endpoint-long',
  'endpoint',
  'connection-id',
  'id-empty',
  'id-long',
  'id-characters',
  'id-path',
  'ids-alike',
  'host-pattern',
  'pin',
  'file-path',
  'host',
  'port-whole',
  'port-least',
  'port-most',
  'session',
  'currency',
  'user',
  'viewer-proxy',
  'web-path',
  'import-large',
  'import-encoding',
  'import-utf-16',
  'import-nul',
  'import-empty',
  'import-strange',
  'import-unfit',
  'import-practice',
  'agreed-elsewhere',
  'not-for-practice',
  'sign-in-elsewhere',
  'choose-region',
  'choose-profile',
  'choose-account',
  'choose-role',
] as const;
export const Rule = v.picklist(RULES);
export type Rule = v.InferOutput<typeof Rule>;

/** The message of a schema: a code whose sentence is in the message files. */
export const rule = (code: Rule): Rule => code;

/**
 * A rule that a value breaks. `expected` is the schema's description of a valid value, or the kinds that have an unknown setting.
 * `nearest` is the setting that was probably meant.
 */
export const BrokenRule = v.strictObject({
  rule: Rule,
  expected: v.optional(v.pipe(v.string(), v.maxLength(512))),
  nearest: v.optional(v.pipe(v.string(), v.maxLength(512))),
});
export type BrokenRule = Readonly<v.InferOutput<typeof BrokenRule>>;
