import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import type { PolicyProblem, PolicyRule } from '../../policy/policy-rules.ts';
import type { UpdateRefusal } from '../../updates/update-refusal.ts';
import { disk } from './advice.ts';

const problems: Readonly<Record<PolicyProblem, string>> = {
  unfit: 'It is not what a policy looks like',
  unreadable: 'It cannot be read',
  'too-large': 'It is too large',
  'open-to-others': 'Others than administrators may change it',
};

const rules: Readonly<Record<PolicyRule, string>> = {
  kind: 'Connections of this kind are not allowed. Ask your administrator.',
  'stream-host': 'Its streams come from hosts that are not allowed. Ask your administrator.',
  endpoint: 'Its endpoint is not allowed. Ask your administrator.',
  credentials: 'This way to sign in is not allowed. Ask your administrator.',
  'machine-connection':
    'This connection comes with the machine. Only your administrator can change or remove it.',
  preference: 'Your administrator has decided this setting.',
};

const refusals: Readonly<Record<UpdateRefusal, string>> = {
  'signature-missing': 'Nobody has signed for it.',
  'key-unknown': 'It is signed with a key that this version does not know.',
  'signature-wrong': 'It is not what was signed.',
  'feed-unfit': 'What the server says of it cannot be understood.',
  'size-wrong': 'The file is longer or shorter than it should be.',
  'content-wrong': 'The file is not the one that was signed.',
  'publisher-unknown': 'This system does not know who made it.',
  'not-there': 'The server does not have it.',
  'not-installed': 'It could not be put in place.',
};

/** What is said of the machine's policy and of new versions. */
export const machineFailures = {
  'policy-unreadable': ({ why, field, rule }) => {
    const where = field === undefined ? '' : ` (${field}: ${rule ?? 'does not fit'})`;
    return words(
      'The policy of this machine cannot be followed',
      `${problems[why]}${where}. No connection can be used until your administrator has mended it.`,
    );
  },
  'not-allowed-by-policy': ({ rule }) =>
    words('The policy of this machine does not allow this', rules[rule]),
  'update-refused': ({ why }) =>
    words('The new version was not installed', `${refusals[why]} You keep the version you have.`),
  'update-not-kept': ({ why }) => words('The new version could not be saved', disk[why]),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
