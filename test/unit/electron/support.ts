import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';
import { serveCalls } from '../../../src/main/electron/ipc-server.ts';
import type { Handlers } from '../../../src/shared/ipc/contract.ts';
import { channelOf } from '../../../src/shared/ipc/channel.ts';
import { recordingLog } from '../../support/machine/machine.ts';

/** A frame as Electron passes it; the main frame has no parent. */
export const frame = (url: string, parent: unknown = null): WebFrameMain =>
  // Only these two are read.
  ({ url, parent }) as unknown as WebFrameMain;

export const appFrame = frame('app://bundle/index.html');

type Listener = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;

/** The IPC server with a fake Electron. */
export function openServer(handlers: Promise<Partial<Handlers>>) {
  const listeners = new Map<string, Listener>();
  const { log, lines } = recordingLog();
  serveCalls(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    handlers,
    Promise.resolve(log),
  );
  return {
    channels: [...listeners.keys()],
    lines,
    call: async (
      group: string,
      name: string,
      args: readonly unknown[],
      sender: WebFrameMain | null = appFrame,
    ): Promise<unknown> => {
      const listener = listeners.get(channelOf(group, name));
      if (listener === undefined) throw new Error('no listener for this channel');
      // Only the frame of the sender is read.
      return listener({ senderFrame: sender } as unknown as IpcMainInvokeEvent, ...args);
    },
  };
}
