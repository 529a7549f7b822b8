import type { Texts } from '../catalogue.ts';
import { until } from './times.ts';

/** What main tells once above everything else. A link that was not followed has the words of its failure. */
export const notices = {
  'settings-damaged': (keptAs) => ({
    title: 'Vos réglages n’ont pas pu être lus',
    advice: `Ils ont été mis de côté sous ${keptAs}. Stagedoor démarre sans aucun réglage.`,
  }),
  'home-unwritable': {
    title: 'Stagedoor ne peut pas écrire dans son propre dossier',
    advice:
      'Vos modifications seront perdues à la fermeture. Libérez de l’espace, ou indiquez un de vos dossiers dans STAGEDOOR_HOME.',
  },
  'keys-this-run': {
    title: 'Vos clés ne sont gardées que jusqu’à la fermeture',
    advice:
      'Aucun trousseau n’est ouvert. Sous Linux, installez gnome-keyring ou déverrouillez-le, puis saisissez de nouveau les clés.',
  },
  'sign-in-this-run': {
    title: 'Votre identification n’est gardée que jusqu’à la fermeture',
    advice:
      'Aucun trousseau n’est ouvert. Sous Linux, installez gnome-keyring ou déverrouillez-le, puis identifiez-vous de nouveau.',
  },
  'sign-in-ends': (time, connections) => ({
    title: `Identification valable ${until(time)}`,
    advice: `Identifiez-vous de nouveau d’ici là pour continuer sans coupure\u00a0: ${connections}.`,
  }),
} satisfies Texts['notices'];
