import type { Texts } from '../catalogue.ts';

/** Launches that are over. */
export const history = {
  title: 'Historique',
  empty: 'Les lancements terminés apparaissent ici.',
  columns: {
    when: 'Quand',
    workstation: 'Poste de travail',
    place: 'Lieu',
    readyAfter: 'Prêt après',
    end: 'Issue',
  },
  ends: { 'handed-over': 'Transmis', done: 'Terminé', cancelled: 'Annulé', failed: 'Échec' },
  wishes: { start: 'Démarrage', stop: 'Arrêt', end: 'Suppression', create: 'Nouveau poste' },
  /** Titles of failures that would name facts which are not kept. */
  titles: {
    'time-limit': 'Pas prêt à temps',
    'not-found': 'Introuvable',
    certificate: 'Un certificat n’est pas de confiance',
    'studio-unclear': 'Le studio voulu n’était pas clair',
    'workstation-unclear': 'Le poste de travail voulu n’était pas clair',
  },
} satisfies Texts['history'];
