import type { Texts } from '../catalogue.ts';

/** The page of settings: each says what it does. */
export const settings = {
  title: 'Einstellungen',
  find: 'Einstellung suchen',
  nothing: (search: string) => `Keine Einstellung enthält „${search}“.`,
  locked: 'Von Ihrer Administration festgelegt.',
  groups: {
    window: 'Fenster',
    notifications: 'Mitteilungen',
    viewer: 'Öffnen von Streams',
    updates: 'Neue Versionen',
    support: 'Hilfe und Support',
  },
  viewerNote: 'Für Verbindungen, die selbst nichts festlegen.',
  of: {
    language: {
      name: 'Sprache',
      means:
        'Die des Fensters, seiner Menüs und der Mitteilungen. Die Kommandozeile spricht Englisch.',
    },
    theme: { name: 'Darstellung', means: 'Hell, dunkel oder wie das System.' },
    startAtLogin: {
      name: 'Autostart',
      means: 'Stagedoor wartet nach der Anmeldung im Infobereich, ohne Fenster.',
    },
    trayIcon: {
      name: 'Symbol im Infobereich',
      means: 'Zeigt, wie es um Ihre Vorgänge steht, während das Fenster geschlossen ist.',
    },
    checkForUpdates: {
      name: 'Neue Versionen suchen',
      means: 'Einmal am Tag, nie während eines Vorgangs.',
    },
    logLevel: {
      name: 'Umfang des Protokolls',
      means: 'Mehr davon hilft bei der Suche nach Ursachen. Geheimnisse stehen nie darin.',
    },
    'notifications.ready': {
      name: 'Eine Workstation ist bereit',
      means: 'Sie wurde dem Viewer übergeben.',
    },
    'notifications.failed': {
      name: 'Ein Vorgang schlug fehl',
      means: 'Mit dem Grund, in einer Zeile.',
    },
    'notifications.stops-soon': {
      name: 'Eine Workstation stoppt bald',
      means: 'Zehn Minuten bevor sie von selbst stoppt, damit Sie speichern können.',
    },
    'notifications.sign-in-needed': {
      name: 'Eine Anmeldung ist nötig',
      means: 'Wenn ein Vorgang auf Sie wartet oder Ihre Anmeldung bald endet.',
    },
    'display.fullscreen': { name: 'Vollbild', means: 'Der Stream füllt den Bildschirm.' },
    'display.allMonitors': { name: 'Alle Monitore', means: 'Vollbild auf jedem davon.' },
    'display.transport': {
      name: 'Transport',
      means: 'QUIC läuft flüssiger. WebSocket kommt durch mehr Firewalls.',
    },
    'display.yuv444': {
      name: 'Volle Farbe (4:4:4)',
      means: 'Schärfere Farbkanten, für mehr Bandbreite.',
    },
  },
  choices: {
    language: { system: 'Wie das System' },
    theme: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    logLevel: { info: 'Das Übliche', debug: 'Mehr, für den Support' },
    usual: 'Wie im Viewer',
    on: 'An',
    off: 'Aus',
  },
  diagnostics: {
    name: 'Diagnose',
    means: 'Protokolle, Prüfungen und Versionen in einem Text. Sie sehen ihn vor allen anderen.',
    make: 'Erstellen',
  },
  about: {
    name: 'Über Stagedoor',
    means: 'Die Version, und wessen Arbeit darin steckt.',
    show: 'Zeigen',
  },
} satisfies Texts['settings'];
