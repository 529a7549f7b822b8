import type { Texts } from '../catalogue.ts';

/** All about one workstation. */
export const workstation = {
  /** What a picture of its screen shows. */
  screen: (name: string) => `Was der Bildschirm von ${name} jetzt zeigt`,
  endTitle: (name: string) => `„${name}“ beenden?`,
  backupTitle: (name: string) => `„${name}“ aus einem Backup starten`,
  gone: 'Sie ist nicht mehr in der Liste.',
  endMeans:
    'Die Workstation wird mit allem gelöscht, was nur auf ihr ist: offene Arbeit, Einstellungen und Dateien auf ihren eigenen Laufwerken. Was im gemeinsamen Speicher des Studios liegt, bleibt. Das lässt sich nicht rückgängig machen.',
  loadingBackups: 'Backups werden geladen',
  noBackup: 'Es gibt kein Backup von ihr.',
  backupMeans: 'Sie startet, wie sie damals war. Was seither getan wurde, fehlt darin.',
  notCopied: 'Nicht kopiert. Übernehmen Sie den Link von hier:',
  link: 'Link',
  facts: {
    state: 'Status',
    session: 'Sitzung',
    studio: 'Studio',
    profile: 'Startprofil',
    image: 'Image',
    type: 'Typ',
    owner: 'Gehört',
    created: 'Erstellt',
    started: 'Gestartet',
    stops: 'Stoppt',
    ends: 'Endet',
  },
} satisfies Texts['workstation'];
