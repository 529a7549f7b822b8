import { app, BrowserWindow } from 'electron';
import type { Launches } from '../core/launch/launches.ts';

export interface ShutdownOptions {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly deps: Promise<{
    readonly launches: Pick<Launches, 'stop'>;
    /** Ends what is under way. */
    readonly shutdown: () => void;
    /** Settles when nothing of this run is left on the disk. */
    readonly dispose: () => Promise<void>;
    readonly windowBounds: { settled(): Promise<void> };
  }>;
  /** True where the program goes on although its last window was closed. */
  readonly goesOn: () => Promise<boolean>;
  /** What is to be done while the window is still there. */
  readonly onLeaving: () => void;
}

/**
 * Leaving stops what is under way, to be gone on with at the next start, then waits until no hand-over
 * file is left; starting again works meanwhile. What closing the window means:
 * docs/decisions/0020-closing-the-window.md.
 */
export function shutdownInOrder({ platform, deps, goesOn, onLeaving }: ShutdownOptions): void {
  let leaving: Promise<void> | undefined;
  const leave = async () => {
    onLeaving();
    for (const open of BrowserWindow.getAllWindows()) open.destroy();
    const { launches, shutdown, dispose, windowBounds } = await deps;
    shutdown();
    await launches.stop();
    await windowBounds.settled();
    // Not before: whoever starts next goes on with the launches that were under way here.
    app.releaseSingleInstanceLock();
    await dispose();
    app.exit(0);
  };
  const leaveUnlessNeeded = async () => {
    // Asking takes a moment, in which the window may have been opened again.
    if ((await goesOn()) || BrowserWindow.getAllWindows().length > 0) return;
    leaving ??= leave();
  };
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') void leaveUnlessNeeded();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    leaving ??= leave();
  });
}
