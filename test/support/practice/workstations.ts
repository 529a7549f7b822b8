import {
  CreateStreamingSessionCommand,
  DeleteStreamingSessionCommand,
  GetStreamingSessionCommand,
  ListStreamingSessionsCommand,
  StartStreamingSessionCommand,
  StopStreamingSessionCommand,
  type CreateStreamingSessionCommandInput,
  type VolumeRetentionMode,
} from '@aws-sdk/client-nimble';
import type { Script } from '../../../src/practice/faults/script.ts';
import { clientFor, createHandClock, startStudio } from './start-studio.ts';

/** Workstations of the default studio: one is stopped, one never stops starting. */
export const stoppedId = 'look-development-02';
export const movingId = 'animation-03';

/** The SDK's error for a refused request. */
export const refused = (name: string, httpStatusCode: number) => ({
  name,
  $metadata: { httpStatusCode },
});

/** A practice studio with a manual clock, and functions to change its workstations by the SDK. */
export async function openWorkstations(script: Script = {}) {
  const { now, pass } = createHandClock();
  const studio = await startStudio({ now, script });
  const client = clientFor(studio);
  const { studioId } = studio;
  const key = (sessionId: string, clientToken?: string) => ({
    studioId,
    sessionId,
    ...(clientToken === undefined ? {} : { clientToken }),
  });
  return {
    studio,
    studioId,
    client,
    now,
    pass,
    get: async (sessionId: string) =>
      (await client.send(new GetStreamingSessionCommand(key(sessionId)))).session,
    create: async (overrides: Partial<CreateStreamingSessionCommandInput> = {}) => {
      const input = { studioId, launchProfileId: 'practice-compositing', ...overrides };
      return (await client.send(new CreateStreamingSessionCommand(input))).session;
    },
    start: async (sessionId: string, clientToken?: string, backupId?: string) => {
      const input = { ...key(sessionId, clientToken), ...(backupId ? { backupId } : {}) };
      return (await client.send(new StartStreamingSessionCommand(input))).session;
    },
    stop: async (sessionId: string, clientToken?: string, mode?: VolumeRetentionMode) => {
      const volume = mode === undefined ? {} : { volumeRetentionMode: mode };
      const command = new StopStreamingSessionCommand({
        ...key(sessionId, clientToken),
        ...volume,
      });
      return (await client.send(command)).session;
    },
    remove: async (sessionId: string, clientToken?: string) =>
      (await client.send(new DeleteStreamingSessionCommand(key(sessionId, clientToken)))).session,
    listed: async () => {
      const { sessions } = await client.send(new ListStreamingSessionsCommand({ studioId }));
      return sessions?.map(({ sessionId }) => sessionId);
    },
  };
}
