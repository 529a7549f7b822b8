/** What main tells once above everything else. A link that was not followed has the words of its failure. */
export const notices = {
  'settings-damaged': (keptAs: string) => ({
    title: 'Your settings could not be read',
    advice: `They were set aside as ${keptAs}. Stagedoor starts with none.`,
  }),
  'home-unwritable': {
    title: 'Stagedoor cannot write to its own folder',
    advice:
      'What you change lasts for this run only. Free some space, or set STAGEDOOR_HOME to a folder of yours.',
  },
  'keys-this-run': {
    title: 'Your keys are kept for this run only',
    advice:
      'There is no keychain that is open. On Linux, install gnome-keyring or unlock it, then enter the keys again.',
  },
  'sign-in-this-run': {
    title: 'Your sign-in is kept for this run only',
    advice:
      'There is no keychain that is open. On Linux, install gnome-keyring or unlock it, then sign in again.',
  },
  'sign-in-ends': (time: string, connections: string) => ({
    title: `You are signed in until ${time}`,
    advice: `Sign in again before that to go on without a break: ${connections}.`,
  }),
};
