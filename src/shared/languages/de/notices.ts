import type { Texts } from '../catalogue.ts';

/** What main tells once above everything else. A link that was not followed has the words of its failure. */
export const notices = {
  'settings-damaged': (keptAs: string) => ({
    title: 'Ihre Einstellungen ließen sich nicht lesen',
    advice: `Sie wurden als ${keptAs} beiseitegelegt. Stagedoor startet ohne sie.`,
  }),
  'home-unwritable': {
    title: 'Stagedoor kann nicht in seinen Ordner schreiben',
    advice:
      'Änderungen bleiben nur, bis Stagedoor endet. Schaffen Sie Platz oder setzen Sie STAGEDOOR_HOME auf einen eigenen Ordner.',
  },
  'keys-this-run': {
    title: 'Ihre Schlüssel bleiben nur, bis Stagedoor endet',
    advice:
      'Kein Schlüsselbund ist offen. Installieren oder entsperren Sie unter Linux gnome-keyring und geben Sie die Schlüssel dann erneut ein.',
  },
  'sign-in-this-run': {
    title: 'Ihre Anmeldung bleibt nur, bis Stagedoor endet',
    advice:
      'Kein Schlüsselbund ist offen. Installieren oder entsperren Sie unter Linux gnome-keyring und melden Sie sich dann erneut an.',
  },
  'sign-in-ends': (time: string, connections: string) => ({
    title: `Sie sind bis ${time} angemeldet`,
    advice: `Melden Sie sich vorher erneut an, um ohne Pause weiterzuarbeiten: ${connections}.`,
  }),
} satisfies Texts['notices'];
