import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { plural } from '../plural.ts';
import { said } from './advice.ts';

/** What is said of keys, sign-ins and what somebody may not do. */
export const signInFailures = {
  'credentials-missing': words(
    'Sie sind nicht angemeldet',
    'Geben Sie die Schlüssel dieser Verbindung erneut ein.',
  ),
  'credentials-refused': words(
    'Der Dienst nimmt diese Schlüssel nicht an',
    'Prüfen Sie Zugriffsschlüssel und geheimen Schlüssel und geben Sie sie erneut ein.',
  ),
  'credentials-expired': words(
    'Ihre Anmeldung ist abgelaufen',
    'Geben Sie neue Schlüssel für diese Verbindung ein.',
  ),
  'sign-in-needed': words(
    'Sie sind abgemeldet',
    'Melden Sie sich erneut an; alles bleibt an seinem Platz.',
  ),
  'sign-in-denied': words(
    'Sie wurden nicht angemeldet',
    'Die Anmeldung wurde auf der Seite abgelehnt. Versuchen Sie es erneut.',
  ),
  'sign-in-late': words(
    'Die Anmeldung dauerte zu lange',
    'Dafür sind fünf Minuten Zeit. Versuchen Sie es erneut, wenn Sie bereit sind.',
  ),
  'mfa-needed': words(
    'Ein Code von Ihrem Gerät wird gebraucht',
    'Verbinden Sie sich im Fenster oder starten Sie dies in einem Terminal, das danach fragen kann.',
  ),
  'mfa-refused': words(
    'Der Code wurde nicht angenommen',
    'Codes gelten eine halbe Minute und nur einmal. Versuchen Sie es mit dem nächsten.',
  ),
  'profile-unknown': (f) =>
    words(
      `Auf diesem Rechner gibt es kein AWS-Profil „${f.profile}“`,
      'Wählen Sie ein anderes oder ergänzen Sie es in ~/.aws/config.',
    ),
  'profile-unusable': (f) => words(`Das AWS-Profil „${f.profile}“ ist nicht verwendbar`, f.why),
  'process-not-agreed': (f) =>
    words(
      `Das AWS-Profil „${f.profile}“ führt ein Programm aus`,
      'Das geschieht erst, wenn Sie im Fenster den Befehl gesehen und zugestimmt haben.',
    ),
  'clock-wrong': (f) =>
    words(
      plural('de', f.minutes, {
        one: `Die Uhr dieses Rechners geht ${f.minutes} Minute falsch`,
        other: `Die Uhr dieses Rechners geht ${f.minutes} Minuten falsch`,
      }),
      'Zum Anmelden muss die Zeit stimmen. Stellen Sie die Uhr oder die automatische Zeit ein.',
    ),
  'access-denied': (f) =>
    words(
      'Hier fehlt Ihnen das Recht dazu',
      `Bitten Sie Ihre Administration um die Berechtigung ${f.operation}.${said(f.detail)}`,
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
