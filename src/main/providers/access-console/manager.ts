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
import { findCreatedSession, isBeingDeleted, markedName } from '../dcv/find-created-session.ts';
import { mapped } from '../dcv/item-results.ts';
import { workstationFrom } from '../dcv/session-mapping.ts';
import type { Session } from '../dcv/wire.ts';
import { equals, type Template } from './console.ts';
import type { AccessConsoleOptions } from './options.ts';

/** The default name of a session: the handler requires one. */
const NAMELESS = 'Session';

/**
 * Creates sessions from templates and ends them. A created session is recognised by its name; see
 * `find-created-session.ts`.
 */
export function createManager({ console, turn, onMe }: AccessConsoleOptions): WorkstationManager {
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
      return mapped(ended, ({ State }) => workstationFrom({ ...found.value, State }, studio));
    },

    maker: {
      async create(studio, { profile, name = NAMELESS }, token, signal) {
        const Name = markedName(name, token);
        const filters = { SessionNames: equals(Name) };
        const made = await findCreatedSession(
          (page) => console.sessions(page, filters, signal),
          (session) => session.Name === Name,
          () => turn(signal),
        );
        if (made.kind !== 'answer') return made;
        if (made.value !== undefined) return asWorkstation(answer(made.value), studio);
        await turn(signal);
        const me = await console.me(signal);
        if (me.kind !== 'answer') return me;
        onMe(me.value);
        if (me.value.Id === undefined) return transientError('not-an-answer');
        await turn(signal);
        const wish = { SessionTemplateId: profile, Name, Owner: me.value.Id };
        return asWorkstation(await console.create(wish, signal), studio);
      },

      async listProfiles(_, page, signal) {
        const templates = await console.templates(page, {}, signal);
        return mapped(templates, ({ items, ...rest }) => ({
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
  reading: ServiceResponse<Session>,
  studio: ResourceId,
): ServiceResponse<Workstation> => mapped(reading, (session) => workstationFrom(session, studio));
