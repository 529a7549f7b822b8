import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { LaunchProfile, Workstation } from '../../../shared/workstations/workstation.ts';
import type { NewWorkstation, WorkstationManager } from '../../core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { findCreatedSession, isBeingDeleted, nameWithMark } from '../dcv/find-created-session.ts';
import { createLostCreations } from '../dcv/lost-creations.ts';
import { workstationFrom } from '../dcv/session-mapping.ts';
import type { Session } from '../dcv/wire.ts';
import type { SessionRequest } from './broker.ts';
import type { SessionManagerOptions } from './options.ts';

/** The two types of a session, which take the role of launch profiles. */
const TYPES = [
  ['VIRTUAL', 'Virtual session', 'A separate desktop, next to others. Linux servers only.'],
  ['CONSOLE', 'Console session', "The server's main desktop (Linux or Windows)."],
] as const;

const profiles: readonly LaunchProfile[] = TYPES.flatMap(([id, name, description]) =>
  isResourceId(id)
    ? [
        {
          id,
          name,
          description,
          canStop: false,
          instanceTypes: [],
          images: [],
          asks: ['name', 'requirements'],
        },
      ]
    : [],
);

/** The default name of a session. */
const DEFAULT_NAME = 'Session';
/**
 * Creates and ends sessions of the connection's user. A created session is recognised by its name;
 * see `find-created-session.ts`.
 */
export function createManager({ broker, user, turn }: SessionManagerOptions): WorkstationManager {
  const lost = createLostCreations();
  return {
    async read({ studio, session }, signal) {
      return asWorkstation(await broker.session(session, signal), studio);
    },

    async end({ studio, session: id }, _, signal) {
      const ended = await broker.remove(id, user, signal);
      if (ended.kind === 'answer')
        return asWorkstation(answer({ Id: id, State: ended.value.State }), studio);
      if (ended.kind === 'transient-error' || ended.failure.code !== 'request-refused')
        return ended;
      // An earlier attempt whose response was lost may have ended it: then this change is already
      // done.
      await turn(signal);
      const found = await broker.session(id, signal);
      const isEnding = found.kind === 'answer' && isBeingDeleted(found.value);
      return isEnding ? asWorkstation(found, studio) : ended;
    },

    creator: {
      async create(studio, options, token, signal) {
        const request = requestFor(options, user, token);
        if (request === undefined) return failure({ code: 'not-found', what: 'thing' });
        const existing = await findCreatedSession(
          (page) => broker.sessionsOf(user, page, signal),
          (session) => isCreatedBy(session, request),
          () => turn(signal),
        );
        if (existing.kind !== 'answer') return existing;
        if (existing.value !== undefined) return asWorkstation(answer(existing.value), studio);
        if (lost.mayAppear(token)) return transientError('no-answer');
        await turn(signal);
        const created = await lost.send(token, () => broker.create(request, signal));
        return asWorkstation(created, studio);
      },
      listProfiles: () => Promise.resolve(answer({ items: profiles })),
      readProfile(_, id) {
        const profile = profiles.find((one) => one.id === id);
        return Promise.resolve(
          profile === undefined
            ? failure({ code: 'not-found', what: 'thing' })
            : answer({ profile, images: [] }),
        );
      },
    },
  };
}

/** Undefined if there is no such type. */
function requestFor(
  { profile, name = DEFAULT_NAME, requirements }: NewWorkstation,
  user: string,
  token: string,
): SessionRequest | undefined {
  if (!profiles.some(({ id }) => id === profile)) return undefined;
  return {
    Name: nameWithMark(name, token),
    Owner: user,
    Type: profile,
    ...(requirements !== undefined && requirements !== '' && { Requirements: requirements }),
  };
}

const isCreatedBy = (session: Session, request: SessionRequest): boolean =>
  session.Name === request.Name &&
  (session.Owner ?? request.Owner) === request.Owner &&
  (session.Type ?? request.Type) === request.Type;

const asWorkstation = (
  response: ServiceResponse<Session>,
  studio: ResourceId,
): ServiceResponse<Workstation> =>
  response.kind === 'answer'
    ? answer(workstationFrom(response.value, studio), response.serverTime)
    : response;
