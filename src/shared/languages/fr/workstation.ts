import type { Texts } from '../catalogue.ts';

/** All about one workstation. */
export const workstation = {
  /** What a picture of its screen shows. */
  screen: (name) => `L’écran de ${name} en ce moment`,
  endTitle: (name) => `Supprimer ${name}\u202f?`,
  backupTitle: (name) => `Démarrer ${name} depuis une sauvegarde`,
  gone: 'Il n’est plus dans la liste.',
  endMeans:
    'Le poste de travail est supprimé avec tout ce qui n’existe que sur lui\u00a0: travail ouvert, réglages et fichiers de ses propres disques. Ce qui est sur le stockage partagé du studio reste. C’est irréversible.',
  loadingBackups: 'Chargement des sauvegardes',
  noBackup: 'Il n’en existe pas de sauvegarde.',
  backupMeans: 'Il démarre dans l’état d’alors. Ce qui a été fait depuis n’y est pas.',
  notCopied: 'La copie est impossible. Prenez-le ici\u00a0:',
  link: 'Lien',
  facts: {
    state: 'État',
    session: 'Session',
    studio: 'Studio',
    profile: 'Profil',
    image: 'Image',
    type: 'Type',
    owner: 'Propriétaire',
    created: 'Création',
    started: 'Démarrage',
    stops: 'Arrêt',
    ends: 'Suppression',
  },
} satisfies Texts['workstation'];
