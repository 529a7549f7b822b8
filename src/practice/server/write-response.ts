import type { ServerResponse } from 'node:http';
import type { Delivery } from '../faults/fault-reply.ts';

/** Starts to write a response, with its fault if it has one. Ends with the socket at the latest. */
export function writeResponse(response: ServerResponse, delivery: Delivery): void {
  if (delivery.mode === 'hang') return;
  if (delivery.mode === 'drop') {
    response.destroy();
    return;
  }
  const { status, headers } = delivery.reply;
  const body = Buffer.from(delivery.reply.body);
  if (delivery.mode === 'unsized') {
    response.writeHead(status, headers).end(body);
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  switch (delivery.mode) {
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
      writeSlowly(response, body, delivery.everyMs);
  }
}

function writeSlowly(response: ServerResponse, body: Uint8Array, everyMs: number): void {
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
