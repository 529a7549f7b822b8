import type { Texts } from '../catalogue.ts';
import { plural } from '../plural.ts';

/** The first window's choices and what was found, and testing a connection before it is saved. */
export const firstRun = {
  nimble: 'Ein Nimble-Studio',
  nimbleMeans:
    'Ihr Studio hat Ihnen eine Region oder einen Endpunkt genannt, dazu Schlüssel, ein AWS-Profil oder eine Anmeldeseite.',
  addNimble: 'Nimble-Studio hinzufügen',
  dcv: 'DCV in Ihrem Studio',
  dcvMeans:
    'Ihr Studio hat Ihnen die Adresse einer Access Console, eines Session-Manager-Brokers oder eines DCV-Hosts genannt.',
  addDcv: 'DCV-Verbindung hinzufügen',
  onThisMachine: 'Auf diesem Rechner gefunden',
  looking: 'DCV-Viewer und AWS-Profile werden gesucht',
  viewer: 'Der DCV-Viewer ist installiert.',
  profiles: (count: number) =>
    plural('de', count, {
      one: `${count} AWS-Profil ist für die Anmeldung verwendbar.`,
      other: `${count} AWS-Profile sind für die Anmeldung verwendbar.`,
    }),
  noProfiles: 'Es gibt keine AWS-Profile. Sie können sich auf andere Weise anmelden.',
  testedFirst: 'Die Verbindung wird zuerst getestet und hinzugefügt, wenn alles in Ordnung ist.',
  testedInPart:
    'Was keine Anmeldung braucht, wird zuerst getestet, der Rest, sobald Sie angemeldet sind.',
  testing: {
    'sign-in': 'Anmeldung wird getestet',
    network: 'Weg dorthin wird getestet',
    service: 'Abfrage, was Ihnen offensteht',
  },
  notWell: 'Nicht alles ist in Ordnung, daher wurde noch nichts hinzugefügt',
  cancelTest: 'Test abbrechen',
  back: 'Zurück zum Formular',
  addAnyway: 'Trotzdem hinzufügen',
  added: (name: string) => `„${name}“ ist hinzugefügt. Der Test fand keine Probleme.`,
  addedUntested: (name: string) => `„${name}“ ist hinzugefügt.`,
  addedInPart: (name: string) =>
    `„${name}“ ist hinzugefügt. Der Rest wird getestet, wenn Sie sich anmelden.`,
} satisfies Texts['firstRun'];
