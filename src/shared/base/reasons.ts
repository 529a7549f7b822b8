import * as v from 'valibot';

/** Reasons within failures, as codes; their sentences are `reasons` of the message files. */

/** Why a link is not followed. `named-twice` and `no-name` come with the {@link LinkPart} they are about. */
export const LinkRefusal = v.picklist([
  'too-long',
  'strange-characters',
  'not-ours',
  'too-much',
  'unknown-parameter',
  'named-twice',
  'no-name',
  'no-connection',
  'no-session',
  'several-links',
  'more-than-a-link',
  'no-link',
  'one-time-address',
]);
export type LinkRefusal = v.InferOutput<typeof LinkRefusal>;

/** What a link may name. */
export const LinkPart = v.picklist(['connection', 'session', 'studio', 'stream']);
export type LinkPart = v.InferOutput<typeof LinkPart>;

/** A link that is not followed. Contains no text from the link. */
export interface RefusedLink {
  readonly reason: LinkRefusal;
  readonly part?: LinkPart | undefined;
}

/** Why a program is not started as the viewer. `interpreter-missing` comes with the interpreter of a script. */
export const ViewerProblem = v.picklist([
  'not-absolute',
  'control-characters',
  'script',
  'elsewhere',
  'denied',
  'interpreter',
  'no-file',
  'not-executable',
  'not-a-program',
  'interpreter-missing',
  'line-ends',
  'open-to-others',
]);
export type ViewerProblem = v.InferOutput<typeof ViewerProblem>;

/** Why the keychain did not store a secret. */
export const VaultProblem = v.picklist(['foreign-entry', 'strange-characters', 'not-kept']);
export type VaultProblem = v.InferOutput<typeof VaultProblem>;

/** Why a profile of `~/.aws` gives no keys. Some come with a fact: the file, the other profile, the code. */
export const ProfileProblem = v.picklist([
  'file-odd',
  'file-large',
  'file-denied',
  'file-unreadable',
  'file-encoding',
  'file-nul',
  'file-path',
  'login-cache-path',
  'file-line',
  'source-missing',
  'source-circle',
  'no-way',
  'keys-odd',
  'cloud',
  'environment-empty',
  'command-long',
  'command-hidden',
  'sso-session-missing',
  'sso-incomplete',
  'duration',
  'region',
  'endpoint',
  'token-file',
  'program-late',
  'program-cut',
  'program-code',
  'program-missing',
  'program-answer',
  'program-keys',
  'program-expired',
]);
export type ProfileProblem = v.InferOutput<typeof ProfileProblem>;
