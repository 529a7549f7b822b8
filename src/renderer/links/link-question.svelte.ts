import type { Bridge, LinkQuestion } from '../../shared/ipc/contract.ts';

/** An answer to it. `start`: the workstation is started first. */
export interface LinkAnswer {
  readonly accept: boolean;
  readonly remember: boolean;
  readonly start?: boolean;
  /** Its viewer is open: connects again. */
  readonly reconnect?: boolean;
}

/** The question a link from outside raised, if one is open. */
export function createLinkQuestion(bridge: Bridge) {
  let open = $state.raw<LinkQuestion | null>(null);
  let heard = false;

  bridge.links.asked((question) => {
    heard = true;
    open = question;
  });
  void bridge.links.question(undefined).then((reply) => {
    if (reply.ok && !heard) open = reply.value;
  });

  return {
    get open() {
      return open;
    },
    /** Answers `question`. The main process refuses an answer to an old question. */
    answer: (question: LinkQuestion, answer: LinkAnswer) => {
      if (open?.id === question.id) open = null;
      return bridge.links.answer({ id: question.id, ...answer });
    },
  };
}
