import { app, ipcMain, nativeTheme, protocol, session } from 'electron';
import type { Bundle } from '../core/window/bundle.ts';
import type { Log } from '../core/base/log.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { wishQuery } from '../../shared/languages/wish.ts';
import type { Preferences } from '../../shared/settings/preferences.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { hardenPages, hardenSession } from './hardening.ts';
import { serveCalls } from './ipc-server.ts';
import { openWindow } from './main-window.ts';

export interface PracticeViewerWorld {
  readonly bundle: Bundle;
  readonly preload: string;
  readonly received: Handlers['practiceViewer']['received'];
  readonly log: Log;
  /** How the window looked last. */
  readonly look: Pick<Preferences, 'language' | 'theme'>;
}

/** The practice viewer: a window that shows what a viewer would have received. Ends with its window. */
export async function runPracticeViewer(world: PracticeViewerWorld): Promise<void> {
  registerAppScheme(protocol);
  nativeTheme.themeSource = world.look.theme;
  hardenPages(app);
  app.on('window-all-closed', () => {
    app.exit(0);
  });
  serveCalls(
    ipcMain,
    Promise.resolve({ practiceViewer: { received: world.received } }),
    Promise.resolve(world.log),
  );
  await app.whenReady();
  hardenSession(session.defaultSession, !app.isPackaged);
  serveApp(protocol, world.bundle);
  openWindow({
    page: 'practice-viewer.html',
    title: 'Stagedoor',
    query: wishQuery({
      preference: world.look.language,
      system: app.getPreferredSystemLanguages(),
    }),
    preload: world.preload,
    place: { width: 900, height: 640, maximised: false, fullScreen: false },
    development: !app.isPackaged,
  });
}
