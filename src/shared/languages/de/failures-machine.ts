import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import type { PolicyProblem, PolicyRule } from '../../policy/policy-rules.ts';
import type { UpdateRefusal } from '../../updates/update-refusal.ts';
import { disk } from './advice.ts';

const problems: Readonly<Record<PolicyProblem, string>> = {
  unfit: 'Sie sieht nicht wie eine Richtlinie aus',
  unreadable: 'Sie ist nicht lesbar',
  'too-large': 'Sie ist zu groß',
  'open-to-others': 'Nicht nur die Administration darf sie ändern',
};

const rules: Readonly<Record<PolicyRule, string>> = {
  kind: 'Verbindungen dieser Art sind nicht erlaubt. Fragen Sie Ihre Administration.',
  'stream-host':
    'Die Streams kommen von Hosts, die nicht erlaubt sind. Fragen Sie Ihre Administration.',
  endpoint: 'Der Endpunkt ist nicht erlaubt. Fragen Sie Ihre Administration.',
  credentials: 'Diese Art der Anmeldung ist nicht erlaubt. Fragen Sie Ihre Administration.',
  'machine-connection':
    'Diese Verbindung gehört zum Rechner. Nur Ihre Administration kann sie ändern oder entfernen.',
  preference: 'Diese Einstellung hat Ihre Administration festgelegt.',
};

const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'signature-missing': 'Sie ist nicht signiert.',
  'key-unknown': 'Sie ist mit einem Schlüssel signiert, den diese Version nicht kennt.',
  'signature-wrong': 'Sie ist nicht das, was signiert wurde.',
  'feed-unfit': 'Die Angaben des Servers dazu sind unverständlich.',
  'size-wrong': 'Die Datei ist länger oder kürzer, als sie sein soll.',
  'content-wrong': 'Die Datei ist nicht die, die signiert wurde.',
  'publisher-unknown': 'Dieses System weiß nicht, von wem sie stammt.',
  'not-there': 'Der Server hat sie nicht.',
  'not-installed': 'Sie ließ sich nicht einspielen.',
};

/** What is said of the machine's policy and of new versions. */
export const machineFailures = {
  'policy-unreadable': ({ why, field, rule }) => {
    const where = field === undefined ? '' : ` (${field}: ${rule ?? 'passt nicht'})`;
    return words(
      'Die Richtlinie dieses Rechners lässt sich nicht befolgen',
      `${problems[why]}${where}. Bis Ihre Administration das behebt, ist keine Verbindung nutzbar.`,
    );
  },
  'not-allowed-by-policy': ({ rule }) =>
    words('Die Richtlinie dieses Rechners erlaubt das nicht', rules[rule]),
  'update-refused': ({ why }) =>
    words(
      'Die neue Version wurde nicht installiert',
      `${refusals[why]} Ihre bisherige Version bleibt.`,
    ),
  'update-not-kept': ({ why }) => words('Die neue Version ließ sich nicht speichern', disk[why]),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
