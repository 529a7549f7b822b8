import {
  AcceptEulasCommand,
  CreateStreamingSessionCommand,
  DeleteStreamingSessionCommand,
  GetEulaCommand,
  GetLaunchProfileCommand,
  GetLaunchProfileDetailsCommand,
  GetStreamingSessionBackupCommand,
  GetStreamingSessionCommand,
  ListEulaAcceptancesCommand,
  ListEulasCommand,
  ListLaunchProfilesCommand,
  ListStreamingSessionBackupsCommand,
  ListStreamingSessionsCommand,
  StartStreamingSessionCommand,
  StopStreamingSessionCommand,
  type NimbleClient,
} from '@aws-sdk/client-nimble';
import { describe, expect, it } from 'vitest';
import type { OperationName } from '../../../src/practice/server/routes.ts';
import { clientFor, readyId, startStudio } from '../../support/practice/start-studio.ts';

type Send = (client: NimbleClient, studioId: string) => Promise<object>;

const launchProfileId = 'practice-compositing';
const sessionId = readyId;
const stopped = 'look-development-02';
const eulaId = 'practice-effects-eula';
const backupId = 'backup-evening';

const calls: readonly [OperationName, Send][] = [
  ['ListStreamingSessions', (c, s) => c.send(new ListStreamingSessionsCommand({ studioId: s }))],
  [
    'CreateStreamingSession',
    (c, s) => c.send(new CreateStreamingSessionCommand({ studioId: s, launchProfileId })),
  ],
  [
    'GetStreamingSession',
    (c, s) => c.send(new GetStreamingSessionCommand({ studioId: s, sessionId })),
  ],
  [
    'StartStreamingSession',
    (c, s) => c.send(new StartStreamingSessionCommand({ studioId: s, sessionId: stopped })),
  ],
  [
    'StopStreamingSession',
    (c, s) => c.send(new StopStreamingSessionCommand({ studioId: s, sessionId })),
  ],
  [
    'DeleteStreamingSession',
    (c, s) => c.send(new DeleteStreamingSessionCommand({ studioId: s, sessionId })),
  ],
  ['ListLaunchProfiles', (c, s) => c.send(new ListLaunchProfilesCommand({ studioId: s }))],
  [
    'GetLaunchProfile',
    (c, s) => c.send(new GetLaunchProfileCommand({ studioId: s, launchProfileId })),
  ],
  [
    'GetLaunchProfileDetails',
    (c, s) => c.send(new GetLaunchProfileDetailsCommand({ studioId: s, launchProfileId })),
  ],
  [
    'ListStreamingSessionBackups',
    (c, s) => c.send(new ListStreamingSessionBackupsCommand({ studioId: s })),
  ],
  [
    'GetStreamingSessionBackup',
    (c, s) => c.send(new GetStreamingSessionBackupCommand({ studioId: s, backupId })),
  ],
  ['ListEulas', (c) => c.send(new ListEulasCommand({}))],
  ['GetEula', (c) => c.send(new GetEulaCommand({ eulaId }))],
  ['ListEulaAcceptances', (c, s) => c.send(new ListEulaAcceptancesCommand({ studioId: s }))],
  ['AcceptEulas', (c, s) => c.send(new AcceptEulasCommand({ studioId: s, eulaIds: [eulaId] }))],
];

describe.each(calls)('%s', (operation, send) => {
  it('fails with its fault, and then succeeds because the fault changed nothing', async () => {
    const faults = [{ on: operation, fault: { kind: 'throttle' } }] as const;
    const studio = await startStudio({ script: { faults } });
    const client = clientFor(studio);
    const error: unknown = await send(client, studio.studioId).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 429 },
      $response: { headers: { 'x-amzn-errortype': 'ThrottlingException' } },
    });
    await expect(send(client, studio.studioId)).resolves.toHaveProperty('$metadata');
    expect(studio.requests).toMatchObject([
      { operation, status: 429 },
      { operation, status: 200 },
    ]);
  });

  it('is not found in a studio that does not exist', async () => {
    const studio = await startStudio({ script: { eulas: [] } });
    const client = clientFor(studio);
    const sent = send(client, `${studio.studioId}-missing`);
    if (operation === 'ListEulas') await expect(sent).resolves.toMatchObject({ eulas: [] });
    else await expect(sent).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
