import type { DiskProblem, ReachCause } from '../../base/failure.ts';
import { statusSentence } from '../../launch/session-status.ts';
import type { StreamUrlProblem } from '../../viewer/stream-url-problem.ts';
import { plural } from '../plural.ts';
import { statuses } from './statuses.ts';

/** Advice that failures share or that has cases of its own. */

export const disk: Readonly<Record<DiskProblem, string>> = {
  'read-only':
    'Le dossier est en lecture seule. Autorisez-y l’écriture, ou indiquez-en un autre dans STAGEDOOR_HOME.',
  full: 'Le disque est plein. Libérez de l’espace et réessayez.',
  denied:
    'Cet utilisateur ne peut pas y écrire. Vérifiez à qui est le dossier, ou définissez STAGEDOOR_HOME.',
  'not-a-folder': 'Autre chose qu’un de vos dossiers occupe sa place. Déplacez cet élément.',
  locked: 'Un autre Stagedoor y écrit depuis trop longtemps. Fermez-le et réessayez.',
  other: 'Vérifiez le dossier et son disque, ou indiquez-en un autre dans STAGEDOOR_HOME.',
};

export const reach: Readonly<Record<ReachCause, (host: string, port: number) => string>> = {
  name: (host) =>
    `Le nom ${host} ne peut pas être résolu d’ici. Cause habituelle\u00a0: un VPN désactivé.`,
  refused: (host, port) =>
    `${host} répond, mais rien n’écoute sur le port ${port}. Le serveur DCV démarre peut-être encore.`,
  'time-out': (_, port) =>
    `Le port ${port} ne répond pas d’ici. Cause habituelle\u00a0: un VPN ou un pare-feu.`,
  'no-route': (host) =>
    `Aucun chemin vers ${host} depuis ce réseau. Vérifiez le VPN ou le câble réseau.`,
  handshake: (_, port) =>
    `Le port ${port} répond, mais pas comme un serveur DCV. Un pare-feu s’interpose peut-être.`,
};

/** Why the address of a stream is not opened; `part` has words of its own. */
export const streamUrl: Readonly<Record<Exclude<StreamUrlProblem, 'part'>, string>> = {
  'too-long': 'Elle dépasse 8\u00a0Kio.',
  'strange-characters': 'Elle contient des caractères interdits dans une adresse.',
  'not-a-stream': 'Ce n’est pas l’adresse d’un flux DCV.',
  'names-user': 'Elle nomme un utilisateur.',
  'no-server': 'Le service n’indique pas où est son serveur.',
  'no-host': 'Son hôte n’est ni un nom ni une adresse.',
  'host-not-allowed': 'Cette connexion n’autorise pas son hôte.',
  'inward-host': 'Son hôte est une adresse interne que cette connexion ne nomme pas.',
  'not-encrypted': 'Elle n’est pas chiffrée (https).',
  'odd-path': 'Son chemin est inhabituel.',
  'no-token': 'Elle ne contient pas exactement un jeton utilisable.',
  'more-than-session': 'Elle contient plus qu’une session.',
  'no-session': 'Elle ne nomme pas de session.',
  'no-port': 'Son port n’en est pas un.',
};

export const changeTitles = {
  start: 'Le poste de travail n’a pas pu être démarré',
  stop: 'Le poste de travail n’a pas pu être arrêté',
  end: 'Le poste de travail n’a pas pu être supprimé',
  create: 'Le poste de travail n’a pas pu être créé',
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
  return state === undefined ? NO_REASON : `${statuses.serviceSays(state)} Réessayez.`;
}

const NO_REASON = 'Le service n’a pas donné de raison. Réessayez.';

export const install = {
  win32:
    'Installez-la depuis amazondcv.com, ou demandez «\u00a0msiexec /i nice-dcv-client.msi /quiet /norestart\u00a0».',
  darwin:
    'Installez-la depuis amazondcv.com, ou avec «\u00a0brew install --cask dcv-viewer\u00a0».',
  linux:
    'Installez nice-dcv-viewer depuis amazondcv.com avec le gestionnaire de paquets de ce système.',
} as const;

export function streamAdvice(statusCode: string | undefined): string {
  switch (statusCode) {
    case 'NETWORK_CONNECTION_ERROR':
      return 'Le poste de travail n’a pas pu être joint à l’intérieur du studio. Réessayez\u202f; si cela persiste, redémarrez-le.';
    case 'INTERNAL_ERROR':
      return 'Le studio a eu un problème interne. Réessayez dans une minute.';
    case undefined:
      return NO_REASON;
    default:
      return `${statuses.serviceSays(statusCode)} Réessayez.`;
  }
}

/** What somebody else's program said, after a sentence of ours. */
export const said = (detail: string | undefined): string =>
  detail === undefined || detail === '' ? '' : ` ${statuses.itSays(detail)}`;

export function spokenSeconds(seconds: number): string {
  if (seconds >= 120) return `${Math.round(seconds / 60)} minutes`;
  return plural('fr', seconds, { one: `${seconds} seconde`, other: `${seconds} secondes` });
}
