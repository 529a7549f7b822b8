import type { Texts } from '../catalogue.ts';

/** What the user gives to those who help, and what the program is made of. */
export const support = {
  launch: {
    title: 'Pour l’assistance\u00a0: ce lancement',
    means:
      'Les noms de personnes et de dossiers sont retirés. Lisez le texte avant de le transmettre.',
  },
  machine: {
    title: 'Diagnostic',
    means:
      'Journaux, contrôles, versions et stratégie, sans les noms de personnes ni de dossiers. Lisez le texte avant de le transmettre.',
  },
  text: 'Le texte',
  making: 'Assemblage en cours',
  copy: 'Copier',
  copied: 'Copié',
  save: 'Enregistrer',
  saved: (file) => `Enregistré sous ${file}.`,
  copyForSupport: 'Copier pour l’assistance',
} satisfies Texts['support'];
export const about = {
  title: 'À propos de Stagedoor',
  what: 'Un lanceur de postes de travail à distance, diffusés par DCV.',
  licence: 'Logiciel libre sous licence MIT.',
  versions: {
    stagedoor: 'Stagedoor',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    os: 'Système',
  },
  copyVersions: 'Copier les versions',
  inside: 'De qui vient ce qu’il contient',
  noText: 'Le texte de sa licence n’est pas fourni.',
} satisfies Texts['about'];
