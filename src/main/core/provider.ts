import type { Check } from '../../shared/check.ts';
import type { ResourceId } from '../../shared/ids.ts';
import type { StreamFacts } from '../../shared/stream.ts';
import type {
  Backup,
  LaunchProfile,
  ProfileDetails,
  Workstation,
} from '../../shared/workstation.ts';
import type { Reading } from './reading.ts';
import type { Secret } from './secret.ts';

/** Where a workstation is: the studio and the session there. */
export interface Place {
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

/** What a new workstation is made of. */
export interface NewWorkstation {
  readonly profile: ResourceId;
  readonly image?: ResourceId;
  readonly instanceType?: ResourceId;
}

/** An agreement as the service gives it: `content` is a text or the address of a page. */
export interface EulaText {
  readonly id: ResourceId;
  readonly name?: string;
  readonly content: string;
}

/**
 * Changing workstations and making new ones, where a kind of connection can. The same `token` asks for
 * the same change, so a repeat makes no second one. `busy` (a trouble) means that another change is
 * under way there.
 */
export interface WorkstationManager {
  read(place: Place, signal: AbortSignal): Promise<Reading<Workstation>>;
  start(
    place: Place,
    backup: ResourceId | undefined,
    token: string,
    signal: AbortSignal,
  ): Promise<Reading<Workstation>>;
  stop(place: Place, token: string, signal: AbortSignal): Promise<Reading<Workstation>>;
  end(place: Place, token: string, signal: AbortSignal): Promise<Reading<Workstation>>;
  create(
    studio: ResourceId,
    order: NewWorkstation,
    token: string,
    signal: AbortSignal,
  ): Promise<Reading<Workstation>>;
  listProfiles(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<Reading<Page<LaunchProfile>>>;
  readProfile(
    studio: ResourceId,
    profile: ResourceId,
    signal: AbortSignal,
  ): Promise<Reading<ProfileDetails>>;
  /** The backups of a whole studio; whose they are stands in them. */
  listBackups(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<Reading<Page<Backup>>>;
  readEula(eula: ResourceId, signal: AbortSignal): Promise<Reading<EulaText>>;
  /** Which of `eulas` are accepted in this studio. */
  listAcceptances(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<Reading<Page<string>>>;
  acceptEulas(
    studio: ResourceId,
    eulas: readonly ResourceId[],
    token: string,
    signal: AbortSignal,
  ): Promise<Reading<undefined>>;
}

/**
 * A kind of connection, as core sees it. One instance serves one connection. Every method is one
 * request, may be cancelled, never throws for what the service does, and never retries: repeating
 * is the launch's decision.
 */
export interface Provider {
  listStudios(page: string | undefined, signal: AbortSignal): Promise<Reading<Page<Studio>>>;
  listWorkstations(
    studio: ResourceId,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<Reading<Page<Workstation>>>;
  /** Asks for a new stream. The same `token` asks for the same stream, so a repeat makes no second one. */
  createStream(place: Place, token: string, signal: AbortSignal): Promise<Reading<Stream>>;
  readStream(place: Place, stream: ResourceId, signal: AbortSignal): Promise<Reading<Stream>>;
  /** Nothing where workstations can only be connected to. */
  readonly manager?: WorkstationManager;
  /** What a person wants to know when they press "Test": each step with its result. */
  test(signal: AbortSignal): Promise<readonly Check[]>;
}
