import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import type { PolicyProblem, PolicyRule } from '../../policy/policy-rules.ts';
import type { UpdateRefusal } from '../../updates/update-refusal.ts';
import { disk } from './advice.ts';

const problems: Readonly<Record<PolicyProblem, string>> = {
  unfit: 'Elle n’a pas la forme d’une stratégie',
  unreadable: 'Elle ne peut pas être lue',
  'too-large': 'Elle est trop grande',
  'open-to-others': 'D’autres que les administrateurs peuvent la modifier',
};

const rules: Readonly<Record<PolicyRule, string>> = {
  kind: 'Les connexions de ce type ne sont pas autorisées. Consultez votre administrateur.',
  'stream-host':
    'Ses flux viennent d’hôtes qui ne sont pas autorisés. Consultez votre administrateur.',
  endpoint: 'Son endpoint n’est pas autorisé. Consultez votre administrateur.',
  credentials: 'Ce mode d’identification n’est pas autorisé. Consultez votre administrateur.',
  'machine-connection':
    'Cette connexion est fournie avec la machine. Seul votre administrateur peut la modifier ou la retirer.',
  preference: 'Votre administrateur a fixé ce réglage.',
};

const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'signature-missing': 'Personne ne l’a signée.',
  'key-unknown': 'Elle est signée avec une clé que cette version ne connaît pas.',
  'signature-wrong': 'Ce n’est pas ce qui a été signé.',
  'feed-unfit': 'Ce que le serveur en dit est incompréhensible.',
  'size-wrong': 'Le fichier est plus long ou plus court qu’il ne devrait.',
  'content-wrong': 'Le fichier n’est pas celui qui a été signé.',
  'publisher-unknown': 'Ce système ne sait pas de qui elle vient.',
  'not-there': 'Le serveur ne l’a pas.',
  'not-installed': 'Elle n’a pas pu être mise en place.',
};

/** What is said of the machine's policy and of new versions. */
export const machineFailures = {
  'policy-unreadable': ({ why, field, rule }) => {
    const where = field === undefined ? '' : ` (${field}\u00a0: ${rule ?? 'ne convient pas'})`;
    return words(
      'La stratégie de cette machine ne peut pas être suivie',
      `${problems[why]}${where}. Aucune connexion n’est utilisable tant que votre administrateur ne l’a pas corrigée.`,
    );
  },
  'not-allowed-by-policy': ({ rule }) =>
    words('La stratégie de cette machine ne le permet pas', rules[rule]),
  'update-refused': ({ why }) =>
    words(
      'La nouvelle version n’a pas été installée',
      `${refusals[why]} Vous gardez la version actuelle.`,
    ),
  'update-not-kept': ({ why }) =>
    words('La nouvelle version n’a pas pu être enregistrée', disk[why]),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
