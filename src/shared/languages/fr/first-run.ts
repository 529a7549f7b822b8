import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The first window's choices and what was found, and testing a connection before it is saved. */
export const firstRun = {
  nimble: 'Un studio Nimble',
  nimbleMeans:
    'Votre studio vous a donné une région ou un endpoint, et des clés, un profil AWS ou une page d’identification.',
  addNimble: 'Ajouter un studio Nimble',
  dcv: 'DCV dans votre studio',
  dcvMeans:
    'Votre studio vous a donné l’adresse d’une Access Console, d’un broker Session Manager ou d’un hôte DCV.',
  addDcv: 'Ajouter une connexion DCV',
  onThisMachine: 'Trouvé sur cette machine',
  looking: 'Recherche de la visionneuse DCV et des profils AWS',
  viewer: 'La visionneuse DCV est installée.',
  profiles: (count) =>
    plural('fr', count, {
      one: `${count} profil AWS peut servir à s’identifier.`,
      other: `${count} profils AWS peuvent servir à s’identifier.`,
    }),
  noProfiles: 'Il n’y a pas de profil AWS. Vous pouvez vous identifier autrement.',
  testedFirst: 'Elle est d’abord testée, puis ajoutée si tout va bien.',
  testedInPart:
    'Ce qui n’exige pas d’identification est testé d’abord, le reste une fois que vous êtes identifié.',
  testing: {
    'sign-in': 'Test de votre identification',
    network: 'Test du chemin réseau',
    service: 'Recherche de ce qui vous est ouvert',
  },
  notWell: 'Tout ne va pas bien\u202f; rien n’est encore ajouté',
  cancelTest: 'Annuler le test',
  back: 'Retour au formulaire',
  addAnyway: 'Ajouter quand même',
  added: (name) => `La connexion ${name} est ajoutée. Le test n’a révélé aucun problème.`,
  addedUntested: (name) => `La connexion ${name} est ajoutée.`,
  addedInPart: (name) =>
    `La connexion ${name} est ajoutée. Le reste sera testé quand vous vous identifierez.`,
} satisfies Texts['firstRun'];
