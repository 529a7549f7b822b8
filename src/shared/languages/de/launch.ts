import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The name of its point and, on a row, what is under way; while it lasts; when it is over. */
const changes = {
  starting: { now: 'Startet', doing: 'Workstation wird gestartet', done: 'Gestartet' },
  stopping: { now: 'Stoppt', doing: 'Workstation wird gestoppt', done: 'Gestoppt' },
  ending: { now: 'Endet', doing: 'Workstation wird beendet', done: 'Beendet' },
  creating: { now: 'Wird erstellt', doing: 'Workstation wird erstellt', done: 'Erstellt' },
};

/** Launches: their states, their line of points, what is known of their streams. */
export const launch = {
  title: 'Vorgänge',
  /** One whose workstation is not known yet. */
  nameless: 'Workstation',
  changes,
  states: {
    starting: changes.starting.doing,
    stopping: changes.stopping.doing,
    ending: changes.ending.doing,
    creating: changes.creating.doing,
    requesting: 'Stream wird angefordert',
    waiting: 'Stream wird vorbereitet',
    checking: 'Erreichbarkeit wird geprüft',
    opening: 'Viewer wird gestartet',
    opened: 'Im DCV-Viewer offen',
    done: 'Fertig',
    ended: 'Geschlossen',
    failed: 'Nicht verbunden',
    cancelled: 'Abgebrochen',
  },
  openInPractice: 'Im Übungs-Viewer offen',
  notices: {
    'check-skipped': 'Es wurde nicht geprüft, ob die Workstation erreichbar ist.',
    'check-meaningless':
      'Dazwischen steht ein Proxy, daher lässt sich nicht prüfen, ob die Workstation erreichbar ist.',
    'certificate-unknown':
      'Dieser Rechner kennt das Zertifikat der Workstation nicht. Der Viewer wird nachfragen.',
    'practice-viewer': 'Es ist kein DCV-Viewer installiert, daher vertritt ihn der Übungs-Viewer.',
  },
  usually: (span: string) => `meist in etwa ${span} bereit`,
  /** What was last seen of the workstation, in words of ours: as its state stands elsewhere. */
  still: (state: string) => `noch „${state}“`,
  /** The same, in the service's own. */
  stillUnknown: (state: string) => `noch ${state}`,
  asked: (times: number) =>
    plural('de', times, { one: 'einmal abgefragt', other: `${times}-mal abgefragt` }),
  elsewhere: (sentence: string) => `${sentence} (über die Kommandozeile)`,
  for: (span: string) => `seit ${span}`,
  points: {
    asked: 'Angefragt',
    preparing: 'Vorbereitung',
    ready: 'Bereit',
    reached: 'Erreicht',
    'handed-over': 'Übergeben',
  },
  pointIs: {
    done: 'fertig',
    now: 'jetzt',
    'to-come': 'kommt noch',
    failed: 'endete hier',
  },
  facts: {
    stream: 'Stream',
    status: 'Status',
    created: 'Erstellt',
    by: 'Von',
    owner: 'Gehört',
    validFor: 'Link noch gültig',
    validUntil: 'Link gültig bis',
    unknown: 'noch nicht bekannt',
  },
} satisfies Texts['launch'];
