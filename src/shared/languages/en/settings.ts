/** The page of settings: each says what it does. */
export const settings = {
  title: 'Settings',
  find: 'Find a setting',
  nothing: (search: string) => `No setting has “${search}” in it.`,
  locked: 'Set by your administrator.',
  groups: {
    window: 'Window',
    notifications: 'Notifications',
    viewer: 'How streams open',
    updates: 'New versions',
    support: 'Help and support',
  },
  viewerNote: 'For connections that say nothing of their own.',
  of: {
    language: {
      name: 'Language',
      means: 'Of this window, its menus and its notifications. The command line speaks English.',
    },
    theme: { name: 'Appearance', means: 'Light or dark, or as the system is.' },
    startAtLogin: {
      name: 'Start at login',
      means: 'Stagedoor waits in the tray, without its window.',
    },
    trayIcon: {
      name: 'Icon in the tray',
      means: 'Shows how your launches are while the window is closed.',
    },
    checkForUpdates: { name: 'Look for new versions', means: 'Once a day, never during a launch.' },
    logLevel: {
      name: 'What the log holds',
      means: 'More of it helps those who look for a cause. Secrets are in neither.',
    },
    'notifications.ready': {
      name: 'A workstation is ready',
      means: 'It was handed to the viewer.',
    },
    'notifications.failed': { name: 'A launch failed', means: 'With what is so, in one line.' },
    'notifications.stops-soon': {
      name: 'A workstation stops soon',
      means: 'Ten minutes before it stops by itself, so that you can save.',
    },
    'notifications.sign-in-needed': {
      name: 'A sign-in is needed',
      means: 'When a launch waits for you, or your sign-in is about to end.',
    },
    'display.fullscreen': { name: 'Full screen', means: 'The stream fills the screen.' },
    'display.allMonitors': { name: 'All monitors', means: 'Full screen on each of them.' },
    'display.transport': {
      name: 'Transport',
      means: 'QUIC is smoother. WebSocket gets through more firewalls.',
    },
    'display.yuv444': {
      name: 'Full colour (4:4:4)',
      means: 'Sharper colour edges, for more bandwidth.',
    },
  },
  choices: {
    language: { system: 'As the system' },
    theme: { system: 'As the system', light: 'Light', dark: 'Dark' },
    logLevel: { info: 'The usual', debug: 'More, for support' },
    usual: "The viewer's own",
    on: 'On',
    off: 'Off',
  },
  diagnostics: {
    name: 'Diagnostics',
    means: 'Logs, checks and versions in one text. You see it before anyone else does.',
    make: 'Make',
  },
  about: {
    name: 'About Stagedoor',
    means: 'Its version, and whose work is inside.',
    show: 'Show',
  },
};
