import type { Texts } from '../catalogue.ts';

/** How a workstation is and why: states and status codes of the service, which are open sets. */
export const statuses = {
  /** States, as a row shows them. */
  states: {
    READY: 'Bereit',
    CREATE_IN_PROGRESS: 'Wird erstellt',
    START_IN_PROGRESS: 'Startet',
    STOP_IN_PROGRESS: 'Stoppt',
    DELETE_IN_PROGRESS: 'Wird gelöscht',
    STOPPED: 'Gestoppt',
    DELETED: 'Gelöscht',
    CREATE_FAILED: 'Erstellen fehlgeschlagen',
    START_FAILED: 'Start fehlgeschlagen',
    STOP_FAILED: 'Stopp fehlgeschlagen',
    DELETE_FAILED: 'Löschen fehlgeschlagen',
    UNREACHED: 'Nicht erreichbar',
    UNTRIED: 'Nicht geprüft',
  },
  unknown: 'Status unbekannt',
  /** Why a workstation cannot be connected to. */
  reasons: {
    'until-ready': 'Warten Sie, bis sie bereit ist',
    'until-stopped': 'Warten Sie, bis sie gestoppt ist',
    'going-away': 'Sie wird gelöscht',
    gone: 'Sie ist gelöscht',
    'not-running': 'Sie läuft nicht',
    administrator: 'Fragen Sie Ihre Administration',
    'not-known': 'Unklar, ob sie bereit ist',
  },
  /** Status codes of one that is well. */
  progress: {
    STREAMING_SESSION_READY: 'Sie ist bereit zum Verbinden.',
    STREAMING_SESSION_STARTED: 'Sie ist gestartet und gleich bereit.',
    STREAMING_SESSION_STOPPED: 'Sie ist gestoppt. Starten Sie sie zum Verbinden.',
    STREAMING_SESSION_DELETED: 'Sie ist gelöscht. Erstellen Sie bei Bedarf eine neue.',
    STREAMING_SESSION_CREATE_IN_PROGRESS: 'Sie wird erstellt. Das dauert einige Minuten.',
    STREAMING_SESSION_START_IN_PROGRESS: 'Sie startet. Das dauert einige Minuten.',
    STREAMING_SESSION_STOP_IN_PROGRESS: 'Sie stoppt. Warten Sie, bis sie gestoppt ist.',
    STREAMING_SESSION_DELETE_IN_PROGRESS: 'Sie wird gelöscht und ist gleich weg.',
  },
  /** Status codes of one that is not: what is so, and what to do. */
  causes: {
    INSUFFICIENT_CAPACITY: {
      what: 'Zurzeit ist keine Maschine dieser Art frei.',
      advice: 'Versuchen Sie es später erneut oder wählen Sie einen anderen Instanztyp.',
    },
    ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR: {
      what: 'Sie konnte der Domäne des Studios nicht beitreten.',
      advice: 'Melden Sie es Ihrer Administration.',
    },
    NETWORK_CONNECTION_ERROR: {
      what: 'Sie konnte das Netz des Studios nicht erreichen.',
      advice: 'Hilft ein neuer Versuch nicht, melden Sie es Ihrer Administration.',
    },
    NETWORK_INTERFACE_ERROR: {
      what: 'Sie bekam keinen eigenen Netzanschluss.',
      advice: 'Hilft ein neuer Versuch nicht, melden Sie es Ihrer Administration.',
    },
    INITIALIZATION_SCRIPT_ERROR: {
      what: 'Ein Skript, das sie vorbereitet, ist fehlgeschlagen.',
      advice: 'Melden Sie es Ihrer Administration, mit dem Namen des Startprofils.',
    },
    DECRYPT_STREAMING_IMAGE_ERROR: {
      what: 'Das Image ließ sich nicht entschlüsseln.',
      advice: 'Melden Sie es Ihrer Administration.',
    },
    AMI_VALIDATION_ERROR: {
      what: 'Das Image ist für das Studio nicht verwendbar.',
      advice: 'Melden Sie es Ihrer Administration.',
    },
    INTERNAL_ERROR: {
      what: 'Das Studio hatte selbst ein Problem.',
      advice: 'Versuchen Sie es in einer Minute erneut.',
    },
    // Why a direct host is not reached, or not tried.
    proxied: {
      what: 'Dazwischen steht ein Proxy, daher sagt ein Versuch von hier nichts aus.',
      advice: 'Beim Verbinden zeigt sich, ob der Host da ist.',
    },
    name: {
      what: 'Der Name lässt sich von hier nicht auflösen.',
      advice: 'Meist ist ein VPN ausgeschaltet.',
    },
    refused: {
      what: 'Auf dem Port lauscht nichts.',
      advice: 'Der DCV-Server startet vielleicht noch.',
    },
    'time-out': {
      what: 'Von hier aus kommt keine Antwort.',
      advice: 'Meist liegt es an VPN oder Firewall.',
    },
    'no-route': {
      what: 'Von diesem Netz führt kein Weg dorthin.',
      advice: 'Prüfen Sie das VPN oder das Netzwerkkabel.',
    },
    handshake: {
      what: 'Es kommt Antwort, aber nicht wie von einem DCV-Server.',
      advice: 'Dazwischen könnte eine Firewall sein.',
    },
    certificate: {
      what: 'Dem Zertifikat wird nicht vertraut, und diese Verbindung ist darin streng.',
      advice: 'Fragen Sie Ihre Administration.',
    },
  },
  both: (what: string, advice: string) => `${what} ${advice}`,
  serviceSays: (code: string) => `Der Dienst meldet ${code}.`,
  itSays: (message: string) => `Meldung: ${message}`,
} satisfies Texts['statuses'];
