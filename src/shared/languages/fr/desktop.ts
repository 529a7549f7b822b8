import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The desktop around the window: notifications, the tray, the badge, the menu bar. Lists and spans come from `Intl`. */
export const desktop = {
  notifications: {
    codeNeeded: {
      title: 'Un code de votre appareil est nécessaire',
      body: 'Saisissez-le dans Stagedoor pour continuer.',
    },
    ready: (name) => `${name} est prêt`,
    allReady: (count) =>
      plural('fr', count, {
        one: `${count} poste de travail est prêt`,
        other: `${count} postes de travail sont prêts`,
      }),
    failed: 'Cela n’a pas pu être fait',
    allFailed: (count) =>
      plural('fr', count, {
        one: `${count} lancement a échoué`,
        other: `${count} lancements ont échoué`,
      }),
    /** `when` is a span from now on: « dans 3 minutes ». */
    stops: (name, when) => `${name} s’arrête ${when}`,
    allStop: (count, when) =>
      plural('fr', count, {
        one: `${count} poste de travail s’arrête ${when}`,
        other: `${count} postes de travail s’arrêtent ${when}`,
      }),
    inAMoment: 'dans moins d’une minute',
    saveWork: 'Enregistrez votre travail.',
    saveAllWork: (names) => `Enregistrez votre travail\u00a0: ${names}.`,
    signIn: 'Identifiez-vous de nouveau',
    signInToGoOn: 'Identifiez-vous de nouveau pour continuer',
    /** A workstation and the connection it is found by. */
    where: (workstation, connection) => `${workstation}, ${connection}`,
    /** The last of a list of names. */
    andMore: (count) => plural('fr', count, { one: `${count} autre`, other: `${count} autres` }),
  },
  aWorkstation: 'Un poste de travail',
  /** What the tray's light says. */
  cues: {
    off: 'rien en cours',
    wait: 'travail en cours',
    go: 'un poste de travail est ouvert',
    care: 'quelque chose vous attend',
    stop: 'quelque chose a échoué',
  },
  /** What one launch is doing, short enough for a menu. */
  steps: {
    starting: 'démarrage',
    stopping: 'arrêt',
    ending: 'suppression',
    creating: 'création',
    requesting: 'demande d’un flux',
    waiting: 'préparation du flux',
    checking: 'vérification de l’accès',
    opening: 'démarrage de la visionneuse',
    opened: 'ouvert dans la visionneuse',
    done: 'terminé',
    ended: 'fermé',
    failed: 'non connecté',
    cancelled: 'annulé',
  },
  tray: {
    tooltip: (words) => `Stagedoor\u00a0: ${words}`,
    launch: (name, step) => `${name}\u00a0: ${step}`,
    launchFor: (name, step, span) => `${name}\u00a0: ${step}, ${span}`,
    lessThanAMinute: 'moins d’une minute',
    open: 'Ouvrir Stagedoor',
    favourite: (name, connection) => `${name}, ${connection}`,
    more: (count) => plural('fr', count, { one: `${count} autre`, other: `${count} autres` }),
    settings: 'Réglages…',
    quit: 'Quitter',
  },
  wantYou: (count) =>
    plural('fr', count, {
      one: `${count} lancement vous attend`,
      other: `${count} lancements vous attendent`,
    }),
  menu: {
    file: 'Fichier',
    newConnection: 'Nouvelle connexion…',
    importConnections: 'Importer…',
    settings: 'Réglages…',
    close: 'Fermer',
    quit: 'Quitter',
    edit: 'Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    delete: 'Supprimer',
    selectAll: 'Tout sélectionner',
    view: 'Affichage',
    findAnything: 'Chercher partout…',
    resetZoom: 'Taille réelle',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    fullScreen: 'Plein écran',
    window: 'Fenêtre',
    minimise: 'Réduire',
    zoomWindow: 'Réduire/agrandir',
    toFront: 'Tout ramener au premier plan',
    help: 'Aide',
    guide: 'Guide',
    diagnostics: 'Diagnostic…',
    about: 'À propos de Stagedoor',
    services: 'Services',
    hide: 'Masquer Stagedoor',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
  },
} satisfies Texts['desktop'];
