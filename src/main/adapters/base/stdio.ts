import type { Readable, Writable } from 'node:stream';
import { onAbort } from '../../core/base/clock.ts';
import type { Stdio } from '../../core/base/stdio.ts';
import { errorCode } from './error-code.ts';

/** The streams of this process. A reader that closed its end (`| head`) is not an error. */
export function openStdio(): Stdio {
  const { stdin, stdout, stderr } = process;
  const canAsk = stdin.isTTY && stderr.isTTY;
  let isLost = false;
  stdout.on('error', (reason) => {
    isLost ||= errorCode(reason) !== 'EPIPE';
  });
  stderr.on('error', () => undefined);
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    read: (limit) => readAll(stdin, limit),
    isPiped: !stdin.isTTY,
    ...(canAsk && { askSecret: (question, signal) => askSecret(stdin, stderr, question, signal) }),
    flushed: async () => {
      await Promise.all([stdout, stderr].map(drained));
      return !isLost;
    },
  };
}

/** A terminal in raw mode. */
interface Keyboard extends Readable {
  setRawMode(on: boolean): unknown;
}

const KEYS = { interrupt: '\u0003', end: '\u0004', enter: /[\r\n]/, erase: /[\b\u007f]/ };

/** Asks on a terminal without echo. Ctrl+C still interrupts the program. */
export async function askSecret(
  input: Keyboard,
  output: Writable,
  question: string,
  signal: AbortSignal,
  interrupt = () => void process.kill(process.pid, 'SIGINT'),
): Promise<string | undefined> {
  // Before the question: otherwise the terminal itself echoes what is typed at once.
  input.setRawMode(true);
  output.write(question);
  let unlisten: () => void = () => undefined;
  try {
    return await new Promise((resolve) => {
      let text = '';
      const onKeys = (chunk: Buffer) => {
        for (const key of chunk.toString('utf8')) {
          if (KEYS.enter.test(key)) resolve(text);
          else if (KEYS.erase.test(key)) text = text.slice(0, -1);
          else if (key === KEYS.end) resolve(undefined);
          else if (key === KEYS.interrupt) {
            interrupt();
            resolve(undefined);
          } else text += key;
        }
      };
      const onEnd = () => {
        resolve(undefined);
      };
      input.on('data', onKeys);
      input.once('end', onEnd);
      unlisten = onAbort(signal, onEnd);
    });
  } finally {
    unlisten();
    input.setRawMode(false);
    input.removeAllListeners('data').removeAllListeners('end').pause();
    output.write('\n');
  }
}

/** All of `input`; `undefined` if it is more than `limit` bytes. */
export async function readAll(input: Readable, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Without an encoding, a stream yields buffers.
  for await (const chunk of input as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
