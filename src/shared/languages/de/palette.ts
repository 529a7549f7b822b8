import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The palette: everything that can be done, found by its words. */
export const palette = {
  title: 'Was möchten Sie tun?',
  find: 'Workstation, Ort oder Einstellung suchen',
  nothing: (search: string) => `Nichts hat „${search}“ im Namen.`,
  /** Read aloud as the search goes on. */
  found: (count: number) => plural('de', count, { one: 'Ein Eintrag', other: `${count} Einträge` }),
  connect: (workstation: string) => `Mit ${workstation} verbinden`,
  startAndConnect: (workstation: string) => `${workstation} starten und verbinden`,
  showLaunch: (workstation: string) => `Vorgang von ${workstation} zeigen`,
  copyLink: (workstation: string) => `Link von ${workstation} kopieren`,
  about: (workstation: string) => `Alles über ${workstation}`,
  show: (place: string) => `${place} zeigen`,
  make: (place: string) => `Neue Workstation in ${place}`,
  setting: (setting: string) => `Einstellungen: ${setting}`,
  guide: 'Anleitung öffnen',
  /** What the keys do, at its foot. */
  keys: { choose: 'wählen', run: 'ausführen', leave: 'schließen', escape: 'Esc' },
  open: 'Alles finden',
} satisfies Texts['palette'];
