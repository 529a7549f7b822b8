import type { FailureCode } from '../../base/failure.ts';
import { words, type WordsFor } from '../../base/failure-wording.ts';
import { disk } from './advice.ts';

/** What is said of a command, a link, a connection or the settings that do not fit. */
export const commandFailures = {
  usage: (f) => words('That is not how this command is used', f.message),
  'link-refused': (f) =>
    words('The link was not followed', `${f.reason} Ask for a new link where you got it.`),
  'connection-unknown': (f) =>
    words(
      `There is no connection “${f.connection}” here`,
      'Add it first, or choose one from the list.',
    ),
  'connection-unsupported': (f) =>
    words(
      `This version does not know connections of kind “${f.kind}”`,
      'It is kept as it is. A newer Stagedoor may open it.',
    ),
  'connection-invalid': (f) => words('The connection is not complete', `${f.field}: ${f.rule}.`),
  'studio-unclear': (f) =>
    f.count === 0
      ? words('No studio is open to you', 'Ask your administrator for access to a studio.')
      : words(
          'Which studio is meant?',
          `There are ${f.count}. Name one in the connection or with --studio.`,
        ),
  'workstation-unclear': (f) =>
    f.ready === 0
      ? words('No workstation is ready', 'Start one, then connect.')
      : words(
          'Which workstation is meant?',
          `${f.ready} are ready. Choose one from the list, or name it with --session.`,
        ),
  'settings-unwritable': (f) => words('Your settings could not be saved', disk[f.why]),
  'settings-newer': words(
    'Your settings are from a newer Stagedoor',
    'They are left as they are. Update this one to change them.',
  ),
  'port-taken': (f) =>
    words(`Port ${f.port} is taken`, 'Choose another with --port, or leave it out for a free one.'),
} satisfies { readonly [Code in FailureCode]?: WordsFor<Code> };
