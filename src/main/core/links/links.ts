import { createEmitter } from '../base/emitter.ts';
import { parseDeepLink, type DeepLink } from '../../../shared/links/deep-link.ts';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import type { LaunchId } from '../../../shared/base/ids.ts';
import type { LinkQuestion } from '../../../shared/ipc/contract.ts';
import type { LinkRefusal } from '../../../shared/base/reasons.ts';
import type { Clock } from '../base/clock.ts';
import type { Connections } from '../connections/connections.ts';
import type { LaunchRequest } from '../launch/launch-request.ts';
import { admitLink, forget, QUESTION_LIFE_MS, QUIET_GATE, settleQuestion } from './link-gate.ts';
import type { Log } from '../base/log.ts';
import type { Notices } from '../base/notices.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

type Connect = Extract<DeepLink, { verb: 'connect' }>;

export interface LinksDeps {
  readonly connections: Pick<Connections, 'find' | 'isTrusted' | 'trust'>;
  readonly start: (wish: LaunchRequest) => Promise<Result<LaunchId>>;
  readonly notices: Notices;
  readonly log: Log;
  readonly clock: Clock;
  readonly uuid: () => string;
}

/** Links from outside: what they may do is decided by `link-gate.ts`, what they ask is answered here. */
export interface Links {
  /** A link as it came. Resolves when it was asked about, followed, dropped or refused. */
  arrive(text: string): Promise<void>;
  /** Something that came instead of a link, told like one that was refused. */
  refuse(reason: LinkRefusal): void;
  question(): LinkQuestion | null;
  answer(id: string, accept: boolean, remember: boolean): Promise<Result<undefined>>;
  onChange(listener: (question: LinkQuestion | null) => void): () => void;
}

/** {@link Links} over connections and launches. */
export function createLinks(deps: LinksDeps): Links {
  const { connections, clock, log, notices } = deps;
  const changes = createEmitter<LinkQuestion | null>();
  let gate = QUIET_GATE;
  let shown: LinkQuestion | null = null;
  let waiting: AbortController | undefined;
  /** Links are taken one after another: whether one is trusted is read from a disk. */
  let before: Promise<void> = Promise.resolve();

  const show = (question: LinkQuestion | null) => {
    shown = question;
    changes.emit(question);
  };
  const tell = (failure: Failure) => {
    log.warn('a link was not followed', { code: failure.code });
    // Told anew each time: the last link is the one a person has just clicked.
    notices.dismiss('link');
    notices.add({ id: 'link', about: 'link', failure });
  };
  const follow = async (link: Connect): Promise<void> => {
    const { verb: _, ...wish } = link;
    const started = await deps.start(wish);
    if (!started.ok) tell(started.failure);
  };

  const forgetLater = (): AbortController => {
    const answered = new AbortController();
    clock.sleep(QUESTION_LIFE_MS, answered.signal).then(
      () => {
        gate = forget(gate, clock.monotonic());
        if (gate.open === undefined) show(null);
      },
      () => undefined,
    );
    return answered;
  };

  const take = async (text: string): Promise<void> => {
    const reading = parseDeepLink(text);
    if (!reading.ok) {
      const { reason, part } = reading;
      tell({ code: 'link-refused', reason, part });
      return;
    }
    if (reading.link.verb === 'open') return;
    const { link } = reading;
    const connection = await connections.find(link.connection);
    if (!connection.ok) {
      tell(connection.failure);
      return;
    }
    const isTrusted = await connections.isTrusted(link.connection);
    const id = deps.uuid();
    const admitted = admitLink(gate, link, isTrusted, { id, at: clock.monotonic() });
    gate = admitted.state;
    if (admitted.decision === 'act') await follow(link);
    if (admitted.decision === 'drop') log.info('a link was dropped: a question was open');
    if (admitted.decision !== 'ask') return;
    show({
      id,
      connection: link.connection,
      connectionName: connection.value.name,
      session: link.session,
      ...omitUndefined({ studio: link.studio }),
    });
    waiting = forgetLater();
  };

  return {
    arrive(text) {
      // One that broke is its own caller's to hear of; those behind it are taken all the same.
      before = before.catch(() => undefined).then(() => take(text));
      return before;
    },
    refuse(reason) {
      tell({ code: 'link-refused', reason });
    },
    question: () => shown,
    async answer(id, accept, remember) {
      const settled = settleQuestion(gate, id, clock.monotonic());
      gate = settled.state;
      const { link } = settled;
      if (link === undefined) return err({ code: 'not-found', what: 'thing' });
      waiting?.abort();
      show(null);
      if (!accept) return ok(undefined);
      if (remember) {
        const trusted = await connections.trust(link.connection);
        if (!trusted.ok) tell(trusted.failure);
      }
      await follow(link);
      return ok(undefined);
    },
    onChange: changes.on,
  };
}
