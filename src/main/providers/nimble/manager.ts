import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { StreamingInstanceType, StreamingSession } from '@aws-sdk/client-nimble';
import { isResourceId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import type { Target, WorkstationManager } from '../../core/provider/provider.ts';
import { backupFrom, detailsFrom, eulaFrom, profileFrom } from './catalogue.ts';
import { workstationFrom } from './mapping.ts';
import { next, pageOf, type Send } from './send.ts';

/** Changes to workstations and what new ones are made from, in Nimble's protocol. */
export function createManager(send: Send) {
  return {
    read: (place, signal) =>
      send(
        (client, { readSession }, how) => client.send(new readSession(idsOf(place)), how),
        (out) => at(place, out.session),
        signal,
      ),
    end: (place, clientToken, signal) =>
      send(
        (client, { endSession }, how) =>
          client.send(new endSession({ ...idsOf(place), clientToken }), how),
        (out) => at(place, out.session),
        signal,
      ),
    power: {
      start: (place, backup, clientToken, signal) =>
        send(
          (client, { startSession }, how) => {
            const from = backup === undefined ? {} : { backupId: backup };
            return client.send(new startSession({ ...idsOf(place), ...from, clientToken }), how);
          },
          (out) => at(place, out.session),
          signal,
        ),
      stop: (place, clientToken, signal) =>
        send(
          (client, { stopSession }, how) =>
            client.send(new stopSession({ ...idsOf(place), clientToken }), how),
          (out) => at(place, out.session),
          signal,
        ),
      listBackups: (studioId, page, signal) =>
        send(
          (client, { listBackups }, how) =>
            client.send(new listBackups({ studioId, ...next(page) }), how),
          (out) => pageOf(out, (out.streamingSessionBackups ?? []).flatMap(backupFrom)),
          signal,
        ),
    },
    maker: {
      create: (studioId, { profile, image, instanceType }, clientToken, signal) =>
        send(
          (client, { createSession }, how) =>
            client.send(
              new createSession({
                studioId,
                clientToken,
                launchProfileId: profile,
                ...omitUndefined({ streamingImageId: image }),
                // The set of types is open; the SDK's type names those of its day.
                ...(instanceType !== undefined && {
                  ec2InstanceType: instanceType as StreamingInstanceType,
                }),
              }),
              how,
            ),
          (out) => workstationFrom(out.session ?? {}, studioId),
          signal,
        ),
      listProfiles: (studioId, page, signal) =>
        send(
          (client, { listProfiles }, how) =>
            client.send(new listProfiles({ studioId, ...next(page) }), how),
          (out) => pageOf(out, (out.launchProfiles ?? []).flatMap(profileFrom)),
          signal,
        ),
      readProfile: (studioId, launchProfileId, signal) =>
        send(
          (client, { readProfile }, how) =>
            client.send(new readProfile({ studioId, launchProfileId }), how),
          (out) => detailsFrom(out, launchProfileId),
          signal,
        ),
      agreements: {
        readEula: (eulaId, signal) =>
          send(
            (client, { readEula }, how) => client.send(new readEula({ eulaId }), how),
            (out) => eulaFrom(out.eula, eulaId),
            signal,
          ),
        listAcceptances: (studioId, eulas, page, signal) =>
          send(
            (client, { listAcceptances }, how) =>
              client.send(
                new listAcceptances({ studioId, eulaIds: [...eulas], ...next(page) }),
                how,
              ),
            (out) => {
              // A service may not know how to look for some alone.
              const wanted = new Set<unknown>(eulas);
              const found = (out.eulaAcceptances ?? []).map(({ eulaId }) => eulaId);
              return pageOf(
                out,
                found.filter(isResourceId).filter((id) => wanted.has(id)),
              );
            },
            signal,
          ),
        acceptEulas: (studioId, eulas, clientToken, signal) =>
          send(
            (client, { acceptEulas }, how) =>
              client.send(new acceptEulas({ studioId, eulaIds: [...eulas], clientToken }), how),
            () => undefined,
            signal,
          ),
      },
    },
  } satisfies WorkstationManager;
}
export type NimbleManager = ReturnType<typeof createManager>;

const idsOf = ({ studio, session }: Target) => ({ studioId: studio, sessionId: session });

/** The workstation that was asked for, with what the answer says of it, which may be nothing. */
const at = ({ studio, session }: Target, given: StreamingSession = {}): Workstation => ({
  ...workstationFrom(given, studio),
  id: session,
});
