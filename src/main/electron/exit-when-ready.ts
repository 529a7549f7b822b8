import type { App } from 'electron';

/**
 * Ends the program with `status` once Electron has started. Ended earlier, by `exit` or `quit`, a process sometimes
 * crashed, and sometimes it stayed for good, without a window.
 */
export async function exitWhenReady(
  app: Pick<App, 'whenReady' | 'exit'>,
  status: number,
): Promise<void> {
  await app.whenReady();
  // Electron emits `ready` before its message loop runs, and runs this callback in that loop.
  setImmediate(() => {
    app.exit(status);
  });
}
