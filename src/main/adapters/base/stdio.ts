import type { Readable, Writable } from 'node:stream';
import type { Stdio } from '../../core/base/stdio.ts';

/** The process's own. A reader that went away (`| head`) is no error of ours. */
export function openStdio(): Stdio {
  const { stdin, stdout, stderr } = process;
  const canAsk = stdin.isTTY && stderr.isTTY;
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    read: (limit) => readAll(stdin, limit),
    ...(canAsk && { askSecret: (question, signal) => askSecret(stdin, stderr, question, signal) }),
    flushed: async () => {
      await Promise.all([stdout, stderr].map(drained));
    },
  };
}

/** A keyboard, as a terminal in raw mode gives it. */
interface Keyboard extends Readable {
  setRawMode(on: boolean): unknown;
}

const KEYS = { interrupt: '\u0003', end: '\u0004', enter: /[\r\n]/, erase: /[\b\u007f]/ };

/** Asks on a terminal without echo. Ctrl+C interrupts the program as it would without us. */
export async function askSecret(
  input: Keyboard,
  words: Writable,
  question: string,
  signal: AbortSignal,
  interrupt = () => void process.kill(process.pid, 'SIGINT'),
): Promise<string | undefined> {
  // Before the question: what is typed at once would be shown by the terminal itself.
  input.setRawMode(true);
  words.write(question);
  try {
    return await new Promise((resolve) => {
      let typed = '';
      const press = (chunk: Buffer) => {
        for (const key of chunk.toString('utf8')) {
          if (KEYS.enter.test(key)) resolve(typed);
          else if (KEYS.erase.test(key)) typed = typed.slice(0, -1);
          else if (key === KEYS.end) resolve(undefined);
          else if (key === KEYS.interrupt) {
            interrupt();
            resolve(undefined);
          } else typed += key;
        }
      };
      const stop = () => {
        resolve(undefined);
      };
      input.on('data', press);
      input.once('end', stop);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
    });
  } finally {
    input.setRawMode(false);
    input.removeAllListeners('data').removeAllListeners('end').pause();
    words.write('\n');
  }
}

async function readAll(input: Readable, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // Without an encoding set, a stream gives buffers.
  for await (const chunk of input as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
