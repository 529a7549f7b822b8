import type { Log } from '../../core/base/log.ts';
import type { KeychainChannel, StartKeychain } from '../../core/secrets/keychain-channel.ts';
import {
  readReply,
  type Keychain,
  type KeychainCall,
  type KeychainReply,
  type KeychainValue,
} from './keychain-calls.ts';

/**
 * Limits are counted in seconds in which this process ran: after sleep, and on a machine that is too busy to run it,
 * an answer that has already arrived must not lose against its time limit.
 */
const SECOND_MS = 1_000;
/** How long the process may take to start. */
const START_S = 20;
/** How long a caller waits for an answer. */
const ANSWER_S = 5;
/** How long a question of the keychain to the user stays on the screen. */
const PROMPT_S = 120;
/** How long shutdown waits for a call that is under way. */
const STOP_S = 1;
/** The process ends this long after the last call, to return its memory. */
const IDLE_MS = 30_000;

/** The keychain has not answered in time: it may be waiting for the user. */
export class KeychainSilent extends Error {}

/** {@link Keychain} in a process of its own. */
export interface KeychainClient extends Keychain {
  /** Calls the listener when the keychain answers a call that no one waits for any more. */
  onLateAnswer(listener: () => void): void;
  /** Refuses all further calls, waits up to 1 s for the one that is under way, and ends the process. */
  stop(): Promise<void>;
}

interface Pending {
  readonly id: number;
  readonly request: KeychainCall;
  readonly resolve: (value: KeychainValue) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * {@link KeychainClient} with one call at a time. A call without an answer after 5 s fails, as do all others until
 * it is over, so that nothing waits behind it. A call that does not change anything then keeps running for 2 minutes,
 * because the keychain may be asking the user to unlock it, and ending the process would take that question away.
 * Other calls are ended, so that nothing is stored after the caller was informed that it was not.
 */
export function createKeychainClient(start: StartKeychain, log: Log): KeychainClient {
  const queue: Pending[] = [];
  const lateListeners: (() => void)[] = [];
  let current: Pending | undefined;
  let child: KeychainChannel | undefined;
  let isReady = false;
  let isSilent = false;
  let isStopped = false;
  let nth = 0;
  let stopTimer: () => void = () => undefined;
  let whenSettled: () => void = () => undefined;

  const limit = (seconds: number, onOver: () => void) => {
    stopTimer();
    stopTimer = afterSeconds(seconds, onOver);
  };
  const endWhenIdle = () => {
    const timer = setTimeout(end, IDLE_MS);
    stopTimer = () => {
      clearTimeout(timer);
    };
  };

  /** Ends the process. The next call starts another. */
  const end = () => {
    stopTimer();
    const ended = child;
    child = undefined;
    isReady = false;
    ended?.kill();
  };

  const failWaiting = (reason: Error) => {
    for (const pending of queue.splice(0)) pending.reject(reason);
  };

  const finish = (settle: (pending: Pending) => void) => {
    stopTimer();
    const pending = current;
    current = undefined;
    isSilent = false;
    if (pending !== undefined) settle(pending);
    whenSettled();
    next();
  };

  const onSilent = () => {
    if (current === undefined) return;
    const { call } = current.request;
    isSilent = true;
    log.warn('the keychain does not answer', { call });
    const silent = new KeychainSilent('the keychain does not answer');
    current.reject(silent);
    failWaiting(silent);
    const giveUp = () => {
      end();
      finish(() => undefined);
    };
    const changesNothing = call === 'read' || call === 'probe';
    if (changesNothing && !isStopped) limit(PROMPT_S - ANSWER_S, giveUp);
    else giveUp();
  };

  const onReply = (reply: KeychainReply) => {
    if (reply.id === 0 && !isReady) {
      isReady = true;
      send();
      return;
    }
    if (reply.id !== current?.id) return;
    if ('error' in reply) {
      finish(({ reject }) => {
        reject(new Error(reply.error));
      });
      return;
    }
    const isLate = isSilent;
    finish(({ resolve }) => {
      resolve(reply.value);
    });
    // Null can mean that the user has refused to unlock it.
    if (!isLate || reply.value === null) return;
    log.info('the keychain answers again');
    for (const listener of lateListeners) listener();
  };

  const send = () => {
    if (current === undefined || child === undefined || !isReady) return;
    child.send({ ...current.request, id: current.id });
    limit(ANSWER_S, onSilent);
  };

  const onGone = (why: string) => {
    log.warn('the process of the keychain has ended', { why });
    const gone = new Error(why);
    // Otherwise each call would wait for another process that does not start.
    if (!isReady) failWaiting(gone);
    end();
    finish(({ reject }) => {
      reject(gone);
    });
  };

  const begin = async () => {
    limit(START_S, () => {
      onGone('not started in time');
    });
    try {
      const started = await start();
      if (current === undefined || child !== undefined || isStopped) {
        started.kill();
        return;
      }
      child = started;
      started.onMessage((message) => {
        const reply = readReply(message);
        if (child === started && reply !== undefined) onReply(reply);
      });
      started.onExit(() => {
        if (child === started) onGone('exited');
      });
    } catch {
      onGone('not started');
    }
  };

  const next = () => {
    if (current !== undefined) return;
    current = queue.shift();
    if (current === undefined) {
      if (child !== undefined) endWhenIdle();
      return;
    }
    if (child === undefined) void begin();
    else send();
  };

  return {
    call(request) {
      if (isStopped || isSilent) return Promise.reject(new KeychainSilent('not asked'));
      return new Promise((resolve, reject) => {
        queue.push({ id: ++nth, request, resolve, reject });
        next();
      });
    },
    onLateAnswer(listener) {
      lateListeners.push(listener);
    },
    async stop() {
      if (!isStopped) failWaiting(new KeychainSilent('stopped'));
      isStopped = true;
      if (current !== undefined && isReady && !isSilent) {
        limit(STOP_S, onSilent);
        await new Promise<void>((resolve) => {
          whenSettled = resolve;
        });
      }
      end();
      finish(({ reject }) => {
        reject(new KeychainSilent('stopped'));
      });
      end();
    },
  };
}

/** Calls `onOver` after this many seconds in which this process ran. Returns a function that cancels it. */
function afterSeconds(seconds: number, onOver: () => void): () => void {
  let left = seconds;
  let timer: NodeJS.Timeout;
  const tick = () => {
    left -= 1;
    if (left <= 0) onOver();
    else wait();
  };
  const wait = () => {
    timer = setTimeout(tick, SECOND_MS);
  };
  wait();
  return () => {
    clearTimeout(timer);
  };
}
