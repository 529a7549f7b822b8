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
    'connection-unknown': 'Cette connexion n’existe pas',
    'connection-unsupported': 'Ce type de connexion n’est pas connu ici',
    'port-taken': 'Le port était pris',
    'profile-unknown': 'Ce profil n’existe pas',
    'profile-unusable': 'Le profil est inutilisable',
    'process-not-agreed': 'La commande du profil n’a pas été approuvée',
    'clock-wrong': 'L’horloge de cette machine n’est pas à l’heure',
  },
} satisfies Texts['history'];
