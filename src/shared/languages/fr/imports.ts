import type { Texts } from '../catalogue.ts';

/** What is said of each setting of a file that was left out of the form. */
export const imports = {
  refusals: {
    secret: 'C’est un secret, et aucun fichier n’en transmet. Saisissez le vôtre.',
    agreement: 'Une commande s’approuve là où on la voit. Choisissez de nouveau le profil.',
    unsafe: 'Tout certificat serait accepté. Indiquez plutôt un fichier CA ou une clé épinglée.',
    'not-fitting': 'Sa valeur n’est pas de celles que ce réglage peut avoir.',
    twice: 'Il y figure deux fois, avec des valeurs différentes.',
    'not-kept': 'Les connexions n’ont pas ce réglage.',
  },
} satisfies Texts['imports'];
