import type { Texts } from '../catalogue.ts';

/**
 * What a network test says of the way to each host: what is so (`title`), what a person can do (`person`), and
 * what to ask of the network team (`team`). `who` is what the host is called here, `at` is {@link hops.at}.
 */
export const hops = {
  /** What each kind of host is called, at the start of a sentence. */
  roles: {
    endpoint: 'Der Dienst',
    broker: 'Der Session-Manager-Broker',
    console: 'Die Access Console',
    issuer: 'Der Anmeldeserver',
    gateway: 'Das Connection Gateway',
    server: 'Der Server der Workstation',
    host: 'Der DCV-Server',
  },
  at: (host: string, port: number) => `${host}, Port ${port}`,
  titles: {
    reached: (who: string, at: string) => `${who} (${at}) ist erreichbar.`,
    'certificate-unknown': (who: string, at: string) =>
      `${who} (${at}) ist erreichbar. Dem Zertifikat wird nicht vertraut, daher wird der Viewer nachfragen.`,
    'not-tried': (who: string, at: string) =>
      `${who} (${at}) wurde nicht geprüft: Das System hat dafür einen Proxy, daher sagt ein Versuch von hier nichts aus.`,
    name: (who: string, host: string) =>
      `${who}: Der Name ${host} lässt sich von hier nicht auflösen.`,
    'no-route': (who: string, host: string) => `${who}: Von diesem Netz führt kein Weg zu ${host}.`,
    'time-out': (who: string, at: string) => `${who} antwortet nicht: ${at}.`,
    refused: (who: string, host: string, port: number) =>
      `${who}: ${host} antwortet, aber auf Port ${port} lauscht nichts.`,
    handshake: (who: string, at: string) => `${who} (${at}) antwortet, aber nicht mit TLS.`,
    certificate: (who: string, at: string) => `${who} (${at}): Dem Zertifikat wird nicht vertraut.`,
    'proxy-login': (who: string, at: string) =>
      `${who} (${at}): Der Proxy dieses Netzes verlangt zuerst eine Anmeldung.`,
    'proxy-refused': (who: string, at: string) =>
      `${who} (${at}): Der Proxy dieses Netzes verbindet nicht dorthin oder antwortet nicht.`,
  },
  person: {
    name: 'Prüfen Sie den Namen in der Verbindung und ob das VPN an ist.',
    'no-route': 'Prüfen Sie das VPN oder das Netzwerkkabel.',
    'time-out': 'Prüfen Sie, ob das VPN an ist. Dazwischen könnte eine Firewall sein.',
    refused: 'Vielleicht läuft der Start noch. Prüfen Sie den Port in der Verbindung.',
    handshake: 'Prüfen Sie den Port in der Verbindung. Dazwischen könnte eine Firewall sein.',
    'proxy-login':
      'Melden Sie sich am Proxy an oder bitten Sie Ihr Netzwerkteam, dies durchzulassen.',
    'proxy-refused':
      'Prüfen Sie die Proxy-Einstellungen dieses Systems oder fragen Sie Ihr Netzwerkteam.',
  },
  team: {
    lookUp: (host: string) =>
      `Bitte sorgen Sie dafür, dass sich ${host} von den Rechnern der Artists auflösen lässt.`,
    open: (host: string, port: number) =>
      `Bitte erlauben Sie ausgehendes TCP von den Rechnern der Artists zu ${host}, Port ${port}.`,
    openForProxy: (host: string, port: number) =>
      `Bitte erlauben Sie ausgehendes TCP vom Proxy zu ${host}, Port ${port}.`,
    openQuic: 'Mit UDP zum selben Port (QUIC) geht es schneller, nötig ist es nicht.',
    noRefusal: 'Bitte prüfen Sie, ob eine Firewall ablehnt.',
    unopened: (host: string, port: number) =>
      `Falls eine Firewall TLS aufbricht, um hineinzusehen, lassen Sie bitte ${host}, Port ${port}, unangetastet durch.`,
    connectWithoutSignIn: (host: string, port: number) =>
      `Bitte lassen Sie den Proxy ohne Anmeldung zu ${host}, Port ${port}, verbinden (CONNECT).`,
    connect: (host: string, port: number) =>
      `Bitte lassen Sie den Proxy zu ${host}, Port ${port}, verbinden (CONNECT).`,
  },
  /** Why a certificate is not trusted, and what a person can do about it. */
  doubts: {
    authority: 'Es ist von niemandem signiert, dem dieser Rechner vertraut.',
    name: 'Es gilt für einen anderen Namen.',
    date: 'Es ist abgelaufen oder noch nicht gültig.',
    pin: 'Der Schlüssel darin passt nicht zum Pin der Verbindung.',
    'ca-file': 'Die CA-Datei der Verbindung ist nicht lesbar.',
  },
  doubtAdvice: {
    authority:
      'Hat Ihr Studio eine eigene Zertifizierungsstelle, nennen Sie deren CA-Datei in der Verbindung.',
    name: 'Nennen Sie den Host in der Verbindung so wie sein Zertifikat.',
    date: 'Prüfen Sie die Uhr dieses Rechners. Geht sie richtig, melden Sie es Ihrer Administration.',
    pin: 'Verbinden Sie sich erst, wenn Ihre Administration Ihnen den neuen Pin genannt hat.',
    'ca-file': 'Prüfen Sie ihren Pfad in der Verbindung.',
  },
  steps: {
    name: 'Namensauflösung',
    tcp: 'TCP',
    tls: 'TLS',
    certificate: 'Zertifikat',
  },
  states: {
    well: 'in Ordnung',
    failed: 'fehlgeschlagen',
    unknown: 'nicht geprüft',
  },
  /** How a step went, and two of them beside each other. */
  step: (step: string, state: string) => `${step}: ${state}`,
  between: '; ',
  /** Two sentences, one after the other. */
  sentences: (first: string, second: string) => `${first} ${second}`,
  quic: 'QUIC (UDP zum selben Port) wurde nicht getestet. Ohne QUIC laufen Streams über WebSocket.',
} satisfies Texts['hops'];
