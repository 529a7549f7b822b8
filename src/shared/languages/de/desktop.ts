import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The desktop around the window: notifications, the tray, the badge, the menu bar. Lists and spans come from `Intl`. */
export const desktop = {
  notifications: {
    codeNeeded: {
      title: 'Ein Code von Ihrem Gerät wird gebraucht',
      body: 'Geben Sie ihn in Stagedoor ein, damit es weitergeht.',
    },
    ready: (name: string) => `${name} ist bereit`,
    allReady: (count: number) =>
      plural('de', count, {
        one: `${count} Workstation ist bereit`,
        other: `${count} Workstations sind bereit`,
      }),
    failed: 'Das ließ sich nicht ausführen',
    allFailed: (count: number) =>
      plural('de', count, {
        one: `${count} Vorgang ist fehlgeschlagen`,
        other: `${count} Vorgänge sind fehlgeschlagen`,
      }),
    /** `when` is a span from now on: „in 3 Minuten“. */
    stops: (name: string, when: string) => `${name} stoppt ${when}`,
    allStop: (count: number, when: string) =>
      plural('de', count, {
        one: `${count} Workstation stoppt ${when}`,
        other: `${count} Workstations stoppen ${when}`,
      }),
    inAMoment: 'in weniger als einer Minute',
    saveWork: 'Speichern Sie Ihre Arbeit.',
    saveAllWork: (names: string) => `Speichern Sie Ihre Arbeit: ${names}.`,
    signIn: 'Melden Sie sich erneut an',
    signInToGoOn: 'Melden Sie sich erneut an, damit es weitergeht',
    /** A workstation and the connection it is found by. */
    where: (workstation: string, connection: string) => `${workstation}, ${connection}`,
    /** The last of a list of names. */
    andMore: (count: number) => plural('de', count, { other: `${count} weitere` }),
  },
  aWorkstation: 'Eine Workstation',
  /** What the tray's light says. */
  cues: {
    off: 'nichts im Gange',
    wait: 'arbeitet',
    go: 'eine Workstation ist offen',
    care: 'etwas wartet auf Sie',
    stop: 'etwas ist fehlgeschlagen',
  },
  /** What one launch is doing, short enough for a menu. */
  steps: {
    starting: 'wird gestartet',
    stopping: 'wird gestoppt',
    ending: 'wird beendet',
    creating: 'wird erstellt',
    requesting: 'Stream wird angefordert',
    waiting: 'Stream wird vorbereitet',
    checking: 'Erreichbarkeit wird geprüft',
    opening: 'Viewer wird gestartet',
    opened: 'im Viewer offen',
    done: 'fertig',
    ended: 'geschlossen',
    failed: 'nicht verbunden',
    cancelled: 'abgebrochen',
  },
  tray: {
    tooltip: (words: string) => `Stagedoor: ${words}`,
    launch: (name: string, step: string) => `${name}: ${step}`,
    launchFor: (name: string, step: string, span: string) => `${name}: ${step}, ${span}`,
    lessThanAMinute: 'weniger als eine Minute',
    open: 'Stagedoor öffnen',
    favourite: (name: string, connection: string) => `${name}, ${connection}`,
    more: (count: number) => plural('de', count, { other: `${count} weitere` }),
    settings: 'Einstellungen\u00a0…',
    quit: 'Beenden',
  },
  wantYou: (count: number) =>
    plural('de', count, {
      one: `${count} Vorgang wartet auf Sie`,
      other: `${count} Vorgänge warten auf Sie`,
    }),
  menu: {
    file: 'Datei',
    newConnection: 'Neue Verbindung\u00a0…',
    importConnections: 'Importieren\u00a0…',
    settings: 'Einstellungen\u00a0…',
    close: 'Schließen',
    quit: 'Beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    findAnything: 'Alles finden\u00a0…',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    window: 'Fenster',
    minimise: 'Minimieren',
    zoomWindow: 'Zoomen',
    toFront: 'Alle nach vorne bringen',
    help: 'Hilfe',
    guide: 'Anleitung',
    diagnostics: 'Diagnose\u00a0…',
    about: 'Über Stagedoor',
    services: 'Dienste',
    hide: 'Stagedoor ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
  },
} satisfies Texts['desktop'];
