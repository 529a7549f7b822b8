import type { Texts } from '../catalogue.ts';

/** How a workstation is and why: states and status codes of the service, which are open sets. */
export const statuses = {
  /** States, as a row shows them. */
  states: {
    READY: 'Prêt',
    CREATE_IN_PROGRESS: 'En création',
    START_IN_PROGRESS: 'Démarrage',
    STOP_IN_PROGRESS: 'Arrêt en cours',
    DELETE_IN_PROGRESS: 'En suppression',
    STOPPED: 'Arrêté',
    DELETED: 'Supprimé',
    CREATE_FAILED: 'Échec de création',
    START_FAILED: 'Échec du démarrage',
    STOP_FAILED: 'Échec de l’arrêt',
    DELETE_FAILED: 'Échec de suppression',
    UNREACHED: 'Injoignable',
    UNTRIED: 'Non testé',
  },
  unknown: 'État inconnu',
  /** Why a workstation cannot be connected to. */
  reasons: {
    'until-ready': 'Attendez qu’il soit prêt',
    'until-stopped': 'Attendez qu’il soit arrêté',
    'going-away': 'Il va disparaître',
    gone: 'Il n’existe plus',
    'not-running': 'Il ne fonctionne pas',
    administrator: 'Consultez votre administrateur',
    'not-known': 'On ne sait pas s’il est prêt',
  },
  /** Status codes of one that is well. */
  progress: {
    STREAMING_SESSION_READY: 'Il est prêt. Vous pouvez vous y connecter.',
    STREAMING_SESSION_STARTED: 'Il a démarré. Il sera prêt dans un instant.',
    STREAMING_SESSION_STOPPED: 'Il est arrêté. Démarrez-le pour vous y connecter.',
    STREAMING_SESSION_DELETED: 'Il n’existe plus. Créez-en un nouveau si besoin.',
    STREAMING_SESSION_CREATE_IN_PROGRESS: 'Sa création est en cours. Cela prend quelques minutes.',
    STREAMING_SESSION_START_IN_PROGRESS: 'Il démarre. Cela prend quelques minutes.',
    STREAMING_SESSION_STOP_IN_PROGRESS: 'Son arrêt est en cours. Attendez qu’il soit arrêté.',
    STREAMING_SESSION_DELETE_IN_PROGRESS:
      'Sa suppression est en cours. Il disparaîtra dans un instant.',
  },
  /** Status codes of one that is not: what is so, and what to do. */
  causes: {
    INSUFFICIENT_CAPACITY: {
      what: 'Aucune machine de ce type n’est libre en ce moment.',
      advice: 'Réessayez plus tard, ou choisissez un autre type d’instance.',
    },
    ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
      what: 'Il n’a pas pu joindre le domaine du studio.',
      advice: 'Prévenez votre administrateur.',
    },
    NETWORK_CONNECTION_ERROR: {
      what: 'Il n’a pas pu atteindre le réseau du studio.',
      advice: 'Réessayez\u202f; si cela persiste, prévenez votre administrateur.',
    },
    NETWORK_INTERFACE_ERROR: {
      what: 'Il n’a pas obtenu son propre réseau.',
      advice: 'Réessayez\u202f; si cela persiste, prévenez votre administrateur.',
    },
    INITIALIZATION_SCRIPT_ERROR: {
      what: 'Un script qui le prépare a échoué.',
      advice: 'Prévenez votre administrateur, en donnant le nom du profil de lancement.',
    },
    DECRYPT_STREAMING_IMAGE_ERROR: {
      what: 'Son image n’a pas pu être déchiffrée.',
      advice: 'Prévenez votre administrateur.',
    },
    AMI_VALIDATION_ERROR: {
      what: 'Le studio ne peut pas utiliser son image.',
      advice: 'Prévenez votre administrateur.',
    },
    INTERNAL_ERROR: {
      what: 'Le studio a eu un problème interne.',
      advice: 'Réessayez dans une minute.',
    },
    // Why a direct host is not reached, or not tried.
    proxied: {
      what: 'Un proxy s’interpose\u00a0: un essai d’ici ne prouve rien.',
      advice: 'Connectez-vous pour voir s’il est là.',
    },
    name: {
      what: 'Son nom ne peut pas être résolu d’ici.',
      advice: 'Cause habituelle\u00a0: un VPN désactivé.',
    },
    refused: {
      what: 'Rien n’écoute sur son port.',
      advice: 'Le serveur DCV démarre peut-être encore.',
    },
    'time-out': {
      what: 'Il ne répond pas d’ici.',
      advice: 'Cause habituelle\u00a0: un VPN ou un pare-feu.',
    },
    'no-route': {
      what: 'Aucun chemin n’y mène depuis ce réseau.',
      advice: 'Vérifiez le VPN ou le câble réseau.',
    },
    handshake: {
      what: 'Il répond, mais pas comme un serveur DCV.',
      advice: 'Un pare-feu s’interpose peut-être.',
    },
    certificate: {
      what: 'Son certificat n’est pas de confiance, et cette connexion est stricte sur ce point.',
      advice: 'Consultez votre administrateur.',
    },
  },
  both: (what, advice) => `${what} ${advice}`,
  serviceSays: (code) => `Le service indique ${code}.`,
  itSays: (message) => `Message\u00a0: ${message}`,
} satisfies Texts['statuses'];
