/** How far a new version of the program has come. */
export const updates = {
  title: 'Version',
  off: {
    'not-configured': 'This copy does not look for new versions.',
    policy: 'Your administrator has switched off looking for new versions.',
    preference: 'Stagedoor does not look for new versions.',
  },
  idle: 'No newer version is known.',
  idleSince: (when: string) => `No newer version as of ${when}.`,
  checking: 'Looking for a new version.',
  available: (version: string) => `Version ${version} is there. It is fetched when no launch runs.`,
  downloading: (version: string, percent: string) => `Fetching version ${version}: ${percent}.`,
  ready: (version: string) => `Version ${version} is here, checked and ready.`,
  waits: (version: string) => `Version ${version} is put in place when no launch runs.`,
  installing: (version: string) => `Putting version ${version} in place.`,
  toldOnly: {
    'package-manager': (version: string) =>
      `Version ${version} is there. Your package manager installs it.`,
    administrator: (version: string) =>
      `Version ${version} is there. Your administrator installs it, for everybody here.`,
    user: (version: string) => `Version ${version} is there. Install it as you did this one.`,
  },
  /** At the foot of the window's left side. */
  note: (version: string) => `Version ${version} is there`,
  look: 'Look now',
  install: 'Restart and update',
};
