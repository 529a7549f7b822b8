import { contextBridge, ipcRenderer } from 'electron';
import { channelOf } from '../shared/ipc/channel.ts';

const caller =
  (channel: string) =>
  (input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channel, input);

const listener = (channel: string) => (hear: (payload: unknown) => void) => {
  // The event contains the sender, so it is not passed to the window.
  const heard = (_event: unknown, payload: unknown) => {
    hear(payload);
  };
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.off(channel, heard);
  };
};

/** One function for each message of the contract. Main parses all messages. Nothing else of Electron is exposed. */
const bridge = Object.fromEntries(
  Object.entries(BRIDGE_SHAPE).map(([group, rows]) => [
    group,
    Object.fromEntries(
      Object.entries(rows).map(([name, type]) => {
        const channel = channelOf(group, name);
        return [name, type === 'call' ? caller(channel) : listener(channel)];
      }),
    ),
  ]),
);

contextBridge.exposeInMainWorld('stagedoor', bridge);
