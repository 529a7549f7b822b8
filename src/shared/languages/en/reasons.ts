import type {
  LinkRefusal,
  ProfileProblem,
  VaultProblem,
  ViewerProblem,
} from '../../base/reasons.ts';

/** A sentence, or one made with the one fact that comes with the reason. */
type Said = string | ((fact: string) => string);

/** Whole sentences, each with its stop: why a link, a viewer, a keychain or a profile did not do. */
export const reasons = {
  link: {
    'too-long': 'It is longer than a link may be.',
    'strange-characters': 'It holds characters a link may not hold.',
    'not-ours': 'It is not a link of Stagedoor.',
    'too-much': 'It names more than a link may name.',
    'unknown-parameter': 'It holds a parameter a link may not hold.',
    /** `part` is a word of the link: connection, session, studio or stream. */
    'named-twice': (part: string) => `It names the ${part} twice.`,
    'no-name': (part: string) => `Its ${part} is not a name.`,
    'no-connection': 'It does not say which connection is meant.',
    'no-session': 'It does not say which workstation is meant.',
    'several-links': 'More than one link came at once.',
    'more-than-a-link': 'Something else came with the link.',
    'no-link': 'There was no link to open.',
  } satisfies Record<LinkRefusal, Said>,
  viewer: {
    'not-absolute': 'Its path has to be absolute and on this machine.',
    'control-characters': 'Its path holds control characters.',
    script: 'It is a script or a shortcut, not the viewer itself.',
    elsewhere: 'It leads to another machine.',
    interpreter: 'It is a shell or an interpreter, not the viewer.',
    'no-file': 'It is a folder or a device; name the executable inside.',
    'not-executable': 'It is not an executable file.',
    'open-to-others': 'Everybody may write to its folder, so it could be somebody else’s.',
  } satisfies Record<ViewerProblem, string>,
  vault: {
    'foreign-entry': 'The entry is not ours.',
    'strange-characters': 'The keys hold characters a keychain cannot keep.',
    'not-kept': 'What was written could not be read back.',
  } satisfies Record<VaultProblem, string>,
  /** Words with an underscore are settings of a profile, as they are written. */
  profile: {
    'file-odd': (path: string) => `The file ${path} is not a file.`,
    'file-large': (path: string) => `The file ${path} is larger than 1 MiB.`,
    'file-denied': (path: string) => `The file ${path} may not be read.`,
    'file-unreadable': (path: string) => `The file ${path} cannot be read.`,
    'source-missing': (profile: string) =>
      `It builds on the profile “${profile}”, which is not there.`,
    'source-circle': 'Its source_profile leads round in a circle.',
    'no-way': 'It does not say how to sign in.',
    'keys-odd': 'Its keys are not as keys are.',
    cloud: 'It takes its keys from a machine in the cloud, and this is none.',
    'environment-empty': 'It takes its keys from the environment; none are there.',
    'command-long': 'The command of its program is too long to be shown.',
    'command-hidden': 'The command of its program holds characters that cannot be shown.',
    'sso-session-missing': 'Its sso_session is not there.',
    'sso-incomplete':
      'It needs sso_start_url, sso_region, sso_account_id and sso_role_name, each well-formed.',
    duration: 'Its duration_seconds is not a number from 900 to 43200.',
    region: 'Its region is none of AWS.',
    endpoint: 'Its endpoint_url is not https.',
    'token-file': 'Its web_identity_token_file is not absolute.',
    'program-late': 'Its program did not end in time.',
    'program-cut': 'Its program did not end by itself.',
    /** `code` is the program's exit code. */
    'program-code': (code: string) => `Its program ended with code ${code}.`,
    'program-answer': 'Its program did not write keys of version 1.',
    'program-keys': 'Its program did not write keys as keys are.',
    'program-expired': 'Its program wrote keys that have expired.',
  } satisfies Record<ProfileProblem, Said>,
};
