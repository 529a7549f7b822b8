/**
 * The process that calls the keychain. keytar keeps a thread until the keychain answers, which may be never (a prompt
 * that no one answers), and cannot be interrupted: the main process ends this process instead.
 */
import { createRequire } from 'node:module';
import { answerCall, type Keytar } from './keychain-answer.ts';
import type { KeychainReply, KeychainRequest } from './keychain-calls.ts';

const parent = process.parentPort;
const reply = (message: KeychainReply) => {
  parent.postMessage(message);
};

/** Loaded before the process is ready, so that loading does not count as waiting for the keychain. */
const loading = Promise.resolve().then(() => createRequire(import.meta.url)('keytar') as Keytar);

parent.on('message', ({ data }) => {
  const request = data as KeychainRequest; // only the main process has the other end
  // A system without the library answers each call with the reason.
  const answer = async () => answerCall(await loading, request);
  answer().then(
    (value) => {
      reply({ id: request.id, value });
    },
    (reason: unknown) => {
      reply({ id: request.id, error: reason instanceof Error ? reason.message : '' });
    },
  );
});
await loading.catch(() => undefined);
reply({ id: 0, value: true });
