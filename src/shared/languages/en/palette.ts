import { plural } from '../plural.ts';

/** The palette: everything that can be done, found by its words. */
export const palette = {
  title: 'What do you want to do?',
  find: 'Find a workstation, a place or a setting',
  nothing: (search: string) => `Nothing has “${search}” in its name.`,
  /** Read aloud as the search goes on. */
  found: (count: number) => plural('en', count, { one: 'One entry', other: `${count} entries` }),
  connect: (workstation: string) => `Connect to ${workstation}`,
  startAndConnect: (workstation: string) => `Start ${workstation} and connect`,
  showLaunch: (workstation: string) => `Show the launch of ${workstation}`,
  copyLink: (workstation: string) => `Copy the link of ${workstation}`,
  about: (workstation: string) => `All about ${workstation}`,
  show: (place: string) => `Show ${place}`,
  make: (place: string) => `New workstation in ${place}`,
  setting: (setting: string) => `Settings: ${setting}`,
  guide: 'Open the guide',
  /** What the keys do, at its foot. */
  keys: { choose: 'choose', run: 'do it', leave: 'close' },
  open: 'Find anything',
};
