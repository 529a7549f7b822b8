import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** Lists of workstations. */
export const list = {
  title: 'Workstations',
  tools: 'Liste',
  find: 'Workstation suchen',
  studio: 'Studio',
  chooseStudio: 'Studio wählen',
  state: 'Status',
  owner: 'Wessen',
  order: 'Sortierung',
  show: {
    all: 'Jeder Status',
    ready: 'Bereit',
    stopped: 'Gestoppt',
    working: 'In Arbeit',
    trouble: 'Mit Problemen',
  },
  owners: { all: 'Alle', first: 'Meine zuerst', only: 'Nur meine' },
  sort: { name: 'Nach Name', state: 'Nach Status', owner: 'Nach Person', newest: 'Neueste zuerst' },
  groups: { favourites: 'Favoriten', recent: 'Zuletzt benutzt', others: 'Workstations' },
  mine: 'meine',
  stops: (when: string) => `stoppt ${when}`,
  ends: (when: string) => `endet ${when}`,
  saveWork: (outlook: string) => `${outlook}: Arbeit speichern`,
  manyStudios: 'Hier gibt es mehrere Studios. Wählen Sie oben eins aus.',
  noneFits: (count: number) =>
    plural('de', count, {
      one: 'Die einzige Workstation passt nicht.',
      other: `Keine der ${count} Workstations passt.`,
    }),
  loading: 'Workstations werden geladen',
  noneMake: 'Hier gibt es keine Workstations. Erstellen Sie eine neue.',
  noneAsk: 'Hier gibt es keine Workstations. Bitten Sie Ihre Administration um eine.',
  noFavourites: 'Markieren Sie eine Workstation mit dem Stern, dann steht sie hier.',
} satisfies Texts['list'];
