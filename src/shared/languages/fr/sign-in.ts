import type { Texts } from '../catalogue.ts';
import { until } from './times.ts';

/** Signing in: ways, who is, until when. */
export const signIn = {
  title: 'Identification',
  profiles: {
    keys: 'clés',
    'identity-center': 'IAM Identity Center',
    'assume-role': 'un rôle',
    mfa: 'un rôle avec un code',
    process: 'un programme',
    'web-identity': 'une identité web',
    'login-session': 'aws login',
    incomplete: 'incomplet, inutilisable',
  },
  /** What a user of such a profile has to know. */
  profileNotes: {
    'identity-center': 'Identifiez-vous dans un terminal\u00a0: aws sso login.',
    'login-session': 'Identifiez-vous dans un terminal\u00a0: aws login.',
    mfa: 'Le code de votre appareil est demandé quand il le faut.',
  },
  withKeys: 'Clés du trousseau',
  fromEnvironment: 'Depuis l’environnement',
  withProfile: (profile) => `Profil AWS ${profile}`,
  withRole: (role, base) => `${role}, par\u00a0: ${base}`,
  signingIn: 'Identification…',
  inBrowser: 'Terminez dans votre navigateur.',
  signsInAs: (who) => `S’identifie comme ${who}`,
  codeNeeded: 'Un code est nécessaire',
  signedOut: 'Non identifié',
  signedIn: 'Identifié',
  signedInAs: (who) => `Identifié comme ${who}`,
  until: (time) => until(time),
  untilRenewed: (time) => `${until(time)}, renouvellement automatique`,
  goesOn: 'Terminez l’identification dans votre navigateur. La suite est automatique.',
  enterCode: (host) => `Ouvrez ${host} sur n’importe quel appareil et saisissez ce code\u00a0:`,
  signedInUntil: (time) => `Identifié ${until(time)}.`,
  noAccount: (signedIn) => `${signedIn} Aucun compte ne vous y est ouvert.`,
  noRole: (signedIn) => `${signedIn} Aucun rôle ne vous est ouvert dans ce compte.`,
} satisfies Texts['signIn'];
