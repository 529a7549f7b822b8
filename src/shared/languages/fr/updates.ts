import type { Texts } from '../catalogue.ts';

/** How far a new version of the program has come. */
export const updates = {
  title: 'Version',
  off: {
    'not-configured': 'Cette copie ne cherche pas de nouvelles versions.',
    policy: 'Votre administrateur a désactivé la recherche de nouvelles versions.',
    preference: 'Stagedoor ne cherche pas de nouvelles versions.',
  },
  idle: 'Aucune version plus récente n’est connue.',
  idleSince: (when) => `Aucune version plus récente (vérifié\u00a0: ${when}).`,
  checking: 'Recherche d’une nouvelle version.',
  available: (version) =>
    `La version ${version} est disponible. Elle sera téléchargée hors de tout lancement.`,
  downloading: (version, percent) => `Téléchargement de la version ${version}\u00a0: ${percent}.`,
  ready: (version) => `La version ${version} est là, vérifiée et prête.`,
  waits: (version) => `La version ${version} sera mise en place hors de tout lancement.`,
  installing: (version) => `Mise en place de la version ${version}.`,
  toldOnly: {
    'package-manager': (version) =>
      `La version ${version} est disponible. Votre gestionnaire de paquets l’installe.`,
    administrator: (version) =>
      `La version ${version} est disponible. Votre administrateur l’installe, pour tout le monde ici.`,
    user: (version) => `La version ${version} est disponible. Installez-la comme celle-ci.`,
  },
  /** At the foot of the window's left side. */
  note: (version) => `Version ${version} disponible`,
  look: 'Chercher',
  install: 'Relancer et mettre à jour',
} satisfies Texts['updates'];
