import type { Finding } from '../../../shared/base/check.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type {
  Backup,
  LaunchProfile,
  ProfileDetails,
  Screenshot,
  Workstation,
} from '../../../shared/workstations/workstation.ts';
import type { NetworkEndpoint } from './network-endpoint.ts';
import type { ServiceResponse } from './service-response.ts';
import type { Secret } from '../secrets/secret.ts';

/** Where a workstation is: the studio and the session there. */
export interface Target {
  readonly studio: ResourceId;
  readonly session: ResourceId;
}

/** A stream as a provider reads it: what may be shown, and the URL apart, as the secret it is. */
export interface Stream {
  readonly facts: StreamFacts;
  readonly url?: Secret;
}

export interface Studio {
  readonly id: ResourceId;
  readonly name?: string;
}

/** One page of a list, and how to ask for the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** What a new workstation is made of. `name` and `requirements` where its profile asks for them. */
export interface NewWorkstation {
  readonly profile: ResourceId;
  readonly image?: ResourceId;
  readonly instanceType?: ResourceId;
  readonly name?: string;
  /** Which server it may be placed on, in the words of the broker. */
  readonly requirements?: string;
}

/** An agreement as the service gives it: `content` is a text or the address of a page. */
export interface EulaText {
  readonly id: ResourceId;
  readonly name?: string;
  readonly content: string;
}

/**
 * Changing workstations, where a kind of connection can. What it can beside ending them is a group of its
 * own, so that core asks "is it there?" and never finds an empty method. The same `token` asks for the same
 * change, so a repeat makes no second one. `busy` (a trouble) means that another change is under way there.
 */
export interface WorkstationManager {
  read(place: Target, signal: AbortSignal): Promise<ServiceResponse<Workstation>>;
  end(place: Target, token: string, signal: AbortSignal): Promise<ServiceResponse<Workstation>>;
  /** Where a workstation can be stopped and goes on from there. */
  readonly power?: Power;
  /** Where new ones can be made. */
  readonly maker?: Maker;
}

export interface Power {
  start(
    place: Target,
    backup: ResourceId | undefined,
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Workstation>>;
  stop(place: Target, token: string, signal: AbortSignal): Promise<ServiceResponse<Workstation>>;
  /** The backups of a whole studio; whose they are stands in them. */
  readonly listBackups?: (
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Page<Backup>>>;
}

export interface Maker {
  create(
    studio: ResourceId,
    order: NewWorkstation,
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Workstation>>;
  listProfiles(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Page<LaunchProfile>>>;
  readProfile(
    studio: ResourceId,
    profile: ResourceId,
    signal: AbortSignal,
  ): Promise<ServiceResponse<ProfileDetails>>;
  /** Where agreements have to be accepted before one is made. */
  readonly agreements?: Agreements;
}

export interface Agreements {
  readEula(eula: ResourceId, signal: AbortSignal): Promise<ServiceResponse<EulaText>>;
  /** Which of `eulas` are accepted in this studio. */
  listAcceptances(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Page<string>>>;
  acceptEulas(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<undefined>>;
}

/**
 * A kind of connection, as core sees it: workstations can be listed and connected to; all else is a
 * capability that is there or not. One instance serves one connection. Every method may be cancelled,
 * never throws for what the service does, and never retries: repeating is the launch's decision. Each is
 * one request, or few where the service needs several for one question; then each waits for its turn.
 */
export interface Provider {
  /** Where workstations are in studios. A kind without them is one studio, {@link SOLE_STUDIO}. */
  readonly listStudios?: (
    page: string | undefined,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Page<Studio>>>;
  listWorkstations(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Page<Workstation>>>;
  /** Asks for a new stream. The same `token` asks for the same stream, so a repeat makes no second one. */
  createStream(place: Target, token: string, signal: AbortSignal): Promise<ServiceResponse<Stream>>;
  /** Where a stream is a thing that can be looked at again. Elsewhere each look asks for a new one. */
  readonly readStream?: (
    place: Target,
    stream: ResourceId,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Stream>>;
  /** Pictures of what is on the workstations' screens now; those there is none of are left out. */
  readonly screenshots?: (
    sessions: readonly ResourceId[],
    signal: AbortSignal,
  ) => Promise<ServiceResponse<readonly Screenshot[]>>;
  /** Nothing where workstations can only be connected to. */
  readonly manager?: WorkstationManager;
  /**
   * The hosts it needs, for a network test: what is asked by us, and where its streams come from, if that is
   * the same for all. Where each workstation has a server of its own, the last stream's is tried.
   */
  readonly hops?: () => readonly NetworkEndpoint[];
  /** What a person wants to know when they press "Test", beside the network: each step with its result. */
  test(signal: AbortSignal): Promise<readonly Finding[]>;
}
