import type { Texts } from '../catalogue.ts';

/** The name of its point and, on a row, what is under way; while it lasts; when it is over. */
const changes = {
  starting: { now: 'Démarrage', doing: 'Démarrage du poste de travail', done: 'Démarré' },
  stopping: { now: 'Arrêt', doing: 'Arrêt du poste de travail', done: 'Arrêté' },
  ending: { now: 'Suppression', doing: 'Suppression du poste de travail', done: 'Supprimé' },
  creating: { now: 'Création', doing: 'Création du poste de travail', done: 'Créé' },
} satisfies Texts['launch']['changes'];

/** Launches: their states, their line of points, what is known of their streams. */
export const launch = {
  title: 'Lancements',
  /** One whose workstation is not known yet. */
  nameless: 'Poste de travail',
  changes,
  states: {
    starting: changes.starting.doing,
    stopping: changes.stopping.doing,
    ending: changes.ending.doing,
    creating: changes.creating.doing,
    requesting: 'Demande d’un flux',
    waiting: 'Préparation du flux',
    checking: 'Vérification de l’accès',
    opening: 'Démarrage de la visionneuse',
    opened: 'Ouvert dans la visionneuse DCV',
    done: 'Terminé',
    ended: 'Fermé',
    failed: 'Non connecté',
    cancelled: 'Annulé',
  },
  openInPractice: 'Ouvert dans la visionneuse d’essai',
  notices: {
    'check-skipped': 'L’accès au poste de travail n’a pas été vérifié.',
    'check-meaningless':
      'Un proxy s’interpose\u00a0: l’accès au poste de travail ne peut pas être vérifié.',
    'certificate-unknown':
      'Cette machine ne connaît pas le certificat du poste de travail. La visionneuse posera la question.',
    'practice-viewer':
      'Aucune visionneuse DCV n’est installée\u202f; la visionneuse d’essai la remplace.',
  },
  usually: (span) => `prêt en général en ${span} environ`,
  /** What was last seen of the workstation, in words of ours. */
  still: (state) => `toujours ${state.toLowerCase()}`,
  /** The same, in the service's own. */
  stillUnknown: (state) => `toujours ${state}`,
  asked: (times) => `demandé ${times} fois`,
  elsewhere: (sentence) => `${sentence} (par la ligne de commande)`,
  for: (span) => `depuis ${span}`,
  points: {
    asked: 'Demandé',
    preparing: 'Préparation',
    ready: 'Prêt',
    reached: 'Joignable',
    'handed-over': 'Transmis',
  },
  pointIs: { done: 'fait', now: 'en cours', 'to-come': 'à venir', failed: 'arrêté ici' },
  facts: {
    stream: 'Flux',
    status: 'État',
    created: 'Création',
    by: 'Par',
    owner: 'Propriétaire',
    validFor: 'Validité du lien',
    validUntil: 'Fin de validité du lien',
    unknown: 'pas encore connu',
  },
} satisfies Texts['launch'];
