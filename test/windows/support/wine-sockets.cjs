// Loaded before tests that run on Windows' Node under wine. Wine 8 does not know the socket option with which libuv asks
// for signs of life, and a connection for which `fetch` has asked for them then fails. Windows knows it.
const { Socket } = require('node:net');

Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};
