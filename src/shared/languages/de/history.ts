import type { Texts } from '../catalogue.ts';

/** Launches that are over. */
export const history = {
  title: 'Verlauf',
  empty: 'Hier stehen Vorgänge, die vorbei sind.',
  columns: {
    when: 'Wann',
    workstation: 'Workstation',
    place: 'Ort',
    readyAfter: 'Bereit nach',
    end: 'Wie es endete',
  },
  ends: {
    'handed-over': 'Übergeben',
    done: 'Fertig',
    cancelled: 'Abgebrochen',
    failed: 'Fehlgeschlagen',
  },
  wishes: { start: 'Starten', stop: 'Stoppen', end: 'Beenden', create: 'Neue Workstation' },
  /** Titles of failures that would name facts which are not kept. */
  titles: {
    'time-limit': 'Nicht rechtzeitig bereit',
    'not-found': 'Nicht gefunden',
    certificate: 'Einem Zertifikat wird nicht vertraut',
    'studio-unclear': 'Unklar, welches Studio gemeint ist',
    'workstation-unclear': 'Unklar, welche Workstation gemeint ist',
  },
} satisfies Texts['history'];
