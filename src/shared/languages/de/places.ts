import type { Texts } from '../catalogue.ts';

/** The window's left side, its first page, a link's question, and the practice viewer. */
export const places = {
  title: 'Orte',
  yours: 'Persönlich',
  favourites: 'Favoriten',
  history: 'Verlauf',
  version: (version: string) => `Version ${version}`,
  status: {
    connecting: 'verbindet',
    'needs-sign-in': 'Anmeldung nötig',
    'needs-keys': 'Schlüssel nötig',
    'not-looked': 'noch nicht abgefragt',
    unread: 'nicht lesbar',
    'wants-studio': 'Studio wählen',
    loading: 'lädt',
    reached: 'erreicht',
  },
  signInNote: 'anmelden',
  first: {
    title: 'Mit Ihren Workstations verbinden',
    what: 'Stagedoor fordert einen Stream an, wartet, bis er bereit ist, und übergibt ihn dem DCV-Viewer.',
    practice: 'Übungsstudio',
    practiceMeans: 'Ausgedachte Workstations auf diesem Rechner. Nichts verlässt ihn.',
    tryIt: 'Ohne Konto ausprobieren',
    own: 'Ihr Studio',
    ownMeans:
      'Ein Nimble-kompatibler Endpunkt, ein DCV-Broker, eine Access Console oder ein DCV-Host.',
  },
  link: {
    title: (place: string) => `Ein Link möchte Sie mit „${place}“ verbinden`,
    workstation: 'Workstation',
    studio: 'Studio',
    expected: 'Nur verbinden, wenn Sie diesen Link erwartet haben.',
    remember: 'Für diese Verbindung merken',
  },
  practiceViewer: {
    window: 'Übungs-Viewer',
    title: 'Übungs-Desktop',
    what: 'Dies vertritt den DCV-Viewer. Hier wäre Ihre Workstation zu sehen.',
    received: 'Was der Viewer erhalten hat',
  },
} satisfies Texts['places'];
