import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';
import { until } from './times.ts';

/** What a test of a connection found. */
export const checks = {
  title: 'Contrôles',
  well: 'Réussi',
  notWell: 'Non réussi',
  names: {
    host: 'hôte',
    servers: 'serveurs',
    templates: 'modèles',
    'sign-in': 'identification',
    service: 'service',
    workstations: 'postes de travail',
    clock: 'horloge',
    'create-stream': 'création de flux',
    'read-stream': 'lecture de flux',
    'network-endpoint': 'réseau\u00a0: service',
    'network-broker': 'réseau\u00a0: broker',
    'network-console': 'réseau\u00a0: Access Console',
    'network-issuer': 'réseau\u00a0: serveur d’identification',
    'network-gateway': 'réseau\u00a0: Connection Gateway',
    'network-server': 'réseau\u00a0: poste de travail',
    'network-host': 'réseau\u00a0: serveur DCV',
  },
  studios: (count) =>
    plural('fr', count, {
      one: `Le service répond\u202f; ${count} studio vous est ouvert.`,
      other: `Le service répond\u202f; ${count} studios vous sont ouverts.`,
    }),
  listed: (count) =>
    plural('fr', count, {
      one: `${count} poste de travail dans la liste.`,
      other: `${count} postes de travail dans la liste.`,
    }),
  listedFirst: (count) =>
    plural('fr', count, {
      one: `${count} poste de travail sur la première page de la liste.`,
      other: `${count} postes de travail sur la première page de la liste.`,
    }),
  templates: (count) =>
    plural('fr', count, {
      one: `${count} modèle dans la liste.`,
      other: `${count} modèles dans la liste.`,
    }),
  templatesFirst: (count) =>
    plural('fr', count, {
      one: `${count} modèle sur la première page de la liste.`,
      other: `${count} modèles sur la première page de la liste.`,
    }),
  servers: (count, each) =>
    plural('fr', count, {
      one: `${count} serveur\u00a0: ${each}.`,
      other: `${count} serveurs\u00a0: ${each}.`,
    }),
  serversOf: (count, system) => `${count} sous ${system}`,
  unknownSystem: 'un système inconnu',
  noServers: 'Le broker ne connaît aucun serveur.',
  askForServers:
    'Demandez à votre administrateur si les serveurs DCV ont leur agent Session Manager.',
  answers: 'Le service répond.',
  knownAs: (who) => `Pour le service, vous êtes ${who}.`,
  allowed: (operation) => `Vous pouvez demander ${operation}.`,
  proxied: 'Un proxy sépare cette machine de l’hôte, qui n’a donc pas été testé.',
  reached: (host, port) => `${host} répond sur le port ${port}.`,
  trouble: 'Le service ne peut pas être interrogé en ce moment.',
  clockAgrees: 'L’horloge de cette machine s’accorde avec celle du service.',
  clockOff: (minutes) =>
    plural('fr', minutes, {
      one: `L’horloge de cette machine est décalée de ${minutes} minute.`,
      other: `L’horloge de cette machine est décalée de ${minutes} minutes.`,
    }),
  setClock: 'Réglez l’horloge, ou activez l’heure automatique.',
  signedIn: 'Identification valide',
  signedInAs: (name, account) => `Vous êtes ${name}, du compte ${account}`,
  signedInAsPerson: (who) => `Identification valide pour ${who}`,
  asAdministrator: 'Vous utilisez un accès d’administrateur',
  administrator:
    'Il ouvre toute session de tout utilisateur\u00a0: pour les artistes, préférez une Access Console.',
  until: (is, time) => `${is}, ${until(time)}.`,
  untilRenewed: (is, time) => `${is}, ${until(time)}\u202f; renouvellement automatique.`,
  sentence: (is) => `${is}.`,
} satisfies Texts['checks'];
