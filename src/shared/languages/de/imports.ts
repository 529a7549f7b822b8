import type { Texts } from '../catalogue.ts';

/** What is said of each setting of a file that was left out of the form. */
export const imports = {
  refusals: {
    secret: 'Geheimnisse gibt keine Datei weiter. Geben Sie Ihr eigenes ein.',
    agreement: 'Einem Befehl stimmt man zu, wo er zu sehen ist. Wählen Sie das Profil erneut.',
    unsafe:
      'Damit würde jedes Zertifikat angenommen. Nennen Sie stattdessen eine CA-Datei oder einen Pin.',
    'not-fitting': 'Den angegebenen Wert kann diese Einstellung nicht haben.',
    twice: 'Diese Einstellung steht zweimal da, mit verschiedenen Werten.',
    'not-kept': 'Verbindungen haben keine solche Einstellung.',
  },
} satisfies Texts['imports'];
