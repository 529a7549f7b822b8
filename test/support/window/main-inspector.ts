import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import type { Socket } from 'node:net';

/** `electron`, as code evaluated in the main process gets it. */
const ELECTRON = `process.getBuiltinModule('node:module').createRequire(process.cwd() + '/')('electron')`;

interface Answer {
  readonly id: number;
  readonly result?: {
    readonly result: { readonly value?: unknown };
    readonly exceptionDetails?: unknown;
  };
}

/**
 * Runs `work` in the main process of a program that was started with `--inspect=0`, and returns what it resolves to. Call
 * it once the program is known to run: a module that is loaded earlier keeps the window from opening. `work` uses
 * nothing from its file. Unlike Playwright, this does not touch the pages: one that Playwright drives is always visible.
 * @param address the one that the program prints, `ws://…`
 */
export async function inMain<T>(
  address: string,
  work: (electron: typeof Electron.CrossProcessExports) => Promise<T>,
): Promise<T> {
  const socket = await connect(address);
  try {
    const expression = `(${work.toString()})(${ELECTRON})`;
    const params = { expression, awaitPromise: true, returnByValue: true };
    socket.write(frameOf(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })));
    const { result } = await answerOf(socket);
    if (result === undefined || result.exceptionDetails !== undefined)
      throw new Error(`it failed in the main process: ${JSON.stringify(result)}`);
    return result.result.value as T;
  } finally {
    socket.destroy();
  }
}

const connect = (address: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const key = randomBytes(16).toString('base64');
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-key': key,
      'sec-websocket-version': '13',
    };
    http
      .get(address.replace(/^ws:/, 'http:'), { headers })
      .once('upgrade', (_, socket: Socket) => {
        resolve(socket);
      })
      .once('error', reject);
  });

/** A text as one frame (RFC 6455). A client masks its frames; this mask changes nothing. */
function frameOf(text: string): Buffer {
  const payload = Buffer.from(text);
  const head = Buffer.from([0x81, 0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, Buffer.alloc(4), payload]);
}

/** Waits for the response to the only message. The frames are shorter than 64 KiB. */
function answerOf(socket: Socket): Promise<Answer> {
  let received = Buffer.alloc(0);
  return new Promise((resolve) => {
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (;;) {
        if (received.length < 4) return;
        const isLong = (received.readUInt8(1) & 0x7f) === 126;
        const from = isLong ? 4 : 2;
        const end = from + (isLong ? received.readUInt16BE(2) : received.readUInt8(1));
        if (received.length < end) return;
        const answer = JSON.parse(received.toString('utf8', from, end)) as Answer;
        received = received.subarray(end);
        if (answer.id === 1) resolve(answer);
      }
    });
  });
}
