import type { App } from 'electron';

/** The signals that end a program: Ctrl+C, a request to end, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls the listener for every signal that ends the program. Chromium handles the first one by quitting, and lets the
 * second one end the program at once. A terminal sends Ctrl+C to all programs in it, and those that started this one
 * (npm) send it again, so there are often two. Chromium installs its handlers before the app is ready; listening again
 * replaces them.
 */
export function onEndSignal(app: Pick<App, 'whenReady'>, listener: () => void): void {
  const listen = () => {
    for (const signal of SIGNALS) process.on(signal, listener);
  };
  listen();
  void app.whenReady().then(() => {
    for (const signal of SIGNALS) process.off(signal, listener);
    listen();
  });
}

/** Chromium starts its GPU process again however often it ended. */
const NO_LIMIT = 'disable-gpu-process-crash-limit';

/**
 * Lets the program outlive Chromium's GPU process, so that it can end in order. A closed terminal, `timeout`, systemd and
 * the end of a session signal all processes. Without a GPU, Chromium then ends the program at once, because it has no
 * other way to draw. With one, it starts the process again by itself, and needs its limit to stop using a broken driver.
 */
export function outliveGpuProcess(
  app: Pick<App, 'on' | 'commandLine' | 'getGPUFeatureStatus'>,
): void {
  app.on('gpu-info-update', () => {
    if (app.getGPUFeatureStatus().gpu_compositing !== 'enabled')
      app.commandLine.appendSwitch(NO_LIMIT);
  });
  if (app.commandLine.hasSwitch('disable-gpu')) app.commandLine.appendSwitch(NO_LIMIT);
}
