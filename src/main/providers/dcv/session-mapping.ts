import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { isoMoment, text } from '../../core/provider/response-fields.ts';
import { detailOf } from '../../core/provider/service-answer.ts';
import type { Server, Session } from './wire.ts';

/** A session's states as core names them. Others, including UNKNOWN, stay as they are. */
const states: ReadonlyMap<string, string> = new Map([
  ['CREATING', 'CREATE_IN_PROGRESS'],
  ['READY', 'READY'],
  ['DELETING', 'DELETE_IN_PROGRESS'],
  ['DELETED', 'DELETED'],
]);

const stateOf = (state: string | undefined): string | undefined =>
  state === undefined ? undefined : (states.get(state) ?? state);

/** A session as a workstation. Without a usable id it is listed, but cannot be connected to. */
export function workstationFrom(
  session: Session,
  studio: ResourceId,
  servers: readonly Server[] = [],
): Workstation {
  const server = serverOf(session, servers);
  return {
    id: isResourceId(session.Id) ? session.Id : '',
    studio,
    ...text('name', session.Name),
    ...stateFields(session),
    ...text('launchProfile', session.Type),
    // There is no image: the server's operating system is shown instead.
    ...text('image', osOf(server)),
    ...text('instanceType', server?.Host?.Aws?.EC2InstanceType),
    ...text('ownedBy', session.Owner),
    ...text('createdAt', isoMoment(session.CreationTime)),
    ...omitUndefined({ connectedViewers: session.NumOfConnections }),
  };
}

/**
 * A session's state as that of its stream, without the address. There is no stream id: it cannot be
 * read again.
 */
export const streamFacts = (session: Session): StreamFacts => {
  const { statusMessage: _, ...facts } = stateFields(session);
  return { ...facts, ...text('ownedBy', session.Owner) };
};

/** State and reason, in the service's own words, safe to show. */
function stateFields({ State, Substate, StateReason }: Session) {
  const { detail: reason } = detailOf(StateReason);
  return {
    ...text('state', stateOf(State)),
    ...text('statusCode', Substate ?? reason),
    ...(Substate !== undefined && text('statusMessage', reason)),
  };
}

/** False if the broker cannot reach the server, or has set it aside. */
export const isAvailable = ({ Availability }: Server): boolean =>
  Availability?.toUpperCase() !== 'UNAVAILABLE';

/**
 * All facts about a session's server: from the session itself, or from a separate list. A server that
 * was set up again is listed twice for a while, with its old and its new address: an entry that is
 * available is preferred.
 */
export function serverOf(session: Session, servers: readonly Server[]): Server | undefined {
  const { Server: own } = session;
  const listed = servers.filter(({ Id }) => Id !== undefined && Id === own?.Id);
  return listed.find(isAvailable) ?? listed[0] ?? own;
}

/** Each server once, by its id; an entry that is available is preferred. */
export function distinctServers(servers: readonly Server[]): readonly Server[] {
  const ids = new Set(servers.map(({ Id }) => Id));
  return [...ids].flatMap((id) => {
    const listed = servers.filter(({ Id }) => Id === id);
    return id === undefined ? listed : (listed.find(isAvailable) ?? listed.slice(0, 1));
  });
}

/** The ids of the servers whose details have to be requested, each once. */
export const serverIds = (sessions: readonly Session[]): readonly string[] => [
  ...new Set(sessions.flatMap(({ Server: server }) => server?.Id ?? [])),
];

function osOf(server: Server | undefined): string | undefined {
  const os = server?.Host?.Os;
  if (os === undefined) return undefined;
  return os.Name === undefined ? os.Family : [os.Name, os.Version].filter(Boolean).join(' ');
}
