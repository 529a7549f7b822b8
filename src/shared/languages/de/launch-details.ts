import type { Texts } from '../catalogue.ts';

/** Everything that is known of a launch, for those who look for a cause. */
export const launchDetails = {
  title: 'Details',
  copy: 'Kopieren',
  times: 'Zeiten',
  /** A step's time of day and how long after the launch began. */
  timeAfter: (time: string, span: string) => `${time}, nach ${span}`,
  facts: {
    launch: 'Vorgang',
    connection: 'Verbindung',
    studio: 'Studio',
    session: 'Sitzung',
    streamId: 'Stream',
    state: 'Status',
    statusCode: 'Statuscode',
    createdBy: 'Erstellt von',
    ownedBy: 'Gehört',
    createdAt: 'Erstellt',
    expiresAt: 'Gültig bis',
    requestId: 'Letzte Anfrage-ID',
    requests: 'Anfragen',
    workstationState: 'Status der Workstation',
    workstationStatus: 'Statuscode der Workstation',
    failure: 'Grund',
  },
} satisfies Texts['launchDetails'];
