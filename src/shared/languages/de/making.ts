import type { Texts } from '../catalogue.ts';

/** The form for a new workstation. */
export const making = {
  name: 'Name',
  requirements: 'Anforderungen',
  requirementsHint: 'Auf welchen Server sie darf, in der Schreibweise des Brokers.',
  title: 'Neue Workstation',
  profile: 'Startprofil',
  type: 'Typ',
  image: 'Image',
  loading: (place: string) => `Auswahl von ${place} wird geladen`,
  connectOnce: 'Verbinden, sobald sie bereit ist',
  toAgree: 'Zu akzeptieren',
  acceptFirst: 'Bitte zuerst akzeptieren.',
  agreement: 'Vereinbarung',
  textOf: (name: string) => `Text von ${name}`,
  openAgreement: (host: string) => `Vereinbarung öffnen (${host})`,
  accepted: 'Sie haben sie akzeptiert.',
  accept: (name: string) => `Ich akzeptiere: ${name}`,
} satisfies Texts['making'];
