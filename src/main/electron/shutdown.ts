import { app, BrowserWindow } from 'electron';
import type { Launches } from '../core/launch/launches.ts';
import { onEndSignal, outliveGpuProcess } from './end-signals.ts';

export interface ShutdownOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly deps: Promise<{
    readonly launches: Pick<Launches, 'stop'>;
    /** Removes the connections whose removal could still be undone. Needs the keychain, which `shutdown` stops. */
    readonly disposeRemovals: () => Promise<void>;
    /** Stops running work. */
    readonly shutdown: () => void;
    /** Settles when all temporary files of this run are deleted. */
    readonly dispose: () => Promise<void>;
    readonly windowBounds: { settled(): Promise<void> };
  }>;
  /** True if the program keeps running after its last window was closed. */
  readonly keepsRunning: () => Promise<boolean>;
  /** What has to be done while the window still exists. */
  readonly onShutdown: () => void;
}

/**
 * Shutting down stops running work, which continues at the next start, then waits until all hand-over files are
 * deleted. The program can be started again meanwhile. What closing the window means is in
 * docs/decisions/0020-closing-the-window.md.
 */
export function shutdownInOrder({
  platform,
  deps,
  keepsRunning,
  onShutdown,
}: ShutdownOptions): void {
  let shuttingDown: Promise<void> | undefined;
  const shutDown = async () => {
    onShutdown();
    for (const open of BrowserWindow.getAllWindows()) open.destroy();
    const { launches, disposeRemovals, shutdown, dispose, windowBounds } = await deps;
    await disposeRemovals();
    shutdown();
    await launches.stop();
    await windowBounds.settled();
    // Not earlier, because the next instance continues the launches that were running here.
    app.releaseSingleInstanceLock();
    await dispose();
    app.exit(0);
  };
  const shutDownUnlessNeeded = async () => {
    // The window may have been opened again during the check.
    if ((await keepsRunning()) || BrowserWindow.getAllWindows().length > 0) return;
    shuttingDown ??= shutDown();
  };
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') void shutDownUnlessNeeded();
  });
  outliveGpuProcess(app);
  onEndSignal(app, () => {
    app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    shuttingDown ??= shutDown();
  });
}
