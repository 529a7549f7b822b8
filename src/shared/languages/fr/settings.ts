import type { Texts } from '../catalogue.ts';

/** The page of settings: each says what it does. */
export const settings = {
  title: 'Réglages',
  find: 'Chercher un réglage',
  nothing: (search) => `Aucun réglage ne contient «\u00a0${search}\u00a0».`,
  locked: 'Fixé par votre administrateur.',
  groups: {
    window: 'Fenêtre',
    notifications: 'Notifications',
    viewer: 'Ouverture des flux',
    updates: 'Nouvelles versions',
    support: 'Aide et assistance',
  },
  viewerNote: 'Pour les connexions qui ne précisent rien elles-mêmes.',
  of: {
    language: {
      name: 'Langue',
      means:
        'De cette fenêtre, de ses menus et de ses notifications. La ligne de commande parle anglais.',
    },
    theme: { name: 'Apparence', means: 'Claire ou sombre, ou comme le système.' },
    startAtLogin: {
      name: 'Lancer à l’ouverture de session',
      means: 'Stagedoor attend dans la zone de notification, sans sa fenêtre.',
    },
    trayIcon: {
      name: 'Icône de notification',
      means: 'Montre où en sont vos lancements quand la fenêtre est fermée.',
    },
    checkForUpdates: {
      name: 'Chercher de nouvelles versions',
      means: 'Une fois par jour, jamais pendant un lancement.',
    },
    logLevel: {
      name: 'Contenu du journal',
      means: 'Plus complet, il aide à trouver une cause. Il ne contient jamais de secrets.',
    },
    'notifications.ready': {
      name: 'Un poste de travail est prêt',
      means: 'Il a été transmis à la visionneuse.',
    },
    'notifications.failed': {
      name: 'Un lancement a échoué',
      means: 'Avec l’essentiel, en une ligne.',
    },
    'notifications.stops-soon': {
      name: 'Un poste de travail s’arrête bientôt',
      means: 'Dix minutes avant son arrêt automatique, le temps d’enregistrer.',
    },
    'notifications.sign-in-needed': {
      name: 'Une identification est requise',
      means: 'Quand un lancement vous attend, ou que votre identification va expirer.',
    },
    'display.fullscreen': { name: 'Plein écran', means: 'Le flux remplit l’écran.' },
    'display.allMonitors': { name: 'Tous les écrans', means: 'Plein écran sur chacun d’eux.' },
    'display.transport': {
      name: 'Transport',
      means: 'QUIC est plus fluide. WebSocket traverse plus de pare-feu.',
    },
    'display.yuv444': {
      name: 'Couleur complète (4:4:4)',
      means: 'Des bords colorés plus nets, pour plus de bande passante.',
    },
  },
  choices: {
    language: { system: 'Comme le système' },
    theme: { system: 'Comme le système', light: 'Claire', dark: 'Sombre' },
    logLevel: { info: 'L’habituel', debug: 'Plus, pour l’assistance' },
    usual: 'Choix de la visionneuse',
    on: 'Oui',
    off: 'Non',
  },
  diagnostics: {
    name: 'Diagnostic',
    means: 'Journaux, contrôles et versions en un seul texte. Vous le voyez en premier.',
    make: 'Créer',
  },
  about: {
    name: 'À propos de Stagedoor',
    means: 'Sa version, et de qui vient ce qu’il contient.',
    show: 'Afficher',
  },
} satisfies Texts['settings'];
