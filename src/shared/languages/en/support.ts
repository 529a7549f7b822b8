/** What the user gives to those who help, and what the program is made of. */
export const support = {
  launch: {
    title: 'For support: this launch',
    means: 'Names of people and folders are taken out. Read it before you pass it on.',
  },
  machine: {
    title: 'Diagnostics',
    means:
      'Logs, checks, versions and policy, with names of people and folders taken out. Read it before you pass it on.',
  },
  text: 'The text',
  making: 'Putting it together',
  copy: 'Copy',
  copied: 'Copied',
  save: 'Save…',
  saved: (file: string) => `Saved as ${file}.`,
  copyForSupport: 'Copy for support',
};
export const about = {
  title: 'About Stagedoor',
  what: 'A launcher for remote workstations streamed over DCV.',
  licence: 'Free software under the MIT licence.',
  versions: {
    stagedoor: 'Stagedoor',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    os: 'System',
  },
  copyVersions: 'Copy versions',
  inside: 'Whose work is inside',
  noText: 'It brings no text of its licence.',
};
