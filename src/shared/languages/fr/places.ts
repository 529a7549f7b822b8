import type { Texts } from '../catalogue.ts';

/** The window's left side, its first page, a link's question, and the practice viewer. */
export const places = {
  title: 'Lieux',
  yours: 'Personnel',
  favourites: 'Favoris',
  history: 'Historique',
  version: (version) => `Version ${version}`,
  status: {
    connecting: 'connexion en cours',
    'needs-sign-in': 'identification requise',
    'needs-keys': 'clés requises',
    'not-looked': 'pas encore consulté',
    unread: 'lecture impossible',
    'wants-studio': 'studio à choisir',
    loading: 'chargement',
    reached: 'joignable',
  },
  signInNote: 's’identifier',
  first: {
    title: 'Connectez-vous à vos postes de travail',
    what: 'Stagedoor demande un flux, attend qu’il soit prêt, puis le transmet à la visionneuse DCV.',
    practice: 'Studio d’essai',
    practiceMeans: 'Des postes de travail fictifs sur cette machine. Rien n’en sort.',
    tryIt: 'Essayer sans compte',
    own: 'Votre studio',
    ownMeans: 'Un endpoint compatible Nimble, un broker ou une console DCV, ou un hôte DCV.',
  },
  link: {
    title: (place) => `Un lien veut vous connecter à ${place}`,
    workstation: 'Poste de travail',
    studio: 'Studio',
    expected: 'Ne vous connectez que si vous attendiez ce lien.',
    remember: 'Retenir pour cette connexion',
  },
  practiceViewer: {
    window: 'Visionneuse d’essai',
    title: 'Bureau d’essai',
    what: 'Ceci remplace la visionneuse DCV. Votre poste de travail serait ici.',
    received: 'Ce que la visionneuse a reçu',
  },
} satisfies Texts['places'];
