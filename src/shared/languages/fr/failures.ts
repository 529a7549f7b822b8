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

const things = {
  studio: 'Ce studio',
  workstation: 'Ce poste de travail',
  stream: 'Ce flux',
  thing: 'Cet élément',
} as const;

/** What is said of each failure. A new code does not compile without words. */
export const failures = {
  ...commandFailures,
  ...machineFailures,
  'stream-failed': (f) => words('Le flux n’a pas pu être créé', streamAdvice(f.statusCode)),
  'stream-gone': (f) =>
    words(
      'Le flux est terminé',
      `Le service indique ${f.state}. Reconnectez-vous pour en obtenir un nouveau.`,
    ),
  'stream-expired': words(
    'Le flux a expiré',
    'Reconnectez-vous pour en obtenir un nouveau. Si cela se répète, vérifiez l’horloge de cette machine.',
  ),
  'change-failed': (f) => words(changeTitles[f.what], changeAdvice(f)),
  'change-impossible': words(
    'Cette connexion ne peut pas modifier les postes de travail',
    'Elle ne sert qu’à rejoindre ceux qui sont prêts. Demandez à votre administrateur d’en démarrer ou d’en arrêter un.',
  ),
  'eula-unreadable': words(
    'Le contrat de cette image ne peut pas être affiché',
    'Vide ou trop long, il ne peut pas être accepté ici. Prévenez votre administrateur.',
  ),
  'stream-url-refused': (f) =>
    words(
      'L’adresse du flux ne peut pas être ouverte',
      `${f.reason === 'part' ? `Sa partie «\u00a0${f.part ?? ''}\u00a0» ne peut pas être transmise.` : streamUrl[f.reason]} Prévenez votre administrateur.`,
    ),
  'time-limit': (f) =>
    words(
      `Pas prêt après ${spokenSeconds(f.seconds)}`,
      f.trouble === undefined
        ? 'Le flux est encore en préparation. Reconnectez-vous pour continuer à le suivre.'
        : `Dernier constat\u00a0: ${troubles[f.trouble]}`,
    ),
  ...signInFailures,
  'viewer-missing': (f) => words('La visionneuse DCV n’est pas installée', install[f.platform]),
  'viewer-unfit': (f) => words('La visionneuse DCV ne peut pas être utilisée', f.reason),
  'viewer-failed': (f) =>
    words(
      'La visionneuse DCV s’est fermée aussitôt',
      `Elle s’est terminée avec le code ${f.exitCode}. Réessayez, ou ouvrez le flux dans le navigateur.`,
    ),
  'viewer-not-started': words(
    'La visionneuse DCV n’a pas démarré',
    'Réessayez, ou réinstallez-la.',
  ),
  'handover-unwritable': (f) => words('Le flux n’a pas pu être transmis', disk[f.why]),
  'report-unwritable': (f) =>
    words(
      'Le fichier n’a pas pu être enregistré',
      f.why === 'full' ? disk.full : 'Choisissez un autre dossier et réessayez.',
    ),
  'not-found': (f) =>
    words(
      `${things[f.what]} est introuvable`,
      'Il a peut-être été supprimé, ou la connexion mène à un autre studio.',
    ),
  'vault-locked': words(
    'Le trousseau est verrouillé',
    'Déverrouillez-le (ouvrir la session du bureau suffit en général) et réessayez.',
  ),
  'vault-missing': words(
    'Il n’y a pas de trousseau sur cette machine',
    'Sous Linux, installez gnome-keyring ou KWallet. D’ici là, les clés sont oubliées à la fermeture.',
  ),
  'vault-failed': (f) =>
    words('Le trousseau n’a pas conservé les clés', `${f.why} Rien n’a été enregistré.`),
  quota: (f) =>
    words(
      'Le quota est épuisé',
      `Arrêtez un poste de travail inutilisé, ou demandez un quota plus élevé.${said(f.detail)}`,
    ),
  'request-refused': (f) =>
    words(
      'Le service refuse cette demande',
      `Vérifiez ce qui a été demandé, et les réglages de la connexion.${said(f.detail)}`,
    ),
  'service-unreachable': (f) => words('Le service est injoignable', troubles[f.trouble]),
  redirected: words(
    'Le service renvoie les demandes ailleurs',
    'Ces renvois n’ont pas été suivis, pour protéger vos clés. Vérifiez l’endpoint.',
  ),
  'proxy-login': words(
    'Le proxy de ce réseau demande une identification',
    'Identifiez-vous auprès du proxy, ou demandez un passage à votre équipe réseau.',
  ),
  certificate: (f) =>
    f.where === 'service'
      ? words(
          'Le certificat du service n’est pas de confiance',
          'Rien n’a été envoyé. Si votre studio a sa propre autorité, indiquez son fichier CA dans la connexion.',
        )
      : words(
          'Le certificat du poste de travail n’est pas de confiance',
          'Cette connexion est stricte sur ce point. Consultez votre administrateur.',
        ),
  'answer-too-large': words(
    'La réponse était trop grande',
    'Ce n’est pas ce qu’envoie le service. Vérifiez l’endpoint.',
  ),
  'host-unreachable': (f) =>
    words('Le poste de travail est prêt, mais injoignable', reach[f.cause](f.host, f.port)),
  bug: words(
    'Stagedoor s’est trompé',
    'Réessayez. Le journal dit où c’est arrivé\u202f; merci de nous l’envoyer.',
  ),
} satisfies Texts['failures'];
