import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import {
  Ability,
  EULA_MAX_LENGTH,
  type Backup,
  type Eula,
  type LaunchProfile,
  type ProfileDetails,
  type Screenshot,
  type Studio,
  type Workstation,
} from '../../../shared/workstations/workstation.ts';
import { everyPage, findStudio, listStudios } from './list-pages.ts';
import { outcomeOf } from '../base/work.ts';
import type { Ask } from '../provider/service-response.ts';
import type { EulaText, Provider } from '../provider/provider.ts';

/** Everything there is to read of a connection, whole or page by page. Nothing here changes anything. */
export interface WorkstationLists {
  /** What can be done with what is listed. */
  readonly abilities: readonly Ability[];
  studios(): Promise<Result<readonly Studio[]>>;
  /** `onPage` hears each page as it comes; a page that fails leaves those that came. */
  workstations(
    studio: ResourceId | undefined,
    onPage: (items: readonly Workstation[]) => void,
  ): Promise<Result<readonly Workstation[]>>;
  profiles(studio: ResourceId | undefined): Promise<Result<readonly LaunchProfile[]>>;
  profile(studio: ResourceId, profile: ResourceId): Promise<Result<ProfileDetails>>;
  backups(studio: ResourceId, session: ResourceId): Promise<Result<readonly Backup[]>>;
  /** Pictures of screens, where the kind of connection gives them; none elsewhere. */
  screenshots(sessions: readonly ResourceId[]): Promise<Result<readonly Screenshot[]>>;
  eulas(studio: ResourceId, eulas: readonly ResourceId[]): Promise<Result<readonly Eula[]>>;
  acceptEulas(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    token: string,
  ): Promise<Result<undefined>>;
  /** The address of an agreement's page; fails where it is not one to open. */
  eulaPage(eula: ResourceId): Promise<Result<URL>>;
}

/** {@link WorkstationLists} over one provider; `ask` says how patiently. */
export function createWorkstationLists(provider: Provider, ask: Ask<never>): WorkstationLists {
  const { manager } = provider;
  const agreements = manager?.maker?.agreements;

  const readEula = (eula: ResourceId) =>
    where(agreements, (one) => outcomeOf(ask((signal) => one.readEula(eula, signal))));

  return {
    abilities: abilitiesOf(provider),
    studios: () => outcomeOf(listStudios(provider, ask)),
    async workstations(named, onPage) {
      const studio = await outcomeOf(findStudio(named, provider, ask));
      if (!studio.ok) return studio;
      return outcomeOf(
        everyPage(
          (page, signal) => provider.listWorkstations(studio.value, page, signal),
          ask,
          onPage,
        ),
      );
    },
    async profiles(named) {
      const maker = manager?.maker;
      if (maker === undefined) return ok([]);
      const studio = await outcomeOf(findStudio(named, provider, ask));
      if (!studio.ok) return studio;
      return outcomeOf(
        everyPage((page, signal) => maker.listProfiles(studio.value, page, signal), ask),
      );
    },
    profile: (studio, profile) =>
      where(manager?.maker, (one) =>
        outcomeOf(ask((signal) => one.readProfile(studio, profile, signal))),
      ),
    async backups(studio, session) {
      const listBackups = manager?.power?.listBackups;
      if (listBackups === undefined) return ok([]);
      const all = await outcomeOf(
        everyPage((page, signal) => listBackups(studio, page, signal), ask),
      );
      return all.ok ? ok(all.value.filter((backup) => backup.session === session)) : all;
    },
    async screenshots(sessions) {
      const { screenshots } = provider;
      if (screenshots === undefined) return ok([]);
      return outcomeOf(ask((signal) => screenshots(sessions, signal)));
    },
    eulas: (studio, ids) =>
      where(agreements, async (one) => {
        const accepted = await outcomeOf(
          everyPage((page, signal) => one.listAcceptances(studio, ids, page, signal), ask),
        );
        if (!accepted.ok) return accepted;
        const all: Eula[] = [];
        for (const id of ids) {
          const text = await readEula(id);
          if (!text.ok) return text;
          // Nobody can agree to what is not there, or to a part of it.
          if (!isWhole(text.value.content)) return err({ code: 'eula-unreadable' });
          all.push(shownEula(text.value, accepted.value.includes(id)));
        }
        return ok(all);
      }),
    acceptEulas: (studio, ids, token) =>
      where(agreements, (one) =>
        outcomeOf(ask((signal) => one.acceptEulas(studio, ids, token, signal))),
      ),
    async eulaPage(eula) {
      const text = await readEula(eula);
      if (!text.ok) return text;
      const page = pageOf(text.value.content);
      return page === undefined ? err({ code: 'not-found', what: 'thing' }) : ok(page);
    },
  };
}

/** What the provider can do, by what is there of it. */
function abilitiesOf({ manager, screenshots }: Provider): readonly Ability[] {
  const has: Readonly<Record<Ability, boolean>> = {
    power: manager?.power !== undefined,
    backups: manager?.power?.listBackups !== undefined,
    end: manager !== undefined,
    create: manager?.maker !== undefined,
    screenshots: screenshots !== undefined,
  };
  return Ability.options.filter((one) => has[one]);
}

/** Work with what a kind of connection may not have. */
const where = async <C, T>(
  capability: C | undefined,
  work: (capability: C) => Promise<Result<T>>,
): Promise<Result<T>> =>
  capability === undefined ? err({ code: 'change-impossible' }) : work(capability);

function shownEula({ id, name, content }: EulaText, accepted: boolean): Eula {
  const page = pageOf(content);
  return {
    id,
    accepted,
    ...omitUndefined({ name }),
    ...(page === undefined ? { content } : { page: page.host }),
  };
}

const isWhole = (content: string): boolean =>
  content.trim() !== '' && content.length <= EULA_MAX_LENGTH;

/**
 * The address an agreement's content is, if it is one that may be opened outside: https, or http on
 * this machine's own loopback address (the practice studio); no user info. Anything else is a text.
 */
function pageOf(content: string): URL | undefined {
  if (!/^https?:\/\/[\x21-\x7e]{1,2048}$/.test(content) || !URL.canParse(content)) return undefined;
  const url = new URL(content);
  if (url.username !== '' || url.password !== '') return undefined;
  const isSafe = url.protocol === 'https:' || url.hostname === '127.0.0.1';
  return isSafe ? url : undefined;
}
