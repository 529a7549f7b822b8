import { plural } from '../plural.ts';

/** Lists of workstations. */
export const list = {
  title: 'Workstations',
  tools: 'List',
  find: 'Find a workstation',
  studio: 'Studio',
  chooseStudio: 'Choose a studio',
  state: 'State',
  owner: 'Owner',
  order: 'Order',
  show: {
    all: 'All states',
    ready: 'Ready',
    stopped: 'Stopped',
    working: 'Working',
    trouble: 'In trouble',
  },
  owners: { all: "Everybody's", first: 'Mine first', only: 'Only mine' },
  sort: { name: 'By name', state: 'By state', owner: 'By owner', newest: 'Newest first' },
  groups: { favourites: 'Favourites', recent: 'Used last', others: 'Workstations' },
  mine: 'mine',
  stops: (when: string) => `stops ${when}`,
  ends: (when: string) => `ends ${when}`,
  saveWork: (outlook: string) => `${outlook}: save your work`,
  manyStudios: 'There is more than one studio here. Choose one above.',
  noneFits: (count: number) =>
    plural('en', count, { other: `None of the ${count} workstations fits.` }),
  loading: 'Loading the workstations',
  noneMake: 'There are no workstations here. Make a new one.',
  noneAsk: 'There are no workstations here. Ask your administrator for one.',
  noFavourites: 'Mark a workstation with its star to find it here.',
};
