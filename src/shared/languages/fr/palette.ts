import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The palette: everything that can be done, found by its words. */
export const palette = {
  title: 'Que voulez-vous faire\u202f?',
  find: 'Chercher un poste de travail, un lieu ou un réglage',
  nothing: (search) => `Aucun nom ne contient «\u00a0${search}\u00a0».`,
  /** Read aloud as the search goes on. */
  found: (count) => plural('fr', count, { one: `${count} entrée`, other: `${count} entrées` }),
  connect: (workstation) => `Se connecter à ${workstation}`,
  startAndConnect: (workstation) => `Démarrer ${workstation} et s’y connecter`,
  showLaunch: (workstation) => `Afficher le lancement de ${workstation}`,
  copyLink: (workstation) => `Copier le lien de ${workstation}`,
  about: (workstation) => `Tout sur ${workstation}`,
  show: (place) => `Afficher ${place}`,
  make: (place) => `Nouveau poste de travail dans ${place}`,
  setting: (setting) => `Réglages\u00a0: ${setting}`,
  guide: 'Ouvrir le guide',
  /** What the keys do, at its foot. */
  keys: { choose: 'choisir', run: 'valider', leave: 'fermer', escape: 'Échap' },
  open: 'Chercher partout',
} satisfies Texts['palette'];
