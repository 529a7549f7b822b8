import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { disk } from './advice.ts';

/** What is said of a command, a link, a connection or the settings that do not fit. */
export const commandFailures = {
  usage: (f) => words('Cette commande ne s’utilise pas ainsi', f.message),
  'link-refused': (f) =>
    words(
      'Le lien n’a pas été suivi',
      `${f.reason} Demandez un nouveau lien là où vous l’avez obtenu.`,
    ),
  'connection-unknown': (f) =>
    words(
      `Il n’y a pas de connexion «\u00a0${f.connection}\u00a0» ici`,
      'Ajoutez-la d’abord, ou choisissez-en une dans la liste.',
    ),
  'connection-unsupported': (f) =>
    words(
      `Cette version ne connaît pas les connexions de type «\u00a0${f.kind}\u00a0»`,
      'Elle est conservée telle quelle. Un Stagedoor plus récent pourra l’ouvrir.',
    ),
  'connection-invalid': (f) => words('La connexion est incomplète', `${f.field}\u00a0: ${f.rule}.`),
  'studio-unclear': (f) =>
    f.count === 0
      ? words(
          'Aucun studio ne vous est ouvert',
          'Demandez à votre administrateur l’accès à un studio.',
        )
      : words(
          'De quel studio s’agit-il\u202f?',
          `Il y en a ${f.count}. Nommez-en un dans la connexion ou avec --studio.`,
        ),
  'workstation-unclear': (f) =>
    f.ready === 0
      ? words('Aucun poste de travail n’est prêt', 'Démarrez-en un, puis connectez-vous.')
      : words(
          'De quel poste de travail s’agit-il\u202f?',
          `${f.ready} sont prêts. Choisissez-en un dans la liste, ou nommez-le avec --session.`,
        ),
  'settings-unwritable': (f) => words('Vos réglages n’ont pas pu être enregistrés', disk[f.why]),
  'settings-newer': words(
    'Vos réglages viennent d’un Stagedoor plus récent',
    'Ils restent tels quels. Mettez celui-ci à jour pour les modifier.',
  ),
  'port-taken': (f) =>
    words(
      `Le port ${f.port} est pris`,
      'Choisissez-en un autre avec --port, ou omettez-le pour un port libre.',
    ),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
