import type { Texts } from '../catalogue.ts';

/**
 * What a network test says of the way to each host: what is so (`title`), what a person can do (`person`), and
 * what to ask of the network team (`team`). `who` is what the host is called here, `at` is {@link hops.at}.
 * Nothing agrees with `who`, which is of either gender.
 */
export const hops = {
  /** What each kind of host is called, at the start of a sentence. */
  roles: {
    endpoint: 'Le service',
    broker: 'Le broker Session Manager',
    console: 'L’Access Console',
    issuer: 'Le serveur d’identification',
    gateway: 'La Connection Gateway',
    server: 'Le serveur du poste de travail',
    host: 'Le serveur DCV',
  },
  at: (host, port) => `${host}, port ${port}`,
  titles: {
    reached: (who, at) => `${who} (${at}) est joignable.`,
    'certificate-unknown': (who, at) =>
      `${who} (${at}) est joignable. Son certificat n’est pas de confiance\u202f; la visionneuse posera la question.`,
    'not-tried': (who, at) =>
      `${who} (${at})\u00a0: pas d’essai, car le système a un proxy pour cet hôte et un essai d’ici ne prouverait rien.`,
    name: (who, host) => `${who}\u00a0: le nom ${host} ne peut pas être résolu d’ici.`,
    'no-route': (who, host) => `${who}\u00a0: aucun chemin vers ${host} depuis ce réseau.`,
    'time-out': (who, at) => `${who} ne répond pas\u00a0: ${at}.`,
    refused: (who, host, port) =>
      `${who}\u00a0: ${host} répond, mais rien n’écoute sur le port ${port}.`,
    handshake: (who, at) => `${who} (${at}) répond, mais pas en TLS.`,
    certificate: (who, at) => `${who} (${at})\u00a0: son certificat n’est pas de confiance.`,
    'proxy-login': (who, at) =>
      `${who} (${at})\u00a0: le proxy de ce réseau demande d’abord une identification.`,
    'proxy-refused': (who, at) =>
      `${who} (${at})\u00a0: le proxy de ce réseau ne s’y connecte pas, ou ne répond pas.`,
  },
  person: {
    name: 'Vérifiez le nom dans la connexion, et si le VPN est activé.',
    'no-route': 'Vérifiez le VPN ou le câble réseau.',
    'time-out': 'Vérifiez si le VPN est activé. Un pare-feu s’interpose peut-être.',
    refused: 'Il démarre peut-être encore. Vérifiez le port dans la connexion.',
    handshake: 'Vérifiez le port dans la connexion. Un pare-feu s’interpose peut-être.',
    'proxy-login': 'Identifiez-vous auprès du proxy, ou demandez un passage à votre équipe réseau.',
    'proxy-refused':
      'Vérifiez les réglages de proxy de ce système, ou consultez votre équipe réseau.',
  },
  team: {
    lookUp: (host) =>
      `Merci de faire en sorte que ${host} puisse être résolu depuis les machines des artistes.`,
    open: (host, port) =>
      `Merci d’autoriser le TCP sortant des machines des artistes vers ${host}, port ${port}.`,
    openForProxy: (host, port) =>
      `Merci d’autoriser le TCP sortant du proxy vers ${host}, port ${port}.`,
    openQuic: 'L’UDP vers le même port (QUIC) accélère les flux, sans être indispensable.',
    noRefusal: 'Merci de vérifier qu’aucun pare-feu ne refuse.',
    unopened: (host, port) =>
      `Si un pare-feu ouvre le TLS pour l’inspecter, merci de laisser passer ${host}, port ${port}, sans l’ouvrir.`,
    connectWithoutSignIn: (host, port) =>
      `Merci de laisser le proxy se connecter à ${host}, port ${port}, sans identification (CONNECT).`,
    connect: (host, port) =>
      `Merci de laisser le proxy se connecter à ${host}, port ${port} (CONNECT).`,
  },
  /** Why a certificate is not trusted, and what a person can do about it. */
  doubts: {
    authority: 'Il n’est signé par personne à qui cette machine fait confiance.',
    name: 'Il est établi pour un autre nom.',
    date: 'Il a expiré, ou n’est pas encore valable.',
    pin: 'Sa clé n’est pas celle qui est épinglée dans la connexion.',
    'ca-file': 'Le fichier CA de la connexion ne peut pas être lu.',
  },
  doubtAdvice: {
    authority: 'Si votre studio a sa propre autorité, indiquez son fichier CA dans la connexion.',
    name: 'Nommez l’hôte dans la connexion comme le fait son certificat.',
    date: 'Vérifiez l’horloge de cette machine\u202f; si elle est à l’heure, prévenez votre administrateur.',
    pin: 'Ne vous connectez pas avant que votre administrateur vous ait donné la nouvelle clé épinglée.',
    'ca-file': 'Vérifiez son chemin dans la connexion.',
  },
  steps: {
    name: 'Résolution du nom',
    tcp: 'TCP',
    tls: 'TLS',
    certificate: 'Certificat',
  },
  states: {
    well: 'succès',
    failed: 'échec',
    unknown: 'pas d’essai',
  },
  /** How a step went, and two of them beside each other. */
  step: (step, state) => `${step}\u00a0: ${state}`,
  between: '\u202f; ',
  /** Two sentences, one after the other. */
  sentences: (first, second) => `${first} ${second}`,
  quic: 'QUIC (UDP vers le même port) n’a pas été testé. Sans lui, les flux passent par WebSocket.',
} satisfies Texts['hops'];
