import type { ServerResponse } from 'node:http';
import type { Delivery } from './fault-reply.ts';

/** Writes an answer, or spoils it, and returns at once. Whatever still runs ends with the socket. */
export function deliver(response: ServerResponse, delivery: Delivery): void {
  if (delivery.way === 'hang') return;
  if (delivery.way === 'drop') {
    response.destroy();
    return;
  }
  const { status, headers } = delivery.reply;
  const body = Buffer.from(delivery.reply.body);
  if (delivery.way === 'unsized') {
    response.writeHead(status, headers).end(body);
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  switch (delivery.way) {
    case 'whole':
      response.end(body);
      return;
    case 'drop-after-headers':
      response.flushHeaders();
      setImmediate(() => response.destroy());
      return;
    case 'cut-short':
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    case 'slow-drip':
      drip(response, body, delivery.everyMs);
  }
}

function drip(response: ServerResponse, body: Uint8Array, everyMs: number): void {
  let sent = 0;
  response.flushHeaders();
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.on('close', () => {
    clearInterval(timer);
  });
}
