import type { Texts } from '../catalogue.ts';

/** Connections: what they are made of, and what can be done with them. */
export const connections = {
  details: 'Détails',
  kinds: {
    nimble: 'Nimble Studio',
    'session-manager': 'DCV Session Manager',
    'access-console': 'DCV Access Console',
    direct: 'Serveur DCV',
    practice: 'Essai, sur cette machine',
  },
  /** Where each region is. */
  regions: {
    'ap-northeast-1': 'Tokyo',
    'ap-southeast-2': 'Sydney',
    'ca-central-1': 'Canada',
    'eu-west-2': 'Londres',
    'us-east-1': 'Virginie',
    'us-west-2': 'Oregon',
  },
  facts: {
    kind: 'Type',
    region: 'Région',
    endpoint: 'Endpoint',
    studio: 'Studio',
    hosts: 'Hôtes de flux',
    host: 'Hôte',
    session: 'Session',
    user: 'Utilisateur',
    gateway: 'Connection Gateway',
    client: 'ID client',
    caFile: 'Fichier CA',
    pin: 'Clé épinglée',
    certificates: 'Certificats',
    signIn: 'Identification',
    nameInLinks: 'Nom dans les liens',
  },
  strict: 'Refusés s’ils ne sont pas de confiance',
  machineUser: 'L’utilisateur de cette machine',
  noGateway: 'Aucune\u00a0: directement au serveur',
  brokerClient: (client) => `Client ${client}, accès d’administrateur`,
  brokerToken: 'Un jeton, accès d’administrateur',
  loginServer: (issuer) => `Dans le navigateur, sur ${issuer}`,
  ownEndpoint: 'Celui de la région',
  onlyStudio: 'Le seul qui vous soit ouvert',
  anyHost: 'Tous, sauf cette machine',
  removeTitle: (name) => `Retirer ${name}\u202f?`,
  removeKeys: 'Ses clés sont retirées du trousseau.',
  removeMeans:
    'Les postes de travail restent tels quels. Les liens vers cette connexion cessent de fonctionner.',
  keysTitle: (name) => `Nouvelles clés pour ${name}`,
  keysNotKept: 'La clé secrète n’est pas conservée ici. Saisissez-la de nouveau pour réessayer.',
} satisfies Texts['connections'];
