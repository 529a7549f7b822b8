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

let keytar: Keytar | undefined;
/** Loaded by the first call, so that a system without it answers with the reason. */
const loaded = (): Keytar => (keytar ??= createRequire(import.meta.url)('keytar') as Keytar);

parent.on('message', ({ data }) => {
  const request = data as KeychainRequest; // only the main process has the other end
  const answer = async () => answerCall(loaded(), request);
  answer().then(
    (value) => {
      reply({ id: request.id, value });
    },
    (reason: unknown) => {
      reply({ id: request.id, error: reason instanceof Error ? reason.message : '' });
    },
  );
});
reply({ id: 0, value: true });
