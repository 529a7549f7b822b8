import { app, ipcMain, nativeTheme, protocol, session } from 'electron';
import type { Bundle } from '../core/window/bundle.ts';
import type { Log } from '../core/base/log.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { localeQuery } from '../../shared/languages/locale-preference.ts';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenPages, hardenSession, WINDOW_PARTITION } from './hardening.ts';
import { serveCalls } from './ipc-server.ts';
import { openWindow } from './main-window.ts';

export interface PracticeViewerDeps {
  readonly bundle: Bundle;
  readonly preload: string;
  /** What the viewer was started with. Its code is loaded while the window opens. */
  readonly handover: Promise<{
    readonly received: Handlers['practiceViewer']['received'];
    readonly log: Log;
  }>;
  /** The saved language and theme. */
  readonly appearance: Pick<Preferences, 'language' | 'theme'>;
}

/** The practice viewer: a window that shows what a viewer would have received. It ends when the window is closed. */
export async function runPracticeViewer(deps: PracticeViewerDeps): Promise<void> {
  registerAppScheme(protocol);
  nativeTheme.themeSource = deps.appearance.theme;
  hardenPages(app);
  app.on('window-all-closed', () => {
    app.exit(0);
  });
  serveCalls(
    ipcMain,
    deps.handover.then(({ received }) => ({ practiceViewer: { received } })),
    deps.handover.then(({ log }) => log),
  );
  await app.whenReady();
  const pages = session.fromPartition(WINDOW_PARTITION);
  const hardened = hardenSession(pages, !app.isPackaged);
  serveApp(pages.protocol, deps.bundle);
  openWindow({
    page: 'practice-viewer.html',
    title: 'Stagedoor',
    query: localeQuery({
      preference: deps.appearance.language,
      system: app.getPreferredSystemLanguages(),
    }),
    preload: deps.preload,
    bounds: { width: 900, height: 640, maximised: false, fullScreen: false },
    hardened,
    development: !app.isPackaged,
  });
}
