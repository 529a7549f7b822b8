import type { Texts } from '../catalogue.ts';

/** The form for a new workstation. */
export const making = {
  name: 'Nom',
  requirements: 'Exigences',
  requirementsHint: 'Sur quel serveur il peut être placé, dans les termes du broker.',
  title: 'Nouveau poste de travail',
  profile: 'Profil',
  type: 'Type',
  image: 'Image',
  loading: (place) => `Chargement de ce que ${place} permet`,
  connectOnce: 'Se connecter dès qu’il est prêt',
  toAgree: 'À accepter',
  acceptFirst: 'Il faut d’abord l’accepter.',
  agreement: 'Contrat',
  textOf: (name) => `Texte de ${name}`,
  openAgreement: (host) => `Ouvrir le contrat (${host})`,
  accepted: 'Vous l’avez accepté.',
  accept: (name) => `J’accepte\u00a0: ${name}`,
} satisfies Texts['making'];
