import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { LaunchProfile, Workstation } from '../../../shared/workstations/workstation.ts';
import { text } from '../../core/provider/response-fields.ts';
import type { WorkstationManager } from '../../core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { findCreatedSession, isBeingDeleted, nameWithMark } from '../dcv/find-created-session.ts';
import { createLostCreations } from '../dcv/lost-creations.ts';
import { mapResponse } from '../dcv/item-results.ts';
import { workstationFrom } from '../dcv/session-mapping.ts';
import type { Session } from '../dcv/wire.ts';
import { equals, type Template } from './console.ts';
import type { AccessConsoleOptions } from './options.ts';

/** The default name of a session: the handler requires one. */
const DEFAULT_NAME = 'Session';

/**
 * Creates sessions from templates and ends them. A created session is recognised by its name; see
 * `find-created-session.ts`.
 */
export function createManager({ console, turn, onUser }: AccessConsoleOptions): WorkstationManager {
  const lost = createLostCreations();
  return {
    async read({ studio, session }, signal) {
      return asWorkstation(await console.session(session, signal), studio);
    },

    async end({ studio, session: id }, _, signal) {
      // The handler needs the session's owner.
      const found = await console.session(id, signal);
      if (found.kind !== 'answer') return found;
      // An earlier attempt whose response was lost may have ended it: then this change is already
      // done.
      if (isBeingDeleted(found.value)) return asWorkstation(found, studio);
      await turn(signal);
      const ended = await console.remove(id, found.value.Owner ?? '', signal);
      return mapResponse(ended, ({ State }) => workstationFrom({ ...found.value, State }, studio));
    },

    creator: {
      async create(studio, { profile, name = DEFAULT_NAME }, token, signal) {
        const Name = nameWithMark(name, token);
        const filters = { SessionNames: equals(Name) };
        const existing = await findCreatedSession(
          (page) => console.sessions(page, filters, signal),
          (session) => session.Name === Name,
          () => turn(signal),
        );
        if (existing.kind !== 'answer') return existing;
        if (existing.value !== undefined) return asWorkstation(answer(existing.value), studio);
        if (lost.mayAppear(token)) return transientError('no-answer');
        await turn(signal);
        const user = await console.user(signal);
        if (user.kind !== 'answer') return user;
        onUser(user.value);
        if (user.value.Id === undefined) return transientError('not-an-answer');
        await turn(signal);
        const request = { SessionTemplateId: profile, Name, Owner: user.value.Id };
        const created = await lost.send(token, () => console.create(request, signal));
        return asWorkstation(created, studio);
      },

      async listProfiles(_, page, signal) {
        const templates = await console.templates(page, {}, signal);
        return mapResponse(templates, ({ items, ...rest }) => ({
          ...rest,
          items: items.flatMap(profileFrom),
        }));
      },

      async readProfile(_, id, signal) {
        const templates = await console.templates(undefined, { Ids: equals(id) }, signal);
        if (templates.kind !== 'answer') return templates;
        const [profile] = templates.value.items.filter(({ Id }) => Id === id).flatMap(profileFrom);
        return profile === undefined
          ? failure({ code: 'not-found', what: 'thing' })
          : answer({ profile, images: [] });
      },
    },
  };
}

/**
 * A template as a launch profile. Left out without a usable id, because nothing can be created from
 * it.
 */
function profileFrom({ Id: id, Name: name, Description: description }: Template): LaunchProfile[] {
  if (!isResourceId(id)) return [];
  return [
    {
      id,
      ...text('name', name),
      ...text('description', description),
      canStop: false,
      instanceTypes: [],
      images: [],
      asks: ['name'],
    },
  ];
}

const asWorkstation = (
  response: ServiceResponse<Session>,
  studio: ResourceId,
): ServiceResponse<Workstation> =>
  mapResponse(response, (session) => workstationFrom(session, studio));
