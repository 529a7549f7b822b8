import type { Texts } from '../catalogue.ts';

/** What the user gives to those who help, and what the program is made of. */
export const support = {
  launch: {
    title: 'Für den Support: dieser Vorgang',
    means:
      'Namen von Personen und Ordnern sind entfernt. Lesen Sie den Text, bevor Sie ihn weitergeben.',
  },
  machine: {
    title: 'Diagnose',
    means:
      'Protokolle, Prüfungen, Versionen und Richtlinie, ohne Namen von Personen und Ordnern. Lesen Sie den Text, bevor Sie ihn weitergeben.',
  },
  text: 'Der Text',
  making: 'Wird zusammengestellt',
  copy: 'Kopieren',
  copied: 'Kopiert',
  save: 'Speichern',
  saved: (file: string) => `Gespeichert als ${file}.`,
  copyForSupport: 'Für Support kopieren',
} satisfies Texts['support'];
export const about = {
  title: 'Über Stagedoor',
  what: 'Ein Launcher für entfernte Workstations, gestreamt über DCV.',
  licence: 'Freie Software unter der MIT-Lizenz.',
  versions: {
    stagedoor: 'Stagedoor',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    os: 'System',
  },
  copyVersions: 'Versionen kopieren',
  inside: 'Wessen Arbeit darin steckt',
  noText: 'Ein Lizenztext liegt nicht bei.',
} satisfies Texts['about'];
