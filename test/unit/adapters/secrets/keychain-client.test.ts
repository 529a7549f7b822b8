import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeychainClient } from '../../../../src/main/adapters/secrets/keychain-client.ts';
import { answerCall, type Keytar } from '../../../../src/main/adapters/secrets/keychain-answer.ts';
import type {
  KeychainCall,
  KeychainRequest,
  KeychainValue,
} from '../../../../src/main/adapters/secrets/keychain-calls.ts';
import type { StartKeychain } from '../../../../src/main/core/secrets/keychain-channel.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import { memoryKeytar } from '../../../support/secrets/memory-keytar.ts';

const service = 'Stagedoor';
const read = (entry: string): KeychainCall => ({ call: 'read', service, entry });
const store = (entry: string, text: string): KeychainCall => ({
  call: 'store',
  service,
  entry,
  text,
});

/** A process that responds with `answer`; if that never settles, it hangs as keytar does. */
function processes(answer: (call: KeychainCall) => Promise<KeychainValue>) {
  const made: { asked: KeychainRequest[]; isRunning: boolean; end: () => void }[] = [];
  const start: StartKeychain = async () => {
    let tell: (message: unknown) => void = () => {};
    let gone = () => {};
    const one = {
      asked: [] as KeychainRequest[],
      isRunning: true,
      end() {
        one.isRunning = false;
        gone();
      },
    };
    made.push(one);
    const post = (message: unknown) => {
      if (one.isRunning) tell(message);
    };
    return {
      send(message) {
        const request = message as KeychainRequest;
        one.asked.push(request);
        answer(request).then(
          (value) => {
            post({ id: request.id, value });
          },
          (reason: unknown) => {
            post({ id: request.id, error: reason instanceof Error ? reason.message : '' });
          },
        );
      },
      onMessage(listener) {
        tell = listener;
        queueMicrotask(() => {
          post({ id: 0, value: true });
        });
      },
      onExit(listener) {
        gone = listener;
      },
      kill() {
        one.isRunning = false;
      },
    };
  };
  return { start, made };
}

/** A keychain whose responses wait until they are released. */
function heldKeychain(keytar: Keytar = memoryKeytar().keytar) {
  let release: (() => void)[] = [];
  const answer = async (call: KeychainCall) => {
    await new Promise<void>((resolve) => release.push(resolve));
    return answerCall(keytar, call);
  };
  return {
    answer,
    releaseAll() {
      for (const one of release) one();
      release = [];
    },
  };
}

const stateOf = async (promise: Promise<unknown>) => {
  const pending = Symbol('pending');
  const first = await Promise.race([
    promise.then(
      () => 'answered',
      (reason: unknown) => String(reason),
    ),
    Promise.resolve(pending),
  ]);
  return first === pending ? 'pending' : first;
};
const settled = async () => {
  await vi.advanceTimersByTimeAsync(0);
};
const silent = 'Error: the keychain does not answer';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the keychain client', () => {
  it('makes its calls in one process, one at a time, in their order', async () => {
    let underWay = 0;
    let most = 0;
    const { keytar } = memoryKeytar();
    const { start, made } = processes(async (call) => {
      most = Math.max(most, (underWay += 1));
      await Promise.resolve();
      const value = await answerCall(keytar, call);
      underWay -= 1;
      return value;
    });
    const client = createKeychainClient(start, recordingLog().log);
    const all = await Promise.all([
      client.call(read('a')),
      client.call(store('a', 'hush')),
      client.call(read('a')),
      client.call({ call: 'remove', service, entry: 'a' }),
      client.call(read('a')),
      client.call({ call: 'probe', service, entry: 'probe' }),
    ]);
    expect(all).toEqual([null, true, 'hush', true, null, true]);
    expect(most).toBe(1);
    expect(made).toHaveLength(1);
  });

  it("passes on the keychain's own message", async () => {
    const { start } = processes(() => Promise.reject(new Error('Prompt dismissed')));
    const client = createKeychainClient(start, recordingLog().log);
    await expect(client.call(read('a'))).rejects.toThrow('Prompt dismissed');
  });

  it('abandons a call after 5 s, together with all that wait for it', async () => {
    const { start, made } = processes(() => new Promise(() => {}));
    const { log, lines } = recordingLog();
    const client = createKeychainClient(start, log);
    const calls = [client.call(read('a')), client.call(read('b')), client.call(store('c', 'hush'))];
    const ends = Promise.allSettled(calls);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(await Promise.all(calls.map(stateOf))).toEqual(['pending', 'pending', 'pending']);
    await vi.advanceTimersByTimeAsync(1);
    expect((await ends).map((end) => end.status === 'rejected' && String(end.reason))).toEqual([
      silent,
      silent,
      silent,
    ]);
    expect(made[0]?.asked).toHaveLength(1);
    expect(lines).toEqual(['warn the keychain does not answer {"call":"read"}']);
  });

  it('fails at once while a call is unanswered, and sends no further ones', async () => {
    const { start, made } = processes(() => new Promise(() => {}));
    const client = createKeychainClient(start, recordingLog().log);
    client.call(read('a')).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(5_000);
    await expect(client.call(read('b'))).rejects.toThrow();
    await expect(client.call(store('b', 'hush'))).rejects.toThrow();
    expect(made.map(({ asked }) => asked.length)).toEqual([1]);
  });

  it('leaves the keychain’s dialog open, and notifies when it is answered', async () => {
    const keychain = heldKeychain();
    const { start, made } = processes(keychain.answer);
    const client = createKeychainClient(start, recordingLog().log);
    let late = 0;
    client.onLateAnswer(() => (late += 1));
    client.call({ call: 'probe', service, entry: 'probe' }).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(made[0]?.isRunning).toBe(true);
    expect(late).toBe(0);
    keychain.releaseAll();
    await settled();
    expect(late).toBe(1);
    const again = client.call(store('a', 'hush'));
    await settled();
    keychain.releaseAll();
    expect(await again).toBe(true);
    expect(made).toHaveLength(1);
  });

  it('does not notify if the user has refused', async () => {
    const keychain = heldKeychain(memoryKeytar('locked').keytar);
    const { start } = processes(keychain.answer);
    const client = createKeychainClient(start, recordingLog().log);
    let late = 0;
    client.onLateAnswer(() => (late += 1));
    for (const call of [read('a'), { call: 'probe', service, entry: 'probe' } as const]) {
      client.call(call).catch(() => undefined);
      await vi.advanceTimersByTimeAsync(5_000);
      keychain.releaseAll();
      await settled();
    }
    expect(late).toBe(0);
  });

  it('ends a process that has not responded for 2 minutes, and starts another for the next call', async () => {
    let hangs = true;
    const { keytar } = memoryKeytar();
    const { start, made } = processes((call) =>
      hangs ? new Promise(() => {}) : answerCall(keytar, call),
    );
    const client = createKeychainClient(start, recordingLog().log);
    client.call(read('a')).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(made.map(({ isRunning }) => isRunning)).toEqual([false]);
    hangs = false;
    expect(await client.call(store('a', 'hush'))).toBe(true);
    expect(made).toHaveLength(2);
  });

  it('ends the process at once if a call that changes something is not answered', async () => {
    const keychain = heldKeychain();
    const { start, made } = processes(keychain.answer);
    const client = createKeychainClient(start, recordingLog().log);
    const stored = expect(client.call(store('a', 'hush'))).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(5_000);
    await stored;
    expect(made[0]?.isRunning).toBe(false);
  });

  it('does not time out a call because this process was suspended', async () => {
    const keychain = heldKeychain();
    const { start } = processes(keychain.answer);
    const client = createKeychainClient(start, recordingLog().log);
    const call = client.call(read('a'));
    await settled();
    // After sleep, the next timer fires, however late it is.
    await vi.advanceTimersToNextTimerAsync();
    keychain.releaseAll();
    await settled();
    expect(await call).toBeNull();
  });

  it('fails if the process exits, and starts another for the next call', async () => {
    let hangs = true;
    const { keytar } = memoryKeytar();
    const { start, made } = processes((call) =>
      hangs ? new Promise(() => {}) : answerCall(keytar, call),
    );
    const client = createKeychainClient(start, recordingLog().log);
    const first = expect(client.call(read('a'))).rejects.toThrow('exited');
    const second = client.call(read('b'));
    await settled();
    hangs = false;
    made[0]?.end();
    await first;
    expect(await second).toBeNull();
    expect(made).toHaveLength(2);
  });

  it('fails for all callers if the process cannot be started', async () => {
    const client = createKeychainClient(
      () => Promise.reject(new Error('EAGAIN')),
      recordingLog().log,
    );
    const all = await Promise.allSettled([client.call(read('a')), client.call(read('b'))]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails if the process does not report that it is ready', async () => {
    let starts = 0;
    const client = createKeychainClient(() => {
      starts += 1;
      return new Promise(() => {});
    }, recordingLog().log);
    const ends = Promise.allSettled([client.call(read('a')), client.call(read('b'))]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(starts).toBe(1);
  });

  it('ends the process after half a minute without a call', async () => {
    const { keytar } = memoryKeytar();
    const { start, made } = processes((call) => answerCall(keytar, call));
    const client = createKeychainClient(start, recordingLog().log);
    await client.call(read('a'));
    await vi.advanceTimersByTimeAsync(29_999);
    expect(made[0]?.isRunning).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(made[0]?.isRunning).toBe(false);
    expect(await client.call(read('a'))).toBeNull();
  });

  it('ignores messages that are not responses, and responses to other calls', async () => {
    const { keytar } = memoryKeytar();
    const client = createKeychainClient(async () => {
      let tell: (message: unknown) => void = () => {};
      return {
        send(message) {
          const { id } = message as KeychainRequest;
          for (const wrong of [null, 'x', {}, { id }, { id, value: 7 }, { id: id + 1, value: 'x' }])
            tell(wrong);
          void answerCall(keytar, message as KeychainRequest).then((value) => {
            tell({ id, value });
          });
        },
        onMessage(listener) {
          tell = listener;
          queueMicrotask(() => {
            tell({ id: 0, value: true });
          });
        },
        onExit: () => {},
        kill: () => {},
      };
    }, recordingLog().log);
    expect(await client.call(store('a', 'hush'))).toBe(true);
    expect(await client.call(read('a'))).toBe('hush');
    await client.stop();
  });
});

describe('stopping the keychain client', () => {
  it('ends a process that does not respond, and all waiting calls fail', async () => {
    const { start, made } = processes(() => new Promise(() => {}));
    const client = createKeychainClient(start, recordingLog().log);
    const first = client.call(read('a'));
    const ends = Promise.allSettled([first, client.call(read('b'))]);
    await vi.advanceTimersByTimeAsync(5_000);
    await client.stop();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(made[0]?.isRunning).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
    await expect(client.call(read('a'))).rejects.toThrow();
  });

  it('waits up to a second for a call in progress', async () => {
    const { keytar, entries } = memoryKeytar();
    const keychain = heldKeychain(keytar);
    const { start, made } = processes(keychain.answer);
    const client = createKeychainClient(start, recordingLog().log);
    const stored = client.call(store('a', 'hush'));
    await settled();
    const stopped = client.stop();
    await vi.advanceTimersByTimeAsync(900);
    expect(made[0]?.isRunning).toBe(true);
    keychain.releaseAll();
    await settled();
    await stopped;
    expect(await stored).toBe(true);
    expect(entries.size).toBe(1);
    expect(made[0]?.isRunning).toBe(false);
  });

  it('waits no longer than a second', async () => {
    const { start, made } = processes(() => new Promise(() => {}));
    const client = createKeychainClient(start, recordingLog().log);
    const read1 = expect(client.call(read('a'))).rejects.toThrow();
    await settled();
    const stopped = client.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    await stopped;
    await read1;
    expect(made[0]?.isRunning).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a process that is just starting', async () => {
    let arrive: () => void = () => {};
    const { start, made } = processes(() => Promise.resolve(null));
    const client = createKeychainClient(async () => {
      await new Promise<void>((resolve) => (arrive = resolve));
      return start();
    }, recordingLog().log);
    const call = expect(client.call(read('a'))).rejects.toThrow();
    await client.stop();
    await call;
    arrive();
    await settled();
    expect(made.map(({ isRunning }) => isRunning)).toEqual([false]);
  });
});
