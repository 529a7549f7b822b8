import type { AwsProfile } from '../../sign-in/credentials.ts';

/** Signing in: ways, who is, until when. */
export const signIn = {
  title: 'Sign-in',
  profiles: {
    keys: 'keys',
    'identity-center': 'IAM Identity Center',
    'assume-role': 'a role',
    mfa: 'a role with a code',
    process: 'a program',
    'web-identity': 'a web identity',
    'login-session': 'aws login',
    incomplete: 'not complete, cannot be used',
  } satisfies Record<AwsProfile['kind'], string>,
  /** What a user of such a profile has to know. */
  profileNotes: {
    'identity-center': 'Sign in to it in a terminal: aws sso login.',
    'login-session': 'Sign in to it in a terminal: aws login.',
    mfa: 'The code of your device is asked for when it is needed.',
  },
  withKeys: 'Keys in the keychain',
  fromEnvironment: 'From the environment',
  withProfile: (profile: string) => `AWS profile ${profile}`,
  withRole: (role: string, base: string) => `${role}, through: ${base}`,
  signingIn: 'Signing in',
  inBrowser: 'Finish in your browser.',
  signsInAs: (who: string) => `Signs in as ${who}`,
  codeNeeded: 'A code is needed',
  signedOut: 'Signed out',
  signedIn: 'Signed in',
  signedInAs: (who: string) => `Signed in as ${who}`,
  until: (time: string) => `until ${time}`,
  untilRenewed: (time: string) => `until ${time}, renews by itself`,
  goesOn: 'Finish signing in in your browser. This goes on by itself.',
  enterCode: (host: string) => `Open ${host} on any device and enter this code:`,
  signedInUntil: (time: string) => `Signed in until ${time}.`,
  noAccount: (signedIn: string) => `${signedIn} No account is open to you there.`,
  noRole: (signedIn: string) => `${signedIn} No role is open to you in this account.`,
};
