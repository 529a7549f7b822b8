import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** Lists of workstations. */
export const list = {
  title: 'Postes de travail',
  tools: 'Liste',
  find: 'Chercher un poste',
  studio: 'Studio',
  chooseStudio: 'Choisir un studio',
  state: 'État',
  owner: 'Propriétaire',
  order: 'Ordre',
  show: {
    all: 'Tous les états',
    ready: 'Prêts',
    stopped: 'Arrêtés',
    working: 'En cours',
    trouble: 'En difficulté',
  },
  owners: { all: 'Ceux de tous', first: 'Les miens d’abord', only: 'Seuls les miens' },
  sort: {
    name: 'Par nom',
    state: 'Par état',
    owner: 'Par propriétaire',
    newest: 'Récents d’abord',
  },
  groups: { favourites: 'Favoris', recent: 'Récents', others: 'Postes de travail' },
  mine: 'à moi',
  stops: (when) => `arrêt ${when}`,
  ends: (when) => `suppression ${when}`,
  saveWork: (outlook) => `${outlook}\u00a0: enregistrez votre travail`,
  manyStudios: 'Il y a plusieurs studios ici. Choisissez-en un ci-dessus.',
  noneFits: (count) =>
    plural('fr', count, {
      one: `${count} poste de travail, et il ne correspond pas.`,
      other: `Aucun des ${count} postes de travail ne correspond.`,
    }),
  loading: 'Chargement des postes de travail',
  noneMake: 'Il n’y a pas de poste de travail ici. Créez-en un.',
  noneAsk: 'Il n’y a pas de poste de travail ici. Demandez-en un à votre administrateur.',
  noFavourites: 'Marquez un poste de travail de son étoile pour le retrouver ici.',
} satisfies Texts['list'];
