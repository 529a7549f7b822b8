/** After this time, a window is shown without its page, so that the user sees that the program has started. */
const LONGEST_WAIT_MS = 1_000;

/** What of a window is used here. */
interface HiddenWindow {
  readonly show: () => void;
  readonly once: (event: 'closed', listener: () => void) => unknown;
  readonly webContents: {
    readonly on: (event: 'dom-ready', listener: () => void) => unknown;
    readonly off: (event: 'dom-ready', listener: () => void) => unknown;
  };
}

/**
 * Shows a window that was created hidden, once: when the script of its page has run, or after a second. `prepare` is called
 * right before. A page that is visible from the beginning waits for the process that draws before it runs its script: the
 * window is usable about 110 ms later (docs/development.md, "Measured").
 */
export function showWhenReady(window: HiddenWindow, prepare: () => void): void {
  const { webContents } = window;
  const show = () => {
    stop();
    prepare();
    window.show();
  };
  const timer = setTimeout(show, LONGEST_WAIT_MS);
  const stop = () => {
    clearTimeout(timer);
    webContents.off('dom-ready', show);
  };
  webContents.on('dom-ready', show);
  window.once('closed', () => {
    clearTimeout(timer);
  });
}
