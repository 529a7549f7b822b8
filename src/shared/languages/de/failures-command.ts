import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { disk } from './advice.ts';

/** What is said of a command, a link, a connection or the settings that do not fit. */
export const commandFailures = {
  usage: (f) => words('So wird dieser Befehl nicht verwendet', f.message),
  'link-refused': (f) =>
    words(
      'Dem Link wurde nicht gefolgt',
      `${f.reason} Fordern Sie dort, wo er herkam, einen neuen Link an.`,
    ),
  'connection-unknown': (f) =>
    words(
      `Hier gibt es keine Verbindung „${f.connection}“`,
      'Fügen Sie sie zuerst hinzu oder wählen Sie eine aus der Liste.',
    ),
  'connection-unsupported': (f) =>
    words(
      `Diese Version kennt keine Verbindungen der Art „${f.kind}“`,
      'Sie bleibt, wie sie ist. Ein neueres Stagedoor öffnet sie vielleicht.',
    ),
  'connection-invalid': (f) =>
    words('Die Verbindung ist nicht vollständig', `${f.field}: ${f.rule}.`),
  'studio-unclear': (f) =>
    f.count === 0
      ? words(
          'Ihnen steht kein Studio offen',
          'Bitten Sie Ihre Administration um Zugang zu einem Studio.',
        )
      : words(
          'Welches Studio ist gemeint?',
          `Es gibt ${f.count}. Nennen Sie eins in der Verbindung oder mit --studio.`,
        ),
  'workstation-unclear': (f) =>
    f.ready === 0
      ? words('Keine Workstation ist bereit', 'Starten Sie eine und verbinden Sie sich dann.')
      : words(
          'Welche Workstation ist gemeint?',
          `${f.ready} sind bereit. Wählen Sie eine aus der Liste oder nennen Sie sie mit --session.`,
        ),
  'settings-unwritable': (f) =>
    words('Ihre Einstellungen ließen sich nicht speichern', disk[f.why]),
  'settings-newer': words(
    'Ihre Einstellungen stammen aus einem neueren Stagedoor',
    'Sie bleiben, wie sie sind. Aktualisieren Sie dieses hier, um sie zu ändern.',
  ),
  'port-taken': (f) =>
    words(
      `Port ${f.port} ist belegt`,
      'Wählen Sie mit --port einen anderen; ohne --port wird ein freier genommen.',
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
