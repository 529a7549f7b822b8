import type { Failure } from '../../base/failure.ts';
import { words } from '../../base/failure-wording.ts';
import type { Texts } from '../catalogue.ts';
import {
  changeAdvice,
  changeTitles,
  disk,
  install,
  reach,
  said,
  spokenSeconds,
  streamAdvice,
  streamUrl,
} from './advice.ts';
import { commandFailures } from './failures-command.ts';
import { machineFailures } from './failures-machine.ts';
import { signInFailures } from './failures-sign-in.ts';
import { troubles } from './troubles.ts';

const sought: Readonly<Record<Extract<Failure, { code: 'not-found' }>['what'], string>> = {
  studio: 'Dieses Studio',
  workstation: 'Diese Workstation',
  stream: 'Dieser Stream',
  thing: 'Das Gesuchte',
};

/** What is said of each failure. A new code does not compile without words. */
export const failures = {
  ...commandFailures,
  ...machineFailures,
  'stream-failed': (f) => words('Der Stream ließ sich nicht erstellen', streamAdvice(f.statusCode)),
  'stream-gone': (f) =>
    words(
      'Der Stream ist beendet',
      `Der Dienst meldet ${f.state}. Erneutes Verbinden erstellt einen neuen.`,
    ),
  'stream-expired': words(
    'Der Stream ist abgelaufen',
    'Erneutes Verbinden erstellt einen neuen. Wiederholt sich das, prüfen Sie die Uhr dieses Rechners.',
  ),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f)),
  'change-impossible': words(
    'Diese Verbindung kann Workstations nicht ändern',
    'Sie verbindet nur mit bereiten Workstations. Bitten Sie Ihre Administration, eine zu starten oder zu stoppen.',
  ),
  'eula-unreadable': words(
    'Die Vereinbarung dieses Images lässt sich nicht zeigen',
    'Sie ist leer oder zu lang und lässt sich hier daher nicht akzeptieren. Melden Sie es Ihrer Administration.',
  ),
  'stream-url-refused': (f) =>
    words(
      'Die Adresse des Streams wird nicht geöffnet',
      `${f.reason === 'part' ? `Der Teil ${f.part ?? ''} darin lässt sich nicht übergeben.` : streamUrl[f.reason]} Melden Sie es Ihrer Administration.`,
    ),
  'time-limit': (f) =>
    words(
      `Nach ${spokenSeconds(f.seconds)} nicht bereit`,
      f.trouble === undefined
        ? 'Der Stream wird noch vorbereitet. Verbinden Sie sich erneut, um weiter zu warten.'
        : `Zuletzt: ${troubles[f.trouble]}`,
    ),
  ...signInFailures,
  'viewer-missing': (f) => words('Der DCV-Viewer ist nicht installiert', install[f.platform]),
  'viewer-unfit': (f) => words('Der DCV-Viewer ist nicht verwendbar', f.reason),
  'viewer-failed': (f) =>
    words(
      'Der DCV-Viewer schloss sich sofort',
      `Er endete mit Code ${f.exitCode}. Versuchen Sie es erneut oder öffnen Sie den Stream im Browser.`,
    ),
  'viewer-not-started': words(
    'Der DCV-Viewer ist nicht gestartet',
    'Versuchen Sie es erneut oder installieren Sie ihn neu.',
  ),
  'handover-unwritable': (f) => words('Der Stream ließ sich nicht übergeben', disk[f.why]),
  'report-unwritable': (f) =>
    words(
      'Die Datei ließ sich nicht speichern',
      f.why === 'full' ? disk.full : 'Wählen Sie einen anderen Ordner und versuchen Sie es erneut.',
    ),
  'not-found': (f) =>
    words(
      `${sought[f.what]} wurde nicht gefunden`,
      'Vielleicht schon beendet, oder die Verbindung führt zu einem anderen Studio.',
    ),
  'vault-locked': words(
    'Der Schlüsselbund ist gesperrt',
    'Entsperren Sie ihn (meist tut das die Anmeldung am Desktop) und versuchen Sie es erneut.',
  ),
  'vault-missing': words(
    'Auf diesem Rechner gibt es keinen Schlüsselbund',
    'Installieren Sie unter Linux gnome-keyring oder KWallet. Sonst bleiben Schlüssel nur, bis Stagedoor endet.',
  ),
  'vault-failed': (f) =>
    words('Der Schlüsselbund nahm die Schlüssel nicht auf', `${f.why} Nichts wurde gespeichert.`),
  quota: (f) =>
    words(
      'Das Kontingent ist ausgeschöpft',
      `Stoppen Sie eine ungenutzte Workstation oder bitten Sie um ein höheres Kontingent.${said(f.detail)}`,
    ),
  'request-refused': (f) =>
    words(
      'Der Dienst lehnt diese Anfrage ab',
      `Prüfen Sie die Angaben und die Einstellungen der Verbindung.${said(f.detail)}`,
    ),
  'service-unreachable': (f) => words('Der Dienst ist nicht erreichbar', troubles[f.trouble]),
  redirected: words(
    'Der Dienst leitet Anfragen um',
    'Zum Schutz Ihrer Schlüssel wurde dem nicht gefolgt. Prüfen Sie den Endpunkt.',
  ),
  'proxy-login': words(
    'Der Proxy dieses Netzes verlangt eine Anmeldung',
    'Melden Sie sich am Proxy an oder bitten Sie Ihr Netzwerkteam, dies durchzulassen.',
  ),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          'Dem Zertifikat des Dienstes wird nicht vertraut',
          'Nichts wurde gesendet. Hat Ihr Studio eine eigene Zertifizierungsstelle, nennen Sie deren CA-Datei in der Verbindung.',
        )
      : words(
          'Dem Zertifikat der Workstation wird nicht vertraut',
          'Diese Verbindung ist darin streng. Fragen Sie Ihre Administration.',
        ),
  'answer-too-large': words(
    'Die Antwort war zu groß',
    'So etwas sendet der Dienst nicht. Prüfen Sie den Endpunkt.',
  ),
  'host-unreachable': (f) =>
    words('Die Workstation ist bereit, aber nicht erreichbar', reach[f.cause](f.host, f.port)),
  bug: words(
    'Stagedoor hat einen Fehler gemacht',
    'Versuchen Sie es erneut. Das Protokoll sagt, wo es geschah; bitte senden Sie es uns.',
  ),
} satisfies Texts['failures'];
