// Loaded before the built program (node --import): runs it on plain Node, with a stand-in for Electron.
import { registerHooks } from 'node:module';
import { EventEmitter } from 'node:events';

const standIn = new URL('electron.mjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module', shortCircuit: true }
      : next(specifier, context),
});

// A process that utilityProcess.fork has started (electron.mjs).
if (process.send !== undefined) {
  const port = new EventEmitter();
  process.parentPort = Object.assign(port, { postMessage: (message) => process.send(message) });
  process.on('message', (data) => port.emit('message', { data }));
}
