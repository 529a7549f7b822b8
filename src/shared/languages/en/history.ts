/** Launches that are over. */
export const history = {
  title: 'History',
  empty: 'Launches that are over are listed here.',
  columns: {
    when: 'When',
    workstation: 'Workstation',
    place: 'Place',
    readyAfter: 'Ready after',
    end: 'How it ended',
  },
  ends: { 'handed-over': 'Handed over', done: 'Done', cancelled: 'Cancelled', failed: 'Failed' },
  wishes: { start: 'Start', stop: 'Stop', end: 'End', create: 'New workstation' },
  /** Titles of failures that would name facts which are not kept. */
  titles: {
    'time-limit': 'Not ready in time',
    'not-found': 'It was not found',
    certificate: 'A certificate is not trusted',
    'studio-unclear': 'It was not clear which studio is meant',
    'workstation-unclear': 'It was not clear which workstation is meant',
    'connection-unknown': 'There is no such connection',
    'connection-unsupported': 'This kind of connection is not known here',
    'port-taken': 'The port was taken',
    'profile-unknown': 'There is no such profile',
    'profile-unusable': 'The profile cannot be used',
    'process-not-agreed': "The profile's command was not agreed to",
    'clock-wrong': "This machine's clock is wrong",
  },
};
