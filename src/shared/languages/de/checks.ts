import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** What a test of a connection found. */
export const checks = {
  title: 'Prüfungen',
  well: 'In Ordnung',
  notWell: 'Nicht in Ordnung',
  names: {
    host: 'Host',
    servers: 'Server',
    templates: 'Vorlagen',
    'sign-in': 'Anmeldung',
    service: 'Dienst',
    workstations: 'Workstations',
    clock: 'Uhr',
    'create-stream': 'Stream erstellen',
    'read-stream': 'Stream lesen',
    'network-endpoint': 'Netz: Dienst',
    'network-broker': 'Netz: Broker',
    'network-console': 'Netz: Access Console',
    'network-issuer': 'Netz: Anmeldeserver',
    'network-gateway': 'Netz: Connection Gateway',
    'network-server': 'Netz: Workstation',
    'network-host': 'Netz: DCV-Server',
  },
  studios: (count: number) =>
    plural('de', count, {
      one: `Der Dienst antwortet; ${count} Studio steht Ihnen offen.`,
      other: `Der Dienst antwortet; ${count} Studios stehen Ihnen offen.`,
    }),
  listed: (count: number) =>
    plural('de', count, {
      one: `${count} Workstation gefunden.`,
      other: `${count} Workstations gefunden.`,
    }),
  listedFirst: (count: number) =>
    plural('de', count, {
      one: `${count} Workstation auf der ersten Seite gefunden.`,
      other: `${count} Workstations auf der ersten Seite gefunden.`,
    }),
  templates: (count: number) =>
    plural('de', count, {
      one: `${count} Vorlage gefunden.`,
      other: `${count} Vorlagen gefunden.`,
    }),
  templatesFirst: (count: number) =>
    plural('de', count, {
      one: `${count} Vorlage auf der ersten Seite gefunden.`,
      other: `${count} Vorlagen auf der ersten Seite gefunden.`,
    }),
  servers: (count: number, each: string) => `${count} Server: ${each}.`,
  serversOf: (count: number, system: string) => `${count} mit ${system}`,
  unknownSystem: 'unbekanntem System',
  noServers: 'Der Broker kennt keine Server.',
  askForServers:
    'Fragen Sie Ihre Administration, ob auf den DCV-Servern der Session Manager Agent läuft.',
  answers: 'Der Dienst antwortet.',
  knownAs: (who: string) => `Der Dienst kennt Sie als ${who}.`,
  allowed: (operation: string) => `Sie dürfen ${operation} aufrufen.`,
  proxied: 'Zwischen diesem Rechner und dem Host steht ein Proxy, daher wurde nicht geprüft.',
  reached: (host: string, port: number) => `${host} antwortet auf Port ${port}.`,
  trouble: 'Der Dienst lässt sich gerade nicht abfragen.',
  clockAgrees: 'Die Uhr dieses Rechners stimmt mit der des Dienstes überein.',
  clockOff: (minutes: number) =>
    plural('de', minutes, {
      one: `Die Uhr dieses Rechners geht ${minutes} Minute falsch.`,
      other: `Die Uhr dieses Rechners geht ${minutes} Minuten falsch.`,
    }),
  setClock: 'Stellen Sie die Uhr oder die automatische Zeit ein.',
  signedIn: 'Sie sind angemeldet',
  signedInAs: (name: string, account: string) => `Sie sind ${name} im Konto ${account}`,
  signedInAsPerson: (who: string) => `Sie sind angemeldet als ${who}`,
  asAdministrator: 'Sie sind mit Administrationsrechten angemeldet',
  administrator:
    'Damit lässt sich jede Sitzung jedes Benutzers öffnen. Für Artists ist eine Access Console besser.',
  until: (is: string, time: string) => `${is}, bis ${time}.`,
  untilRenewed: (is: string, time: string) => `${is}, bis ${time}; wird von selbst verlängert.`,
  sentence: (is: string) => `${is}.`,
} satisfies Texts['checks'];
