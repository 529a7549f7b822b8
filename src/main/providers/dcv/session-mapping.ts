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

/** All facts about a session's server: from the session itself, or from a separate list. */
export function serverOf(session: Session, servers: readonly Server[]): Server | undefined {
  const { Server: own } = session;
  return servers.find(({ Id }) => Id !== undefined && Id === own?.Id) ?? own;
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
