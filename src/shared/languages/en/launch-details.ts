/** Everything that is known of a launch, for those who look for a cause. */
export const launchDetails = {
  title: 'Technical details',
  copy: 'Copy',
  times: 'Times',
  /** A step's time of day and how long after the launch began. */
  timeAfter: (time: string, span: string) => `${time}, after ${span}`,
  facts: {
    launch: 'Launch',
    connection: 'Connection',
    studio: 'Studio',
    session: 'Session',
    streamId: 'Stream',
    state: 'State',
    statusCode: 'Status code',
    createdBy: 'Created by',
    ownedBy: 'Owner',
    createdAt: 'Created',
    expiresAt: 'Valid until',
    requestId: 'Last request id',
    requests: 'Requests',
    workstationState: 'Workstation state',
    workstationStatus: 'Workstation status',
    failure: 'Failure',
  },
};
