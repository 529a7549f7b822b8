import type { ImportRefusal } from '../../connections/imported.ts';

/** What is said of each setting of a file that was left out of the form. */
export const imports = {
  refusals: {
    secret: 'It is a secret, and no file hands those on. Enter your own.',
    agreement: 'A command is agreed to where it can be seen. Choose the profile again.',
    unsafe: 'It would have any certificate accepted. Name a CA file or a pin instead.',
    'not-fitting': 'Its value is not one that this setting can have.',
    twice: 'It is there twice, with different values.',
    'not-kept': 'Connections have no such setting.',
  } satisfies Record<ImportRefusal, string>,
};
