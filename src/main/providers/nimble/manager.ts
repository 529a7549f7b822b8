import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { StreamingInstanceType, StreamingSession } from '@aws-sdk/client-nimble';
import { isResourceId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import type { Target, WorkstationManager } from '../../core/provider/provider.ts';
import { backupFrom, detailsFrom, eulaFrom, profileFrom } from './catalogue.ts';
import { workstationFrom } from './mapping.ts';
import { next, pageOf, type Send } from './send.ts';

/** Changes to workstations, and what new ones are created from, in Nimble's protocol. */
export function createManager(send: Send) {
  return {
    read: (target, signal) =>
      send(
        (client, { readSession }, options) => client.send(new readSession(idsOf(target)), options),
        (response) => requestedWorkstation(target, response.session),
        signal,
      ),
    end: (target, clientToken, signal) =>
      send(
        (client, { endSession }, options) =>
          client.send(new endSession({ ...idsOf(target), clientToken }), options),
        (response) => requestedWorkstation(target, response.session),
        signal,
      ),
    power: {
      start: (target, backup, clientToken, signal) =>
        send(
          (client, { startSession }, options) => {
            const from = backup === undefined ? {} : { backupId: backup };
            return client.send(
              new startSession({ ...idsOf(target), ...from, clientToken }),
              options,
            );
          },
          (response) => requestedWorkstation(target, response.session),
          signal,
        ),
      stop: (target, clientToken, signal) =>
        send(
          (client, { stopSession }, options) =>
            client.send(new stopSession({ ...idsOf(target), clientToken }), options),
          (response) => requestedWorkstation(target, response.session),
          signal,
        ),
      listBackups: (studioId, page, signal) =>
        send(
          (client, { listBackups }, options) =>
            client.send(new listBackups({ studioId, ...next(page) }), options),
          (response) =>
            pageOf(response, (response.streamingSessionBackups ?? []).flatMap(backupFrom)),
          signal,
        ),
    },
    creator: {
      create: (studioId, { profile, image, instanceType, name }, clientToken, signal) =>
        send(
          (client, { createSession }, options) =>
            client.send(
              new createSession({
                studioId,
                clientToken,
                launchProfileId: profile,
                ...omitUndefined({ streamingImageId: image }),
                ...(name !== undefined && { tags: { Name: name } }),
                // The set of types is open; the SDK's type lists only those of its release.
                ...(instanceType !== undefined && {
                  ec2InstanceType: instanceType as StreamingInstanceType,
                }),
              }),
              options,
            ),
          (response) => workstationFrom(response.session ?? {}, studioId),
          signal,
        ),
      listProfiles: (studioId, page, signal) =>
        send(
          (client, { listProfiles }, options) =>
            client.send(new listProfiles({ studioId, ...next(page) }), options),
          (response) => pageOf(response, (response.launchProfiles ?? []).flatMap(profileFrom)),
          signal,
        ),
      readProfile: (studioId, launchProfileId, signal) =>
        send(
          (client, { readProfile }, options) =>
            client.send(new readProfile({ studioId, launchProfileId }), options),
          (response) => detailsFrom(response, launchProfileId),
          signal,
        ),
      agreements: {
        readEula: (eulaId, signal) =>
          send(
            (client, { readEula }, options) => client.send(new readEula({ eulaId }), options),
            (response) => eulaFrom(response.eula, eulaId),
            signal,
          ),
        listAcceptances: (studioId, eulas, page, signal) =>
          send(
            (client, { listAcceptances }, options) =>
              client.send(
                new listAcceptances({ studioId, eulaIds: [...eulas], ...next(page) }),
                options,
              ),
            (response) => {
              // A service may ignore the filter.
              const wanted = new Set<unknown>(eulas);
              const found = (response.eulaAcceptances ?? []).map(({ eulaId }) => eulaId);
              return pageOf(
                response,
                found.filter(isResourceId).filter((id) => wanted.has(id)),
              );
            },
            signal,
          ),
        acceptEulas: (studioId, eulas, clientToken, signal) =>
          send(
            (client, { acceptEulas }, options) =>
              client.send(new acceptEulas({ studioId, eulaIds: [...eulas], clientToken }), options),
            () => undefined,
            signal,
          ),
      },
    },
  } satisfies WorkstationManager;
}
export type NimbleManager = ReturnType<typeof createManager>;

const idsOf = ({ studio, session }: Target) => ({ studioId: studio, sessionId: session });

/**
 * The workstation that was requested, with what the response says about it, which may be nothing.
 */
const requestedWorkstation = (
  { studio, session }: Target,
  raw: StreamingSession = {},
): Workstation => ({
  ...workstationFrom(raw, studio),
  id: session,
});
