import type { Texts } from '../catalogue.ts';
import { until } from './times.ts';

/** Signing in: ways, who is, until when. */
export const signIn = {
  title: 'Acceso',
  profiles: {
    keys: 'claves',
    'identity-center': 'IAM Identity Center',
    'assume-role': 'un rol',
    mfa: 'un rol con código',
    process: 'un programa',
    'web-identity': 'una identidad web',
    'login-session': 'aws login',
    incomplete: 'incompleto, no se puede usar',
  },
  /** What a user of such a profile has to know. */
  profileNotes: {
    'identity-center': 'Inicie sesión en una terminal: aws sso login.',
    'login-session': 'Inicie sesión en una terminal: aws login.',
    mfa: 'El código de su dispositivo se pide cuando hace falta.',
  },
  withKeys: 'Claves en el llavero',
  fromEnvironment: 'Desde el entorno',
  withProfile: (profile) => `Perfil de AWS ${profile}`,
  withRole: (role, base) => `${role}, mediante: ${base}`,
  signingIn: 'Iniciando sesión',
  inBrowser: 'Termine en el navegador.',
  signsInAs: (who) => `Inicia sesión como ${who}`,
  codeNeeded: 'Hace falta un código',
  signedOut: 'Sin sesión',
  signedIn: 'Sesión iniciada',
  signedInAs: (who) => `Sesión de ${who}`,
  until: (time) => until(time),
  untilRenewed: (time) => `${until(time)}, se renueva sola`,
  goesOn: 'Termine de iniciar sesión en el navegador. Esto continúa por sí solo.',
  enterCode: (host) => `Abra ${host} en cualquier dispositivo e introduzca este código:`,
  signedInUntil: (time) => `Sesión activa ${until(time)}.`,
  noAccount: (signedIn) => `${signedIn} Ahí no tiene acceso a ninguna cuenta.`,
  noRole: (signedIn) => `${signedIn} No tiene acceso a ningún rol en esta cuenta.`,
} satisfies Texts['signIn'];
