import { done, failed, type Outcome } from '../../shared/failure.ts';
import type { ResourceId } from '../../shared/ids.ts';
import {
  EULA_MAX_LENGTH,
  type Backup,
  type Eula,
  type LaunchProfile,
  type ProfileDetails,
  type Studio,
  type Workstation,
} from '../../shared/workstation.ts';
import { everyPage, findStudio, outcomeOf, type Ask } from './find-target.ts';
import type { EulaText, Provider, WorkstationManager } from './provider.ts';

/** Everything there is to read of a connection, whole or page by page. Nothing here changes anything. */
export interface WorkstationLists {
  studios(): Promise<Outcome<readonly Studio[]>>;
  /** `onPage` hears each page as it comes; a page that fails leaves those that came. */
  workstations(
    studio: ResourceId | undefined,
    onPage: (items: readonly Workstation[]) => void,
  ): Promise<Outcome<readonly Workstation[]>>;
  profiles(studio: ResourceId | undefined): Promise<Outcome<readonly LaunchProfile[]>>;
  profile(studio: ResourceId, profile: ResourceId): Promise<Outcome<ProfileDetails>>;
  backups(studio: ResourceId, session: ResourceId): Promise<Outcome<readonly Backup[]>>;
  eulas(studio: ResourceId, eulas: readonly ResourceId[]): Promise<Outcome<readonly Eula[]>>;
  acceptEulas(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    token: string,
  ): Promise<Outcome<undefined>>;
  /** The address of an agreement's page; fails where it is not one to open. */
  eulaPage(eula: ResourceId): Promise<Outcome<URL>>;
}

/** {@link WorkstationLists} over one provider; `ask` says how patiently. */
export function createWorkstationLists(provider: Provider, ask: Ask<never>): WorkstationLists {
  const { manager } = provider;
  const managed = async <T>(
    work: (manager: WorkstationManager) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> =>
    manager === undefined ? failed({ code: 'change-impossible' }) : work(manager);

  const readEula = (eula: ResourceId) =>
    managed((one) => outcomeOf(ask((signal) => one.readEula(eula, signal))));

  return {
    studios: () => outcomeOf(everyPage((page, signal) => provider.listStudios(page, signal), ask)),
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
      if (manager === undefined) return done([]);
      const studio = await outcomeOf(findStudio(named, provider, ask));
      if (!studio.ok) return studio;
      return outcomeOf(
        everyPage((page, signal) => manager.listProfiles(studio.value, page, signal), ask),
      );
    },
    profile: (studio, profile) =>
      managed((one) => outcomeOf(ask((signal) => one.readProfile(studio, profile, signal)))),
    backups: (studio, session) =>
      managed(async (one) => {
        const all = await outcomeOf(
          everyPage((page, signal) => one.listBackups(studio, page, signal), ask),
        );
        return all.ok ? done(all.value.filter((backup) => backup.session === session)) : all;
      }),
    eulas: (studio, ids) =>
      managed(async (one) => {
        const accepted = await outcomeOf(
          everyPage((page, signal) => one.listAcceptances(studio, ids, page, signal), ask),
        );
        if (!accepted.ok) return accepted;
        const all: Eula[] = [];
        for (const id of ids) {
          const text = await readEula(id);
          if (!text.ok) return text;
          // Nobody can agree to what is not there, or to a part of it.
          if (!isWhole(text.value.content)) return failed({ code: 'eula-unreadable' });
          all.push(shownEula(text.value, accepted.value.includes(id)));
        }
        return done(all);
      }),
    acceptEulas: (studio, ids, token) =>
      managed((one) => outcomeOf(ask((signal) => one.acceptEulas(studio, ids, token, signal)))),
    async eulaPage(eula) {
      const text = await readEula(eula);
      if (!text.ok) return text;
      const page = pageOf(text.value.content);
      return page === undefined ? failed({ code: 'not-found', what: 'thing' }) : done(page);
    },
  };
}

function shownEula({ id, name, content }: EulaText, accepted: boolean): Eula {
  const page = pageOf(content);
  return {
    id,
    accepted,
    ...(name !== undefined && { name }),
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
