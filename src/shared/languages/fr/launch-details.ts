import type { Texts } from '../catalogue.ts';

/** Everything that is known of a launch, for those who look for a cause. */
export const launchDetails = {
  title: 'Détails',
  copy: 'Copier',
  times: 'Heures',
  /** A step's time of day and how long after the launch began. */
  timeAfter: (time, span) => `${time}, après ${span}`,
  facts: {
    launch: 'Lancement',
    connection: 'Connexion',
    studio: 'Studio',
    session: 'Session',
    streamId: 'Flux',
    state: 'État',
    statusCode: 'Code d’état',
    createdBy: 'Créé par',
    ownedBy: 'Propriétaire',
    createdAt: 'Création',
    expiresAt: 'Fin de validité',
    requestId: 'ID de la dernière demande',
    requests: 'Demandes',
    workstationState: 'État du poste de travail',
    workstationStatus: 'Statut du poste de travail',
    failure: 'Échec',
  },
} satisfies Texts['launchDetails'];
