import type { Texts } from '../catalogue.ts';

/** How far a new version of the program has come. */
export const updates = {
  title: 'Version',
  off: {
    'not-configured': 'Diese Kopie sucht nicht nach neuen Versionen.',
    policy: 'Ihre Administration hat die Suche nach neuen Versionen abgeschaltet.',
    preference: 'Stagedoor sucht nicht nach neuen Versionen.',
  },
  idle: 'Keine neuere Version bekannt.',
  idleSince: (when: string) => `Keine neuere Version, Stand ${when}.`,
  checking: 'Eine neue Version wird gesucht.',
  available: (version: string) =>
    `Version ${version} ist da. Sie wird geladen, wenn kein Vorgang läuft.`,
  downloading: (version: string, percent: string) => `Version ${version} wird geladen: ${percent}.`,
  ready: (version: string) => `Version ${version} ist geladen, geprüft und bereit.`,
  waits: (version: string) => `Version ${version} wird eingespielt, wenn kein Vorgang läuft.`,
  installing: (version: string) => `Version ${version} wird eingespielt.`,
  toldOnly: {
    'package-manager': (version: string) =>
      `Version ${version} ist da. Ihre Paketverwaltung installiert sie.`,
    administrator: (version: string) =>
      `Version ${version} ist da. Ihre Administration installiert sie für alle hier.`,
    user: (version: string) => `Version ${version} ist da. Installieren Sie sie auf demselben Weg.`,
  },
  /** At the foot of the window's left side. */
  note: (version: string) => `Version ${version} ist da`,
  look: 'Jetzt suchen',
  install: 'Neustart und Update',
} satisfies Texts['updates'];
