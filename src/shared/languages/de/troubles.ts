import type { Texts } from '../catalogue.ts';

/** What each trouble is called while we wait: one sentence, what is so and that we go on. */
export const troubles = {
  throttled: 'Der Dienst bittet um Geduld. Es wird seltener abgefragt.',
  offline: 'Dieser Rechner ist offline. Es geht weiter, sobald das Netz wieder da ist.',
  'name-not-found':
    'Der Name des Dienstes lässt sich nicht auflösen. Neuer Versuch läuft; vielleicht ist ein VPN aus.',
  refused: 'Der Dienst nimmt gerade keine Verbindungen an. Neuer Versuch läuft.',
  dropped: 'Die Verbindung ist abgerissen. Neuer Versuch läuft.',
  'no-answer': 'Der Dienst antwortet nicht. Neuer Versuch läuft.',
  'server-error': 'Der Dienst hat selbst ein Problem. Neuer Versuch läuft.',
  busy: 'Dort läuft noch ein anderer Vorgang. Er wird abgewartet.',
  'not-an-answer':
    'Etwas anderes hat geantwortet, vielleicht eine Anmeldeseite dieses Netzes. Neuer Versuch läuft.',
  'empty-answer': 'Die Antwort war leer. Neuer Versuch läuft.',
  'cut-answer': 'Die Antwort brach ab. Neuer Versuch läuft.',
  'clock-skew':
    'Die Uhr dieses Rechners weicht von der des Dienstes ab. Neuer Versuch mit dessen Zeit läuft.',
  'url-missing': 'Der Stream ist bereit, aber seine Adresse fehlt noch. Sie wird erneut abgefragt.',
  'state-unknown':
    'Der Stream hat einen Status, den diese Version nicht kennt. Er wird beobachtet.',
} satisfies Texts['troubles'];
