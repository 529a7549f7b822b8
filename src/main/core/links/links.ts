import { createEmitter } from '../base/emitter.ts';
import type { DeepLink, LinkResult } from '../../../shared/links/deep-link.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId, LaunchId, ResourceId } from '../../../shared/base/ids.ts';
import type { LinkedWorkstation, LinkQuestion } from '../../../shared/ipc/contract.ts';
import type { LinkRefusal } from '../../../shared/base/reasons.ts';
import type { Clock } from '../base/clock.ts';
import type { Connections } from '../connections/connections.ts';
import { connectionAddress, consentTarget } from '../provider/connection-target.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { LaunchRequest } from '../launch/launch-request.ts';
import {
  admitLink,
  forget,
  QUESTION_LIFE_MS,
  NO_LINKS_YET,
  answerQuestion,
} from './link-admission.ts';
import type { Log } from '../base/log.ts';
import type { Notices } from '../base/notices.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

type Connect = Extract<DeepLink, { verb: 'connect' }>;

export interface LinksDeps {
  readonly connections: Pick<Connections, 'find' | 'isTrusted' | 'trust' | 'ownerOf'>;
  /** Starts a launch, or returns the one that serves the same request already. */
  readonly start: (request: LaunchRequest) => Promise<Result<LaunchId>>;
  /** The launches that can be returned by `start` without a new one being started. */
  readonly launches: () => readonly Pick<LaunchState, 'launch' | 'state' | 'elsewhere'>[];
  /** Replaces a launch whose viewer is open with a new attempt. */
  readonly reconnect: (launch: LaunchId) => Promise<Result<LaunchId>>;
  /** What was last seen of a workstation. Sends no request. */
  readonly known: (
    connection: ConnectionId,
    session: ResourceId,
  ) => Promise<LinkedWorkstation | undefined>;
  /** Calls the listener when more may be known. */
  readonly onKnown: (listener: () => void) => void;
  readonly notices: Notices;
  readonly log: Log;
  readonly clock: Clock;
  readonly uuid: () => string;
}

/** The answer to a link's question. */
export interface LinkAnswer {
  readonly accept: boolean;
  /** Follows later links to this connection without a question. */
  readonly remember: boolean;
  /** Starts the workstation first. */
  readonly start?: boolean;
  /** Connects again if the viewer is open. */
  readonly reconnect?: boolean;
}

/** Links from other programs. `link-admission.ts` decides what each link may do. */
export interface Links {
  /** Handles a parsed link. Resolves when the user was asked about it, or it was followed, dropped or refused. */
  arrive(link: LinkResult): Promise<void>;
  /** Reports arguments that contain no single link, like a refused link. */
  refuse(reason: LinkRefusal): void;
  question(): LinkQuestion | null;
  answer(id: string, answer: LinkAnswer): Promise<Result<undefined>>;
  onChange(listener: (question: LinkQuestion | null) => void): () => void;
  /** Calls the listener when a link that may act leads to a launch that was there before. Nothing was started then. */
  onFound(listener: (launch: FoundLaunch) => void): () => void;
}

/** The launch that a link leads to: one that is under way, or whose viewer is open. */
export interface FoundLaunch {
  readonly connection: ConnectionId;
  readonly launch: LaunchId;
}

/** {@link Links} over connections and launches. */
export function createLinks(deps: LinksDeps): Links {
  const { connections, clock, log, notices } = deps;
  const changes = createEmitter<LinkQuestion | null>();
  const found = createEmitter<FoundLaunch>();
  let admission = NO_LINKS_YET;
  let shown: LinkQuestion | null = null;
  /** What the open question is about; see `consentTarget`. */
  let shownTarget: string | undefined;
  let waiting: AbortController | undefined;
  /** Links are handled one after another, because reading whether a connection is trusted takes time. */
  let previous: Promise<void> = Promise.resolve();

  const show = (question: LinkQuestion | null) => {
    shown = question;
    changes.emit(question);
  };
  const report = (failure: Failure) => {
    log.warn('a link was not followed', { code: failure.code });
    // Replaces an earlier notice: the last link is the one that was just clicked.
    notices.dismiss('link');
    notices.add({ id: 'link', about: 'link', failure });
  };
  const targetOf = async (id: ConnectionId): Promise<string | undefined> => {
    const found = await connections.find(id);
    return found.ok ? consentTarget(found.value, await connections.ownerOf(id)) : undefined;
  };
  const follow = async (
    link: Connect,
    { start, reconnect }: Pick<LinkAnswer, 'start' | 'reconnect'> = {},
  ): Promise<void> => {
    const { verb: _, ...request } = link;
    const workstation = (await deps.known(link.connection, link.session))?.name;
    const before = deps.launches();
    const started = await deps.start({
      ...request,
      ...omitUndefined({ workstation }),
      ...(start === true && { change: { what: 'start' } as const }),
    });
    if (!started.ok) {
      report(started.failure);
      return;
    }
    const already = before.find(({ launch }) => launch === started.value);
    if (already === undefined) return;
    if (reconnect === true && already.state === 'opened' && already.elsewhere !== true) {
      const again = await deps.reconnect(already.launch);
      if (!again.ok) report(again.failure);
    } else found.emit({ connection: link.connection, launch: started.value });
  };

  const forgetLater = (): AbortController => {
    const answered = new AbortController();
    clock.sleep(QUESTION_LIFE_MS, answered.signal).then(
      () => {
        admission = forget(admission, clock.monotonic());
        if (admission.open === undefined) show(null);
      },
      () => undefined,
    );
    return answered;
  };

  const handle = async (parsed: LinkResult): Promise<void> => {
    if (!parsed.ok) {
      const { reason, part } = parsed;
      report({ code: 'link-refused', reason, part });
      return;
    }
    const { link } = parsed;
    if (link.verb === 'open') return;
    const connection = await connections.find(link.connection);
    if (!connection.ok) {
      report(connection.failure);
      return;
    }
    const isTrusted = await connections.isTrusted(link.connection);
    const id = deps.uuid();
    const admitted = admitLink(admission, link, isTrusted, { id, at: clock.monotonic() });
    admission = admitted.state;
    if (admitted.decision === 'act') await follow(link);
    if (admitted.decision === 'drop') log.info('a link was dropped: a question was open');
    if (admitted.decision !== 'ask') return;
    const owner = await connections.ownerOf(link.connection);
    const workstation = await deps.known(link.connection, link.session);
    shownTarget = consentTarget(connection.value, owner);
    show({
      id,
      connection: link.connection,
      connectionName: connection.value.name,
      owner,
      session: link.session,
      ...omitUndefined({
        address: connectionAddress(connection.value),
        studio: link.studio,
        workstation,
      }),
    });
    waiting = forgetLater();
  };

  deps.onKnown(() => {
    const { open } = admission;
    if (open === undefined || shown === null) return;
    void deps.known(open.link.connection, open.link.session).then((workstation) => {
      if (shown?.id !== open.id || isSame(shown.workstation, workstation)) return;
      show({ ...shown, ...omitUndefined({ workstation }) });
    });
  });

  return {
    arrive(link) {
      // An exception reaches only the caller of that link; later links are still handled.
      previous = previous.catch(() => undefined).then(() => handle(link));
      return previous;
    },
    refuse(reason) {
      report({ code: 'link-refused', reason });
    },
    question: () => shown,
    async answer(id, { accept, remember, ...how }) {
      const settled = answerQuestion(admission, id, clock.monotonic(), accept);
      admission = settled.state;
      const { link } = settled;
      if (link === undefined) return err({ code: 'not-found', what: 'thing' });
      waiting?.abort();
      const asked = shownTarget;
      show(null);
      if (!accept) return ok(undefined);
      // The answer is about the connection that was shown; it may have changed since then.
      const target = await targetOf(link.connection);
      if (target === undefined || target !== asked)
        return err({ code: 'not-found', what: 'thing' });
      if (remember) {
        const trusted = await connections.trust(link.connection);
        if (!trusted.ok) report(trusted.failure);
      }
      await follow(link, how);
      return ok(undefined);
    },
    onChange: changes.on,
    onFound: found.on,
  };
}

const isSame = (one: LinkedWorkstation | undefined, other: LinkedWorkstation | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);
