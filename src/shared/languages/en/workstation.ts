/** All about one workstation. */
export const workstation = {
  /** What a picture of its screen shows. */
  screen: (name: string) => `What is on the screen of ${name} now`,
  endTitle: (name: string) => `End ${name}?`,
  backupTitle: (name: string) => `Start ${name} from a backup`,
  gone: 'It is not in the list any more.',
  endMeans:
    "The workstation is deleted with everything that is only on it: open work, settings and files on its own disks. What is on the studio's shared storage stays. This cannot be taken back.",
  loadingBackups: 'Loading the backups',
  noBackup: 'There is no backup of it.',
  backupMeans: 'It starts as it was then. What was done since is not in it.',
  notCopied: 'It could not be copied. Take it from here:',
  link: 'Link',
  facts: {
    state: 'State',
    session: 'Session',
    studio: 'Studio',
    profile: 'Profile',
    image: 'Image',
    type: 'Type',
    owner: 'Owner',
    created: 'Created',
    started: 'Started',
    stops: 'Stops',
    ends: 'Ends',
  },
};
