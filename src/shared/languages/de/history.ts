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
    'connection-unknown': 'Diese Verbindung gibt es nicht',
    'connection-unsupported': 'Diese Art von Verbindung ist hier unbekannt',
    'port-taken': 'Der Port war belegt',
    'profile-unknown': 'Dieses Profil gibt es nicht',
    'profile-unusable': 'Das Profil ist nicht verwendbar',
    'process-not-agreed': 'Dem Befehl des Profils wurde nicht zugestimmt',
    'clock-wrong': 'Die Uhr dieses Rechners geht falsch',
  },
} satisfies Texts['history'];
