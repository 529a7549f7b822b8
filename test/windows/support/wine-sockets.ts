// Wine 8 does not support the socket option that libuv sets for keep-alive, so connections of `fetch` with keep-alive fail.
// Windows supports it.
import { Socket } from 'node:net';

Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};
