import type { Texts } from '../catalogue.ts';

/** Connections: what they are made of, and what can be done with them. */
export const connections = {
  details: 'Details',
  kinds: {
    nimble: 'Nimble Studio',
    'session-manager': 'DCV Session Manager',
    'access-console': 'DCV Access Console',
    direct: 'DCV-Server',
    practice: 'Übung, auf diesem Rechner',
  },
  /** Where each region is. */
  regions: {
    'ap-northeast-1': 'Tokio',
    'ap-southeast-2': 'Sydney',
    'ca-central-1': 'Kanada',
    'eu-west-2': 'London',
    'us-east-1': 'Virginia',
    'us-west-2': 'Oregon',
  },
  facts: {
    kind: 'Art',
    region: 'Region',
    endpoint: 'Endpunkt',
    studio: 'Studio',
    hosts: 'Stream-Hosts',
    host: 'Host',
    session: 'Sitzung',
    user: 'Benutzer',
    gateway: 'Connection Gateway',
    client: 'Client-ID',
    caFile: 'CA-Datei',
    pin: 'Pin',
    certificates: 'Zertifikate',
    signIn: 'Anmeldung',
    nameInLinks: 'Name in Links',
  },
  strict: 'Abgelehnt, wenn nicht vertrauenswürdig',
  machineUser: 'Wer an diesem Rechner angemeldet ist',
  noGateway: 'Keins: direkt zum Server',
  brokerClient: (client: string) => `Client ${client}, mit Administrationsrechten`,
  brokerToken: 'Ein Token mit Administrationsrechten',
  loginServer: (issuer: string) => `Im Browser, bei ${issuer}`,
  ownEndpoint: 'Endpunkt der Region',
  onlyStudio: 'Das einzige, das Ihnen offensteht',
  anyHost: 'Alle außer diesem Rechner',
  removeTitle: (name: string) => `„${name}“ entfernen?`,
  removeKeys: 'Die Schlüssel werden aus dem Schlüsselbund entfernt.',
  removeMeans:
    'Die Workstations selbst bleiben, wie sie sind. Links zu dieser Verbindung funktionieren dann nicht mehr.',
  keysTitle: (name: string) => `Neue Schlüssel für „${name}“`,
  keysNotKept:
    'Der geheime Schlüssel wird hier nicht gespeichert. Geben Sie ihn für einen neuen Versuch ein.',
} satisfies Texts['connections'];
