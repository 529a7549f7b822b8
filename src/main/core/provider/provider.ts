import type { Finding } from '../../../shared/base/check.ts';
import type { Failure, Result } from '../../../shared/base/failure.ts';
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

/** A stream as a provider reads it: facts that may be shown, and its URL, which is a secret. */
export interface Stream {
  readonly facts: StreamFacts;
  readonly url?: Secret;
  /** The user who connects to this workstation, if it is not the connection's. */
  readonly user?: string;
  /** The port for QUIC, if it is not the URL's. */
  readonly quicPort?: number;
  /** The type of its machine, if the service names it. How long a stream takes depends on it. */
  readonly instanceType?: string;
  /**
   * Present if something on this machine carries the stream, such as a tunnel. Settles with a failure if that ends while
   * it is needed.
   */
  readonly carrierEnded?: Promise<Failure>;
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

/** The options of a new workstation. `name` and `requirements` are set if its profile asks for them. */
export interface NewWorkstation {
  readonly profile: ResourceId;
  readonly image?: ResourceId;
  readonly instanceType?: ResourceId;
  readonly name?: string;
  /** Which servers it may run on, in the syntax of the broker. */
  readonly requirements?: string;
}

/** An agreement as the service returns it: `content` is a text or the address of a page. */
export interface EulaText {
  readonly id: ResourceId;
  readonly name?: string;
  readonly content: string;
}

/**
 * Changes workstations. Every ability is an optional group, so that core checks whether it is there and never calls an
 * empty method. Repeating a request with the same `token` changes nothing
 * twice. The transient error `busy` means that another change of the workstation is in progress.
 */
export interface WorkstationManager {
  read(target: Target, signal: AbortSignal): Promise<ServiceResponse<Workstation>>;
  /** Present if workstations can be ended, which deletes them. */
  readonly end?: (
    target: Target,
    token: string,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Workstation>>;
  /** Present if workstations can be stopped and started. */
  readonly power?: Power;
  /** Present if workstations can be created. */
  readonly creator?: SessionCreator;
}

export interface Power {
  start(
    target: Target,
    backup: ResourceId | undefined,
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Workstation>>;
  stop(target: Target, token: string, signal: AbortSignal): Promise<ServiceResponse<Workstation>>;
  /** Present if running workstations can be restarted. */
  readonly reboot?: (
    target: Target,
    token: string,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Workstation>>;
  /** The backups of a whole studio; each names its workstation. */
  readonly listBackups?: (
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Page<Backup>>>;
}

export interface SessionCreator {
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
  /** Present if agreements must be accepted before a workstation is created. */
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
 * The service of one connection, as core sees it. Workstations can be listed and connected to; everything
 * else is an optional capability. Every method can be cancelled, never throws because of what the service
 * does, and never retries: the launch decides about that. A method sends one request, or a few if the
 * service needs several; each of them respects the rate limit.
 */
export interface Provider {
  /** The user's name in the service, if it is known without a stream. Otherwise the `createdBy` of a stream is. */
  readonly user?: string;
  /** Present if workstations are in studios. A kind without studios has only {@link SOLE_STUDIO}. */
  readonly listStudios?: (
    page: string | undefined,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Page<Studio>>>;
  listWorkstations(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Page<Workstation>>>;
  /** Requests a new stream. Repeating a request with the same `token` creates only one. */
  createStream(
    target: Target,
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Stream>>;
  /** Present if a stream can be read again. Otherwise each read creates a new one. */
  readonly readStream?: (
    target: Target,
    stream: ResourceId,
    signal: AbortSignal,
  ) => Promise<ServiceResponse<Stream>>;
  /** Present if streams need a program on this machine. Fails if it is missing or cannot be used. */
  readonly checkMachine?: () => Promise<Result<undefined>>;
  /**
   * Present if streams need something on this machine. Called once when the launch whose streams were requested with
   * `token` is over, also if its viewer has just closed: ends what was started for them.
   */
  readonly release?: (token: string) => Promise<void>;
  /** Current screenshots of workstations; those without one are left out. */
  readonly screenshots?: (
    sessions: readonly ResourceId[],
    signal: AbortSignal,
  ) => Promise<ServiceResponse<readonly Screenshot[]>>;
  /** Absent if workstations can only be connected to. */
  readonly manager?: WorkstationManager;
  /**
   * The hosts that a network test tries: those of its services, and that of its streams if all streams share
   * one. If each workstation has its own server, the test tries the server of the last stream.
   */
  readonly endpoints?: () => readonly NetworkEndpoint[];
  /** The findings of "Test" in addition to the network test, one for each step. */
  test(signal: AbortSignal): Promise<readonly Finding[]>;
}
