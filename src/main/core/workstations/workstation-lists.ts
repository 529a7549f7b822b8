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
import { resultOf } from '../base/work.ts';
import type { Ask } from '../provider/service-response.ts';
import type { EulaText, Provider } from '../provider/provider.ts';

/** Everything that can be read from a connection, and the acceptance of agreements. */
export interface WorkstationLists {
  /** What this connection can do with its workstations. */
  readonly abilities: readonly Ability[];
  /** See `Provider.user`. */
  readonly user?: string;
  studios(): Promise<Result<readonly Studio[]>>;
  /** Calls `onPage` for each page. If a page fails, earlier pages were already passed on. */
  workstations(
    studio: ResourceId | undefined,
    onPage: (items: readonly Workstation[]) => void,
  ): Promise<Result<readonly Workstation[]>>;
  profiles(studio: ResourceId | undefined): Promise<Result<readonly LaunchProfile[]>>;
  profile(studio: ResourceId, profile: ResourceId): Promise<Result<ProfileDetails>>;
  backups(studio: ResourceId, session: ResourceId): Promise<Result<readonly Backup[]>>;
  /** Screenshots, or none if this kind of connection has none. */
  screenshots(sessions: readonly ResourceId[]): Promise<Result<readonly Screenshot[]>>;
  eulas(studio: ResourceId, eulas: readonly ResourceId[]): Promise<Result<readonly Eula[]>>;
  acceptEulas(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    token: string,
  ): Promise<Result<undefined>>;
  /** The URL of an agreement's page, as `eulas` showed it last. Fails if it showed no page. */
  eulaPage(eula: ResourceId): Promise<Result<URL>>;
}

/** The pages of the agreements of one connection that were shown last, by the agreement's id. */
export type ShownPages = Map<ResourceId, URL>;

export interface WorkstationListsOptions {
  readonly provider: Provider;
  /** Decides how long requests are retried. */
  readonly ask: Ask<never>;
  readonly shownPages: ShownPages;
  /** True for the practice studio, whose agreements are pages on this machine. */
  readonly isPractice: boolean;
}

/** {@link WorkstationLists} over one provider. */
export function createWorkstationLists({
  provider,
  ask,
  shownPages,
  isPractice,
}: WorkstationListsOptions): WorkstationLists {
  const { manager } = provider;
  const agreements = manager?.creator?.agreements;

  const readEula = (eula: ResourceId) =>
    ifSupported(agreements, (one) => resultOf(ask((signal) => one.readEula(eula, signal))));

  return {
    abilities: abilitiesOf(provider),
    ...omitUndefined({ user: provider.user }),
    studios: () => resultOf(listStudios(provider, ask)),
    async workstations(named, onPage) {
      const studio = await resultOf(findStudio(named, provider, ask));
      if (!studio.ok) return studio;
      return resultOf(
        everyPage(
          (page, signal) => provider.listWorkstations(studio.value, page, signal),
          ask,
          onPage,
        ),
      );
    },
    async profiles(named) {
      const creator = manager?.creator;
      if (creator === undefined) return ok([]);
      const studio = await resultOf(findStudio(named, provider, ask));
      if (!studio.ok) return studio;
      return resultOf(
        everyPage((page, signal) => creator.listProfiles(studio.value, page, signal), ask),
      );
    },
    profile: (studio, profile) =>
      ifSupported(manager?.creator, (one) =>
        resultOf(ask((signal) => one.readProfile(studio, profile, signal))),
      ),
    async backups(studio, session) {
      const listBackups = manager?.power?.listBackups;
      if (listBackups === undefined) return ok([]);
      const all = await resultOf(
        everyPage((page, signal) => listBackups(studio, page, signal), ask),
      );
      return all.ok ? ok(all.value.filter((backup) => backup.session === session)) : all;
    },
    async screenshots(sessions) {
      const { screenshots } = provider;
      if (screenshots === undefined) return ok([]);
      return resultOf(ask((signal) => screenshots(sessions, signal)));
    },
    eulas: (studio, ids) =>
      ifSupported(agreements, async (one) => {
        const accepted = await resultOf(
          everyPage((page, signal) => one.listAcceptances(studio, ids, page, signal), ask),
        );
        if (!accepted.ok) return accepted;
        const all: Eula[] = [];
        for (const id of ids) {
          const text = await readEula(id);
          if (!text.ok) return text;
          // An agreement that is empty or incomplete cannot be accepted.
          if (!isWhole(text.value.content)) return err({ code: 'eula-unreadable' });
          const page = pageOf(text.value.content, isPractice);
          all.push(shownEula(text.value, page, accepted.value.includes(id)));
          if (page === undefined) shownPages.delete(id);
          else shownPages.set(id, page);
        }
        return ok(all);
      }),
    acceptEulas: (studio, ids, token) =>
      ifSupported(agreements, (one) =>
        resultOf(ask((signal) => one.acceptEulas(studio, ids, token, signal))),
      ),
    eulaPage(eula) {
      // Not read again: the service could answer with another address than the one that was shown.
      const page = shownPages.get(eula);
      return Promise.resolve(
        page === undefined ? err({ code: 'not-found', what: 'thing' }) : ok(page),
      );
    },
  };
}

/** The abilities of a provider, by its optional parts. */
function abilitiesOf({ manager, screenshots }: Provider): readonly Ability[] {
  const has: Readonly<Record<Ability, boolean>> = {
    power: manager?.power !== undefined,
    reboot: manager?.power?.reboot !== undefined,
    backups: manager?.power?.listBackups !== undefined,
    end: manager?.end !== undefined,
    create: manager?.creator !== undefined,
    screenshots: screenshots !== undefined,
  };
  return Ability.options.filter((one) => has[one]);
}

/** Runs `work` with a capability, or fails if this kind of connection does not have it. */
const ifSupported = async <C, T>(
  capability: C | undefined,
  work: (capability: C) => Promise<Result<T>>,
): Promise<Result<T>> =>
  capability === undefined ? err({ code: 'change-impossible' }) : work(capability);

function shownEula(
  { id, name, content }: EulaText,
  page: URL | undefined,
  accepted: boolean,
): Eula {
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
 * The URL of an agreement's page, if its content is a URL that may be opened in the browser: https, or for the
 * practice studio http on the loopback address, without user info. Any other content is the agreement's text.
 */
function pageOf(content: string, isPractice: boolean): URL | undefined {
  if (!/^https?:\/\/[\x21-\x7e]{1,2048}$/.test(content) || !URL.canParse(content)) return undefined;
  const url = new URL(content);
  if (url.username !== '' || url.password !== '') return undefined;
  const isSafe = url.protocol === 'https:' || (isPractice && url.hostname === '127.0.0.1');
  return isSafe ? url : undefined;
}
