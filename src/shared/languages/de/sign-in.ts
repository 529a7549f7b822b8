import type { Texts } from '../catalogue.ts';

/** Signing in: ways, who is, until when. */
export const signIn = {
  title: 'Anmeldung',
  profiles: {
    keys: 'Schlüssel',
    'identity-center': 'IAM Identity Center',
    'assume-role': 'eine Rolle',
    mfa: 'eine Rolle mit Code',
    process: 'ein Programm',
    'web-identity': 'eine Web-Identität',
    'login-session': 'aws login',
    incomplete: 'unvollständig, nicht verwendbar',
  },
  /** What a user of such a profile has to know. */
  profileNotes: {
    'identity-center': 'Melden Sie sich dafür im Terminal an: aws sso login.',
    'login-session': 'Melden Sie sich dafür im Terminal an: aws login.',
    mfa: 'Nach dem Code Ihres Geräts wird gefragt, wenn er nötig ist.',
  },
  withKeys: 'Schlüssel im Schlüsselbund',
  fromEnvironment: 'Aus der Umgebung',
  withProfile: (profile: string) => `AWS-Profil ${profile}`,
  withRole: (role: string, base: string) => `${role}, über: ${base}`,
  signingIn: 'Anmeldung läuft',
  inBrowser: 'Weiter im Browser.',
  signsInAs: (who: string) => `Meldet sich an als ${who}`,
  codeNeeded: 'Code nötig',
  signedOut: 'Abgemeldet',
  signedIn: 'Angemeldet',
  signedInAs: (who: string) => `Angemeldet als ${who}`,
  until: (time: string) => `bis ${time}`,
  untilRenewed: (time: string) => `bis ${time}, verlängert sich selbst`,
  goesOn: 'Schließen Sie die Anmeldung im Browser ab. Danach geht es von selbst weiter.',
  enterCode: (host: string) =>
    `Geben Sie unter ${host} auf einem beliebigen Gerät diesen Code ein:`,
  signedInUntil: (time: string) => `Angemeldet bis ${time}.`,
  noAccount: (signedIn: string) => `${signedIn} Dort steht Ihnen kein Konto offen.`,
  noRole: (signedIn: string) => `${signedIn} In diesem Konto steht Ihnen keine Rolle offen.`,
} satisfies Texts['signIn'];
