import type { Readable } from 'node:stream';
import type { Stdio } from '../core/stdio.ts';

/** The process's own. A reader that went away (`| head`) is no error of ours. */
export function openStdio(): Stdio {
  const { stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  return {
    out: (line) => void stdout.write(`${line}\n`),
    err: (line) => void stderr.write(`${line}\n`),
    read: (limit) => readAll(stdin, limit),
    flushed: async () => {
      await Promise.all([stdout, stderr].map(drained));
    },
  };
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
