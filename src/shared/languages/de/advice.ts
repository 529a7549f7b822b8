import type { DiskProblem, ReachCause } from '../../base/failure.ts';
import { statusSentence } from '../../launch/session-status.ts';
import type { StreamUrlProblem } from '../../viewer/stream-url-problem.ts';
import { plural } from '../plural.ts';
import { statuses } from './statuses.ts';

/** Advice that failures share or that has cases of its own. */

export const disk: Readonly<Record<DiskProblem, string>> = {
  'read-only':
    'Der Ordner ist schreibgeschützt. Heben Sie das auf oder setzen Sie STAGEDOOR_HOME auf einen anderen.',
  full: 'Der Datenträger ist voll. Schaffen Sie Platz und versuchen Sie es erneut.',
  denied:
    'Dort fehlt das Schreibrecht. Prüfen Sie, wem der Ordner gehört, oder setzen Sie STAGEDOOR_HOME.',
  'not-a-folder':
    'An dieser Stelle liegt etwas, das kein Ordner von Ihnen ist. Verschieben Sie es.',
  locked:
    'Ein anderes Stagedoor schreibt dort schon zu lange. Schließen Sie es und versuchen Sie es erneut.',
  other: 'Prüfen Sie Ordner und Datenträger oder setzen Sie STAGEDOOR_HOME auf einen anderen.',
};

export const reach: Readonly<Record<ReachCause, (host: string, port: number) => string>> = {
  name: (host) =>
    `Der Name ${host} lässt sich von hier nicht auflösen. Meist ist ein VPN ausgeschaltet.`,
  refused: (host, port) =>
    `${host} antwortet, aber auf Port ${port} lauscht nichts. Der DCV-Server startet vielleicht noch.`,
  'time-out': (_, port) =>
    `Port ${port} antwortet von hier aus nicht. Meist liegt es an VPN oder Firewall.`,
  'no-route': (host) =>
    `Von diesem Netz führt kein Weg zu ${host}. Prüfen Sie das VPN oder das Netzwerkkabel.`,
  handshake: (_, port) =>
    `Port ${port} antwortet, aber nicht wie ein DCV-Server. Dazwischen könnte eine Firewall sein.`,
};

/** Why the address of a stream is not opened; `part` has words of its own. */
export const streamUrl: Readonly<Record<Exclude<StreamUrlProblem, 'part'>, string>> = {
  'too-long': 'Sie ist länger als 8 KiB.',
  'strange-characters': 'Sie enthält Zeichen, die darin nicht erlaubt sind.',
  'not-a-stream': 'Sie ist keine Adresse eines DCV-Streams.',
  'names-user': 'Sie nennt einen Benutzer.',
  'no-server': 'Der Dienst sagt nicht, wo der Server ist.',
  'no-host': 'Der Host darin ist weder Name noch Adresse.',
  'host-not-allowed': 'Der Host darin ist in dieser Verbindung nicht erlaubt.',
  'inward-host': 'Der Host darin ist eine interne Adresse, die diese Verbindung nicht nennt.',
  'not-encrypted': 'Sie ist nicht verschlüsselt (https).',
  'odd-path': 'Der Pfad darin ist ungewöhnlich.',
  'no-token': 'Sie enthält nicht genau ein brauchbares Token.',
  'more-than-session': 'Sie enthält mehr als eine Sitzung.',
  'no-session': 'Sie nennt keine Sitzung.',
  'no-port': 'Der Port darin ist keiner.',
};

export const changeTitles = {
  start: 'Die Workstation ließ sich nicht starten',
  stop: 'Die Workstation ließ sich nicht stoppen',
  end: 'Die Workstation ließ sich nicht beenden',
  create: 'Die Workstation ließ sich nicht erstellen',
} as const;

export function changeAdvice({
  state,
  statusCode,
}: {
  readonly state?: string | undefined;
  readonly statusCode?: string | undefined;
}): string {
  const why = statusSentence(statusCode, statuses);
  if (why !== undefined) return why;
  return state === undefined ? NO_REASON : `${statuses.serviceSays(state)} ${AGAIN}`;
}

const AGAIN = 'Versuchen Sie es erneut.';
const NO_REASON = `Der Dienst nannte keinen Grund. ${AGAIN}`;

export const install = {
  win32:
    'Installieren Sie ihn von amazondcv.com oder bitten Sie um „msiexec /i nice-dcv-client.msi /quiet /norestart“.',
  darwin: 'Installieren Sie ihn von amazondcv.com oder mit „brew install --cask dcv-viewer“.',
  linux:
    'Installieren Sie nice-dcv-viewer von amazondcv.com mit der Paketverwaltung dieses Systems.',
} as const;

export function streamAdvice(statusCode: string | undefined): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
      return 'Die Workstation war im Studio nicht erreichbar. Hilft ein neuer Versuch nicht, starten Sie die Workstation neu.';
    case 'INTERNAL_ERROR':
      return 'Das Studio hatte selbst ein Problem. Versuchen Sie es in einer Minute erneut.';
    case undefined:
      return NO_REASON;
    default:
      return `${statuses.serviceSays(statusCode)} ${AGAIN}`;
  }
}

/** What somebody else's program said, after a sentence of ours. */
export const said = (detail: string | undefined): string =>
  detail === undefined || detail === '' ? '' : ` ${statuses.itSays(detail)}`;

/** After „nach“. */
export function spokenSeconds(seconds: number): string {
  if (seconds >= 120) return `${Math.round(seconds / 60)} Minuten`;
  return plural('de', seconds, { one: '1 Sekunde', other: `${seconds} Sekunden` });
}
